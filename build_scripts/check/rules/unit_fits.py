"""The unit of a claim measures what its quantity measures.

Rival claims are set side by side in one unit; what measures something else cannot stand there.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding
from build_scripts.check.rule import Rule
from build_scripts.records.claim import Claim
from calc.dimension import Dimension

RULE = Rule("RR406", "unit-fits", "number", "The unit of a claim has the dimension of its quantity.")
EXAMPLE = Example("post/cost.yaml", "unit: USD", "unit: token")


def check(claim: Claim, context: Context) -> Iterator[Finding]:
    """Both sides, by name, where the two dimensions differ."""
    unit, own = context.unit(claim.unit), context.quantity_unit(claim)
    if unit is None or own is None or unit.dimension == own.dimension:
        return
    yield RULE.error(
        claim.at("unit"),
        f"The unit '{unit.text}' does not fit the quantity '{claim.quantity}'.",
        field="unit",
        found=f"'{claim.unit}', which is in {unit.dimension}",
        expected=f"a unit in {own.dimension}, such as {own.text}",
        advice=_advice(claim, unit.dimension, context),
    )


def _advice(claim: Claim, dimension: Dimension, context: Context) -> str:
    fitting = [
        quantity.id
        for quantity in context.records.quantities.values()
        if (known := context.unit(quantity.unit)) is not None and known.dimension == dimension
    ]
    if fitting:
        return f"Correct the unit, or choose a quantity that is in {dimension}: {', '.join(fitting[:5])}."
    return "Correct the unit, or add a quantity for it to claims/vocabulary/quantities.yaml."
