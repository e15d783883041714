"""Values, ranges and bounds are numbers that can be read.

A number that calc cannot read takes part in no sum and no comparison.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding, short
from build_scripts.check.rule import Rule
from build_scripts.records.claim import ERRORS, NUMBERS, Claim
from calc.errors import CalcError
from calc.number import read_number

RULE = Rule("RR401", "number", "number", "Values and the ends of ranges are numbers that calc can read.")
EXAMPLE = Example("post/cost.yaml", "value: 100M", "value: about 100M")


def check(claim: Claim, context: Context) -> Iterator[Finding]:
    """Values, ends and standard errors, as the source wrote them."""
    for name in (*NUMBERS, *ERRORS):
        text = getattr(claim, name)
        if text is None:
            continue
        try:
            read_number(text)
        except CalcError as error:
            yield RULE.error(
                claim.at(name),
                error.message,
                field=name,
                found=f"'{short(text)}'",
                expected=error.expected or "a number such as 4T, 33849 or 2.15e25",
                advice=error.hint or "Write the number alone; its unit goes into 'unit', a range into 'p5' and 'p95'.",
            )
