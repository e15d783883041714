"""Numbers are possible at all: they lie within the bounds of their quantity.

A share above 1 or a negative cost is a slip, however well the digits were copied.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding
from build_scripts.check.rule import Rule
from build_scripts.records.claim import NUMBERS, Claim
from build_scripts.records.vocabulary import Quantity
from calc.unit import Unit

RULE = Rule("RR403", "bounds", "number", "Numbers lie within the bounds of their quantity.")
EXAMPLE = Example("post/cost.yaml", "value: 100M", "value: -100M")
SLACK = 1e-9  # for what the change of units adds


def check(claim: Claim, context: Context) -> Iterator[Finding]:
    """Values and ends of ranges, turned into the unit of the quantity."""
    quantity = context.records.quantities.get(claim.quantity or "")
    unit, own = context.unit(claim.unit), context.quantity_unit(claim)
    if quantity is None or unit is None or own is None or unit.dimension != own.dimension:
        return
    for name in NUMBERS:
        number = context.number(getattr(claim, name))
        if number is not None and not _fits(number.value * unit.factor / own.factor, quantity):
            yield RULE.error(
                claim.at(name),
                f"This is not possible for the quantity '{quantity.id}'.",
                field=name,
                found=f"{getattr(claim, name)} {unit.text}",
                expected=_allowed(quantity, own),
                advice="Look for a wrong unit or power of ten; if the source really says so, choose another quantity.",
            )


def _fits(value: float, quantity: Quantity) -> bool:
    slack = SLACK * abs(value)
    return not (
        (quantity.min is not None and value < quantity.min - slack)
        or (quantity.max is not None and value > quantity.max + slack)
    )


def _allowed(quantity: Quantity, unit: Unit) -> str:
    ends = [f"{word} {end}" for word, end in (("at least", quantity.min), ("at most", quantity.max)) if end is not None]
    return f"{' and '.join(ends)} {unit.text}"
