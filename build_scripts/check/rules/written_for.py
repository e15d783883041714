"""A finding says for which numbers it was written, each of them readable.

When one of them changes, the finding may no longer hold, and only this shows it.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding, short
from build_scripts.check.rule import Rule
from build_scripts.check.shape import closest_key
from build_scripts.records.claim import Claim
from calc.amount import read_amount
from calc.errors import CalcError
from calc.unit import Unit

RULE = Rule("RR802", "written-for", "claim", "A finding is stamped with the numbers it was written for.")
EXAMPLE = Example("post/tokens-per-dollar.yaml", "    cost: $100M\n", "")
STATED = "stated"


def check(claim: Claim, context: Context) -> Iterator[Finding]:
    """Missing and unknown names in `written_for`, and amounts that cannot be read or do not fit."""
    if claim.finding is None:
        return
    written = claim.finding.written_for
    wanted = [*claim.inputs, *([STATED] if claim.has_number else [])]
    known = [*claim.inputs, *([STATED] if claim.has_number or claim.formula else [])]
    for name in wanted:
        if name not in written:
            yield _missing(claim, name)
    for name, text in written.items():
        if name not in known:
            meant = closest_key(name, [one for one in wanted if one not in written])
            yield RULE.error(
                claim.key_at("finding", "written_for", name),
                "The claim has no number of its own." if name == STATED else f"The claim has no input '{short(name)}'.",
                field=f"finding.written_for.{short(name)}",
                found=f"'{short(name)}'",
                expected=f"one of {', '.join(known)}" if known else "no number: the claim has none that may change",
                advice=f"Did you mean '{meant}'?" if meant else "Delete it, or name the input that is meant.",
            )
        else:
            yield from _check_amount(claim, name, text, context)


def _missing(claim: Claim, name: str) -> Finding:
    target = claim if name == STATED else None
    example = f"`{name}: {target.value or f'{target.p5} to {target.p95}'} {target.unit}`" if target else f"`{name}: …`"
    what = "the claim's own number" if name == STATED else f"the number of '{claim.inputs[name]}'"
    field = f"finding.written_for.{name}"
    return RULE.error(
        claim.key_at("finding", "written_for"),
        f"The finding does not say for which '{name}' it was written.",
        field=field,
        expected=f"{what}, with its unit, so that a change of it is noticed",
        advice=f"Add under finding: written_for: {example}, as it stands today.",
    )


def _check_amount(claim: Claim, name: str, text: str, context: Context) -> Iterator[Finding]:
    place, field = claim.at("finding", "written_for", name), f"finding.written_for.{name}"
    unit = _unit(claim, name, context)
    try:
        read_amount(text, unit)
    except CalcError as error:
        yield RULE.error(
            place,
            error.message,
            field=field,
            found=f"'{short(text)}'",
            expected=error.expected or f"a number with a unit{f' that fits {unit.text}' if unit else ''}",
            advice=error.hint or "Write number and unit, such as 100M USD or 600B to 1T parameter.",
        )


def _unit(claim: Claim, name: str, context: Context) -> Unit | None:
    target = claim if name == STATED else context.records.claims.get(claim.inputs[name])
    return context.unit(target.unit) if target else None
