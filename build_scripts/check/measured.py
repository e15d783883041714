"""What the inputs and results of a calculator measure, for the rules that look at calculators."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.records.calculator import Calculator
from build_scripts.records.node import Path
from calc.amount import Amount, read_amount
from calc.dimension import Dimension
from calc.edit import read_edit
from calc.errors import CalcError
from calc.unit import Unit


def dimension(calculator: Calculator, name: str, context: Context) -> Dimension | None:
    """What an input (by its default) or a result (by its unit) measures; None for what cannot be read."""
    if name in calculator.inputs:
        return context.dimension(context.records.claims.get(calculator.inputs[name].default or ""))
    found = calculator.results.get(name)
    return context.dimension(found) if found else None  # type: ignore[arg-type]


def input_unit(calculator: Calculator, name: str, context: Context) -> Unit | None:
    """The unit in which a number without one is read for an input."""
    found = calculator.inputs.get(name)
    if found is None:
        return None
    claim = context.records.claims.get(found.default or "")
    return context.unit(found.unit or (claim.unit if claim else None))


def amount(calculator: Calculator, name: str, text: str, context: Context) -> Amount | CalcError | None:
    """What was written for an input, or why it cannot be read, does not fit or is not possible.

    None for an input that itself cannot be read, of which other rules speak.
    """
    unit = input_unit(calculator, name, context)
    if unit is None:
        return None
    try:
        if context.evaluation is None:
            return read_amount(text, unit)
        return read_edit(context.evaluation.model, calculator.node_id(name), text, unit)
    except CalcError as error:
        return error


def references(calculator: Calculator) -> Iterator[tuple[Path, str]]:
    """Every place of a calculator that names a claim, with the name."""
    for name, one in calculator.inputs.items():
        if one.default:
            yield ("inputs", name, "default"), one.default
        if isinstance(one.rivals, list):
            yield from ((("inputs", name, "rivals", index), target) for index, target in enumerate(one.rivals))
    for index, preset in enumerate(calculator.presets):
        yield from ((("presets", index, "use", name), target) for name, target in preset.use.items())
