"""Units can be read.

Every sum is checked for its units, and a unit that cannot be read stops that check for all that rests on it.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding, short
from build_scripts.check.rule import Rule
from build_scripts.records.claim import Claim
from calc.errors import CalcError
from calc.unit import parse_unit

RULE = Rule("RR405", "unit", "number", "The unit of a claim is one that calc knows.")
EXAMPLE = Example("post/cost.yaml", "unit: USD", "unit: bananas")


def check(claim: Claim, context: Context) -> Iterator[Finding]:
    """The unit of a claim."""
    if claim.unit is None:
        return
    try:
        parse_unit(claim.unit)
    except CalcError as error:
        yield RULE.error(
            claim.at("unit"),
            error.message,
            field="unit",
            found=f"'{short(claim.unit)}'",
            expected=error.expected or "a unit such as USD/month, FLOP/parameter/token, million USD, 1",
            advice=error.hint or "Join the names of units with * and /; 1 is a pure number.",
        )
