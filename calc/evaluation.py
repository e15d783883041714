"""Recomputing: what each claim's formula gives today, by the step and along the chain.

The *step* takes the numbers that the sources state for the inputs: is this step's sum right? The *chain* takes the
inputs' own recomputed values: what does the whole argument give? A reader's edits hold in both; in the step, what
lies downstream of an edit is recomputed as well, so that an edit always flows down.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from calc import verdict
from calc.amount import Amount, read_amount
from calc.claim import Claim
from calc.compilation import evaluate, evaluate_columns
from calc.distribution import Distribution
from calc.errors import CalcError
from calc.model import Model
from calc.sampling import chances, check_samples, percentile
from calc.text import amount_text
from calc.unit import Unit, convert


@dataclass(frozen=True)
class Outcome:
    """One computed value in base units; or None, with the reason. `interval` is (p5, p50, p95) where draws were
    asked for and something on the way has a range; `verdict` and `ratio` compare it with what the source states."""

    value: float | None
    reason: str | None = None
    interval: tuple[float, float, float] | None = None
    verdict: str | None = None
    ratio: float | None = None


@dataclass(frozen=True)
class Result:
    """A claim with its `step` and its `chain`; both are None for a claim without a formula. `value` is the number in
    force in the chain, in base units: edited, recomputed or stated; `step_value` is the one that the steps that rest on
    it take."""

    claim: Claim
    value: float | None
    step_value: float | None
    step: Outcome | None
    chain: Outcome | None
    edited: bool
    interval: tuple[float, float, float] | None = None


class Evaluation:
    """One evaluation of a model under edits. Values are computed when they are asked for, and once.

    `edits` maps claim ids to amounts (see `read_edit`); `samples` draws are used for intervals, none for 0.
    """

    def __init__(self, model: Model, edits: Mapping[str, Amount] | None = None, samples: int = 0, seed: int = 0):
        self.model = model
        self.edits = dict(edits or {})
        self.samples = check_samples(samples)
        self.seed = seed
        self.reached = set(self.edits)
        for claim_id in self.edits:
            self.reached.update(model.follows_from(claim_id))
        # Computed values and columns by (along the chain?, claim id).
        self._values: dict[tuple[bool, str], tuple[float | None, str | None]] = {}
        self._formula_columns: dict[tuple[bool, str], list[float] | None] = {}
        # Draws of what is edited or stated are the same for step and chain.
        self._drawn_columns: dict[str, list[float] | None] = {}
        self._filled: set[str] = set()

    def result(self, claim_id: str) -> Result:
        """Everything that is computed of one claim. Raises `CalcError` for an id that does not exist."""
        claim = self.model[claim_id]
        self._fill(claim_id)
        value, _ = self._in_force(True, claim_id)
        step = chain = None
        if claim.formula is not None:
            step, chain = self._outcome(False, claim), self._outcome(True, claim)
        step_value, _ = self._in_force(False, claim_id)
        if chain is not None and claim_id not in self.edits:
            interval = chain.interval
        else:
            interval = self._interval(value, self._column(True, claim_id))
        return Result(claim, value, step_value, step, chain, claim_id in self.reached, interval)

    def _fill(self, claim_id: str) -> None:
        """Compute what a claim rests on in order, so that no recursion depends on the length of a chain."""
        if self._filled.issuperset(self.model[claim_id].inputs.values()):
            self._filled.add(claim_id)
            return
        for input_id in [*self.model.rests_on(claim_id), claim_id]:
            self._filled.add(input_id)
            for chained in (False, True):
                self._in_force(chained, input_id)
                self._column(chained, input_id)

    def _in_force(self, chained: bool, claim_id: str) -> tuple[float | None, str | None]:
        """The value that a claim hands on to what rests on it, and the reason where there is none."""
        edit = self.edits.get(claim_id)
        if edit is not None:
            return edit.unit.to_base(edit.value), None
        claim = self.model[claim_id]
        if self._is_computed(chained, claim):
            return self._computed(chained, claim)
        value = claim.stated_base()
        return value, None if value is not None else f"'{claim_id}' states no number"

    def _is_computed(self, chained: bool, claim: Claim) -> bool:
        """Whether a claim hands on what its formula gives, rather than what its source states."""
        if claim.formula is None:
            return False
        return chained or claim.stated is None or claim.id in self.reached

    def _computed(self, chained: bool, claim: Claim) -> tuple[float | None, str | None]:
        """What the formula of a claim gives, from its inputs in force."""
        key = (chained, claim.id)
        if key not in self._values:
            self._values[key] = self._compute(chained, claim)
        return self._values[key]

    def _compute(self, chained: bool, claim: Claim) -> tuple[float | None, str | None]:
        clash = self.model.clash(claim.id)
        if clash is not None:
            return None, self._clash_reason(chained, claim, str(clash))
        if claim.unit is None:
            return None, f"'{claim.id}' has a formula but no unit"
        values, reason = self._input_values(chained, claim)
        if reason:
            return None, reason
        try:
            return evaluate(claim.formula, values), None
        except CalcError as error:
            return None, str(error)

    def _input_values(self, chained: bool, claim: Claim) -> tuple[list[float], str | None]:
        values = []
        for name in claim.formula.names:
            input_id = claim.inputs[name]
            value, reason = self._in_force(chained, input_id)
            if value is None:
                return [], f"The input '{name}' has no value: {reason}"
            values.append(value)
        return values, None

    def _clash_reason(self, chained: bool, claim: Claim, reason: str) -> str:
        """The clash of dimensions, with the number that the formula would give: `2e17 token, not bit`."""
        try:
            dimension = self.model.formula_dimension(claim)
            values, missing = self._input_values(chained, claim)
            if missing:
                return reason
            return f"The formula gives {amount_text(evaluate(claim.formula, values), str(dimension))}. {reason}"
        except CalcError:
            return reason

    def _outcome(self, chained: bool, claim: Claim) -> Outcome:
        value, reason = self._computed(chained, claim)
        if value is None:
            clashes = self.model.clash(claim.id) is not None
            found = verdict.DIMENSION_MISMATCH if clashes else verdict.NOT_RECOMPUTABLE
            return Outcome(None, reason, None, found if claim.stated is not None or clashes else None)
        found, ratio = self._compared(chained, claim, value)
        return Outcome(value, None, self._interval(value, self._formula_column(chained, claim)), found, ratio)

    def _compared(self, chained: bool, claim: Claim, value: float) -> tuple[str | None, float | None]:
        stated = claim.stated_base()
        if stated is None:
            return None, None
        low, high = claim.stated_ends()
        found = verdict.compare(stated, low, high, value, claim.qualifier)
        # What a reader's own numbers give is not the source's rounding.
        if found == verdict.DIFFERS and not chained and claim.id not in self.reached and self._is_rounding(claim):
            found = verdict.ROUNDING
        ratio = value / stated if stated else math.inf
        return found, ratio if math.isfinite(ratio) else None

    def _is_rounding(self, claim: Claim) -> bool:
        ends = []
        for name in claim.formula.names:
            input_id = claim.inputs[name]
            value, _ = self._in_force(False, input_id)
            stated = self.model[input_id].stated
            # A stated range is not the rounding of a number: only the digits of a single value are.
            as_written = stated is not None and not stated.is_range
            ends.append(self.model[input_id].stated_ends() if as_written else (value, value))
        return verdict.explained_by_rounding(*claim.stated_ends(), ends, lambda corner: evaluate(claim.formula, corner))

    def _interval(self, value: float | None, column: Sequence[float] | None) -> tuple[float, float, float] | None:
        if value is None or column is None:
            return None
        ordered = sorted(column)
        return tuple(percentile(ordered, share) for share in (0.05, 0.50, 0.95))

    def _column(self, chained: bool, claim_id: str) -> list[float] | None:
        """The draws that a claim hands on; None when none were asked for or nothing behind it has a range."""
        if not self.samples:
            return None
        claim = self.model[claim_id]
        if claim_id not in self.edits and self._is_computed(chained, claim):
            return self._formula_column(chained, claim)
        if claim_id not in self._drawn_columns:
            self._drawn_columns[claim_id] = self._drawn(claim_id, self._distribution(claim))
        return self._drawn_columns[claim_id]

    def _distribution(self, claim: Claim) -> Distribution | None:
        edit = self.edits.get(claim.id)
        return claim.distribution() if edit is None else edit.distribution(*claim.bounds)

    def _drawn(self, claim_id: str, distribution: Distribution | None) -> list[float] | None:
        if distribution is None or distribution.family == "point":
            return None
        return [distribution.quantile(chance) for chance in chances(claim_id, self.samples, self.seed)]

    def _formula_column(self, chained: bool, claim: Claim) -> list[float] | None:
        """What the formula of a claim gives, draw by draw; None as in `_column`, or where some draws have no value."""
        key = (chained, claim.id)
        if key not in self._formula_columns:
            self._formula_columns[key] = self._compute_column(chained, claim)
        return self._formula_columns[key]

    def _compute_column(self, chained: bool, claim: Claim) -> list[float] | None:
        if not self.samples or self._computed(chained, claim)[0] is None:
            return None
        columns = [self._column(chained, claim.inputs[name]) for name in claim.formula.names]
        if all(column is None for column in columns):
            return None
        for place, name in enumerate(claim.formula.names):
            if columns[place] is None:
                columns[place] = [self._in_force(chained, claim.inputs[name])[0]] * self.samples
        try:
            return evaluate_columns(claim.formula, columns)
        except CalcError:
            return None  # some draws have no value: an interval of the rest would mislead


def read_edit(model: Model, claim_id: str, text: str, unit: Unit | None = None) -> Amount:
    """Read what a reader wrote for a claim; a number without a unit is in `unit`, or in the claim's own.

    Raises `CalcError` for what cannot be read, for a unit that does not fit, and for a value outside the physical
    bounds of the quantity or too large to compute with.
    """
    claim = model[claim_id]
    if claim.unit is None:
        raise CalcError(f"'{claim_id}' has no number that could be changed.")
    if unit is not None:
        convert(1.0, unit, claim.unit)
    amount = read_amount(text, unit or claim.unit)
    low, high = claim.bounds
    for value in (amount.value,) if not amount.is_range else (amount.p5, amount.p95):
        base = amount.unit.to_base(value)
        if (low is not None and base < low) or (high is not None and base > high):
            raise _out_of_bounds(claim, low, high)
    amount.check_size()
    return amount


def _out_of_bounds(claim: Claim, low: float | None, high: float | None) -> CalcError:
    ends = [None if end is None else amount_text(claim.unit.from_base(end), claim.unit.text) for end in (low, high)]
    if ends[0] is not None and ends[1] is not None:
        allowed = f"from {ends[0]} to {ends[1]}"
    else:
        allowed = f"at least {ends[0]}" if ends[0] is not None else f"at most {ends[1]}"
    return CalcError("That value is not possible for this quantity.", expected=f"{allowed}")
