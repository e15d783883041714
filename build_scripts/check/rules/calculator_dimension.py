"""The results and conditions of a calculator measure what they say.

Dollars in a field of tokens are seen by the check and not by the eye.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check import measured
from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding, short
from build_scripts.check.rule import Rule
from build_scripts.records.calculator import Calculator, CalculatorResult, Computed
from calc.dimension import explain_difference
from calc.errors import CalcError
from calc.unit import parse_unit

RULE = Rule(
    "RR514",
    "calculator-dimension",
    "calculator",
    "Results and conditions have the dimension of their unit, results that of their quantity.",
)
EXAMPLE = Example("calculators/dollar.yaml", "formula: tokens / budget", "formula: tokens * budget")


def check(calculator: Calculator, context: Context) -> Iterator[Finding]:
    """Units that cannot be read or do not fit the quantity, and formulas that give something else."""
    for part, one in calculator.formulas_by_place:
        yield from _unit(calculator, part, one, context)
        yield from _formula(calculator, part, one, context)


def _unit(calculator: Calculator, part: str, one: Computed, context: Context) -> Iterator[Finding]:
    if one.unit is None:
        return
    try:
        unit = parse_unit(one.unit)
    except CalcError as error:
        yield RULE.error(
            calculator.at(part, one.name, "unit"),
            error.message,
            field=f"{part}.{one.name}.unit",
            found=f"'{short(one.unit)}'",
            expected=error.expected or "a unit that calc knows",
            advice=error.hint or "Join the names of units with * and /; 1 is a pure number.",
        )
        return
    own = context.quantity_unit(one) if isinstance(one, CalculatorResult) else None  # type: ignore[arg-type]
    if own is not None and unit.dimension != own.dimension:
        yield RULE.error(
            calculator.at(part, one.name, "unit"),
            f"The unit '{unit.text}' does not fit the quantity '{one.quantity}', which is in '{own.text}'.",
            field=f"{part}.{one.name}.unit",
            found=f"'{unit.text}', which is in {unit.dimension}",
            expected=f"a unit in {own.dimension}",
            advice="Correct the unit, or choose another quantity.",
        )


def _formula(calculator: Calculator, part: str, one: Computed, context: Context) -> Iterator[Finding]:
    formula, unit = context.formula(one), context.unit(one.unit)  # type: ignore[arg-type]
    if formula is None:
        return
    known = {other: measured.dimension(calculator, other, context) for other in formula.names}
    if None in known.values():
        return  # other rules say why a name has no dimension
    sides = ", ".join(f"{other} in {found}" for other, found in known.items())
    try:
        gives = formula.dimension(known)  # type: ignore[arg-type]
    except CalcError as error:
        message, expected, why = error.message, error.expected or "operands that fit each other", error.hint or ""
    else:
        if unit is None or gives == unit.dimension:
            return
        message = f"The formula gives {gives}, but the unit is {unit.text}."
        expected, why = f"a formula that gives {unit.dimension}", explain_difference(gives, unit.dimension)
    yield RULE.error(
        calculator.at(part, one.name, "formula"),
        message,
        field=f"{part}.{one.name}.formula",
        found=f"'{short(one.formula, 120)}' with {sides}",
        expected=expected,
        advice=f"{why} Correct the formula, its inputs or the unit.".strip(),
    )
