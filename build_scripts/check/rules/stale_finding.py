"""A finding still speaks of the numbers that stand there today."""

from __future__ import annotations

import math
from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.finding import Finding
from build_scripts.check.rule import Rule
from build_scripts.records.claim import Claim
from calc.amount import Amount, read_amount
from calc.errors import CalcError
from calc.text import amount_text
from calc.unit import Unit

RULE = Rule("RR803", "stale-finding", "claim", "No number that a finding was written for has changed since.")
SAME = 1e-9  # relative; for what the change of units adds


def check(claim: Claim, context: Context) -> Iterator[Finding]:
    """Inputs, or the stated value, that have changed: the finding is due for review."""
    if claim.finding is None:
        return
    for name, text in claim.finding.written_for.items():
        target = claim if name == "stated" else context.records.claims.get(claim.inputs.get(name, ""))
        unit = context.unit(target.unit) if target is not None else None
        if target is None or target.broken or unit is None:
            continue
        written = _written(text, unit)
        now = _changed(target, written, unit, context) if written is not None else None
        if now is not None:
            yield RULE.warning(
                claim.at("finding", "written_for", name),
                "The finding is due for review: a number has changed.",
                field=f"finding.written_for.{name}",
                found=f"{now} in '{target.id}'",
                expected=text,
                advice="Recompute, see whether the finding still holds, correct it, then write the new number here.",
            )


def _written(text: str, unit: Unit) -> Amount | None:
    try:
        return read_amount(text, unit).in_unit(unit)
    except CalcError:
        return None  # another rule says what cannot be read


def _changed(target: Claim, written: Amount, unit: Unit, context: Context) -> str | None:
    """The number of today, when it is not the one that was written; None when it is, or when there is none."""
    low, value, high = (context.number(text) for text in (target.p5, target.value, target.p95))
    if low is not None and high is not None:
        same = written.is_range and _same(written.p5, low.value) and _same(written.p95, high.value)
        return None if same else f"{target.p5} to {target.p95} {unit.text}"
    if value is not None:
        same = not written.is_range and _same(written.value, value.value)
        return None if same else f"{target.value} {unit.text}"
    computed = _computed(target, context)
    # A computed number has more digits than anybody writes: it must lie within those that were written.
    if computed is None or written.low <= unit.from_base(computed) <= written.high:
        return None
    return amount_text(unit.from_base(computed), unit.text)


def _computed(target: Claim, context: Context) -> float | None:
    """What the formula of a claim without a stated number gives, in base units."""
    if target.formula is None or context.evaluation is None:
        return None
    return context.evaluation.result(target.id).value


def _same(left: float, right: float) -> bool:
    return math.isclose(left, right, rel_tol=SAME)
