"""A finding still speaks of the numbers that stand there today.

A finding judges a sum as it stood; with other numbers it may be unjust, or too kind.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding
from build_scripts.check.rule import Rule
from build_scripts.records.claim import Claim
from calc.amount import read_amount
from calc.claim import stated_amount
from calc.errors import CalcError
from calc.staleness import number_now

RULE = Rule("RR803", "stale-finding", "claim", "No number that a finding was written for has changed since.")
EXAMPLE = Example("post/cost.yaml", "value: 100M", "value: 63M")


def check(claim: Claim, context: Context) -> Iterator[Finding]:
    """Inputs, or the stated value, that have changed: the finding is due for review."""
    if claim.finding is None:
        return
    for name, text in claim.finding.written_for.items():
        target = claim if name == "stated" else context.records.claims.get(claim.inputs.get(name, ""))
        now = _number_now(text, target, context) if target is not None and not target.broken else None
        if now is not None:
            yield RULE.warning(
                claim.at("finding", "written_for", name),
                "The finding is due for review: a number has changed.",
                field=f"finding.written_for.{name}",
                found=f"{now} in '{target.id}'",
                expected=text,
                advice="Recompute, see whether the finding still holds, correct it, then write the new number here.",
            )


def _number_now(written: str, target: Claim, context: Context) -> str | None:
    """The number of today, when it is not the one that was written."""
    unit = context.unit(target.unit)
    if unit is None:
        return None
    try:
        read_amount(written, unit).in_unit(unit)
        stated = stated_amount(target.stated, unit)
    except CalcError:
        return None  # another rule says what cannot be read
    return number_now(written, unit, stated, None if stated is not None else _computed(target, context))


def _computed(target: Claim, context: Context) -> float | None:
    """What the formula of a claim without a stated number gives, in base units."""
    if target.formula is None or context.evaluation is None:
        return None
    return context.evaluation.result(target.id).step_value
