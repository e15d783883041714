"""What the laws give where something was published, and how far the two are apart: for check, tests and page.

The inputs of a case are taken as their sources state them, as in any other step.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from build_scripts.records.fidelity import FidelityCase
from calc.amount import read_amount
from calc.compilation import evaluate
from calc.dimension import Dimension
from calc.errors import CalcError
from calc.evaluation import Evaluation
from calc.formula import Formula, parse
from calc.number import read_number
from calc.unit import Unit

CLAIM_ID = re.compile(r"[a-z0-9-]+/[a-z0-9-]+(#[a-z0-9_]+)?")


@dataclass(frozen=True)
class CaseOutcome:
    """What ours is compared with and ours, in `unit`, with the ends of what the digits of the first stand for.

    `published` is what the source printed or, where that is a misprint, what it must have meant; `misprint` is then
    what it printed, else None.
    """

    unit: Unit
    published: float
    low: float
    high: float
    ours: float
    misprint: float | None = None

    @property
    def difference(self) -> float:
        """Ours ÷ published − 1."""
        if self.ours == self.published:
            return 0.0
        return self.ours / self.published - 1 if self.published else math.inf

    @property
    def is_rounding(self) -> bool:
        """Whether ours, written with as many digits, is what was published."""
        slack = 1e-12 * abs(self.published)
        return min(self.low, self.high) - slack <= self.ours <= max(self.low, self.high) + slack


def names_claim(text: str) -> bool:
    """Whether an input of a case is the id of a claim, and not an amount."""
    return CLAIM_ID.fullmatch(text) is not None


def tolerance(case: FidelityCase) -> float:
    """`within` as a share. Raises `CalcError`."""
    return read_number(case.within or "").value


def formula_of(case: FidelityCase) -> Formula:
    """The formula of a case. Raises `CalcError`."""
    return parse(case.formula or "")


def input_dimension(text: str, evaluation: Evaluation) -> Dimension:
    """What an input of a case measures. Raises `CalcError`."""
    if not names_claim(text):
        return read_amount(text).unit.dimension
    unit = evaluation.model[text].unit
    if unit is None:
        raise CalcError(f"'{text}' has no number.", expected="a claim with a number")
    return unit.dimension


def outcome(case: FidelityCase, evaluation: Evaluation) -> CaseOutcome:
    """Compute one case. Raises `CalcError` for what cannot be read or computed, or does not fit."""
    published = evaluation.model[case.published or ""]
    if published.stated is None:
        raise CalcError(f"'{case.published}' states no number.", expected="a claim with a value")
    formula = formula_of(case)
    gives = formula.dimension({name: input_dimension(case.inputs[name], evaluation) for name in formula.names})
    if gives != published.unit.dimension:
        raise CalcError(
            f"The formula gives {gives}, but the published number is in {published.unit}.",
            expected=f"a formula that gives {published.unit.dimension}",
        )
    ours = evaluate(formula, [_value(case.inputs[name], evaluation) for name in formula.names])
    unit, stated = published.unit, published.stated
    meant = read_amount(case.mended, unit).in_unit(unit) if case.mended else stated
    misprint = stated.value if case.mended else None
    return CaseOutcome(unit, meant.value, meant.low, meant.high, unit.from_base(ours), misprint)


def _value(text: str, evaluation: Evaluation) -> float:
    """An input in base units: as its source states it, else as it is recomputed."""
    if not names_claim(text):
        amount = read_amount(text)
        return amount.unit.to_base(amount.value)
    value = evaluation.result(text).step_value
    if value is None:
        raise CalcError(f"'{text}' has no value.", expected="a claim with a number")
    return value
