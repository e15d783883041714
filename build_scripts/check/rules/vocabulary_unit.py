"""The units of a quantity can be read, are of one dimension, and its bounds are in order.

A reader chooses among them, and numbers are turned from one into the other.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding, short
from build_scripts.check.rule import Rule
from build_scripts.records.records import Records
from build_scripts.records.vocabulary import Quantity
from calc.errors import CalcError
from calc.unit import parse_unit

RULE = Rule("RR407", "vocabulary-unit", "records", "The units of a quantity can be read, and are all of one dimension.")
EXAMPLE = Example("vocabulary/quantities.yaml", "units: [USD, million USD]", "units: [USD, token]")


def check(records: Records, context: Context) -> Iterator[Finding]:
    """`unit`, `units`, `min` and `max` of every quantity."""
    for quantity in records.quantities.values():
        texts = [] if quantity.unit is None else [(("unit",), quantity.unit)]
        texts += [(("units", index), text) for index, text in enumerate(quantity.units)]
        for path, text in texts:
            yield from _check(quantity, path, text, context)
        if quantity.min is not None and quantity.max is not None and quantity.min > quantity.max:
            yield RULE.error(
                quantity.at("min"),
                "The lowest possible value is above the highest.",
                field=f"{quantity.id}.min",
                found=f"min: {quantity.min}, max: {quantity.max}",
                expected="min at most max",
                advice="Exchange the two.",
            )


def _check(quantity: Quantity, path: tuple, text: str, context: Context) -> Iterator[Finding]:
    field = f"{quantity.id}.{path[0]}"
    try:
        unit = parse_unit(text)
    except CalcError as error:
        yield RULE.error(
            quantity.at(*path),
            error.message,
            field=field,
            found=f"'{short(text)}'",
            expected=error.expected or "a unit that calc knows",
            advice=error.hint or "Join the names of units with * and /; 1 is a pure number.",
        )
        return
    own = context.unit(quantity.unit)
    if own is not None and unit.dimension != own.dimension:
        yield RULE.error(
            quantity.at(*path),
            f"The unit '{unit.text}' does not fit '{own.text}', the first of the quantity.",
            field=field,
            found=f"'{unit.text}', which is in {unit.dimension}",
            expected=f"a unit in {own.dimension}",
            advice="Correct it, or take it out of the list.",
        )
