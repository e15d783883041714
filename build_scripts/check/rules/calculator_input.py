"""The claims that a calculator takes have numbers that fit, and the fields that hold them make sense.

The field begins with the number of a claim, so that claim must have one, in force and of the right kind.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check import measured
from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding, short
from build_scripts.check.rule import Rule
from build_scripts.check.rules.superseded_input import GONE
from build_scripts.check.shape import field_name
from build_scripts.records import take
from build_scripts.records.calculator import Calculator, CalculatorInput
from build_scripts.records.claim import NUMBERS, Claim
from build_scripts.records.node import Path
from calc.errors import CalcError
from calc.unit import parse_unit

RULE = Rule(
    "RR515",
    "calculator-input",
    "calculator",
    "Claims that a calculator takes are in force and have numbers that fit; bounds and units fit too.",
)
EXAMPLE = Example("calculators/dollar.yaml", "unit: million USD", "unit: token")


def check(calculator: Calculator, context: Context) -> Iterator[Finding]:
    """Defaults, rivals, claims of presets; then unit and bounds of every input."""
    for path, target in measured.references(calculator):
        claim = context.records.claims.get(target)
        if claim is not None and not claim.broken:
            yield from _claim(calculator, path, claim, context)
    for name, one in calculator.inputs.items():
        yield from _unit(calculator, name, one, context)
        yield from _bounds(calculator, name, one)


def _claim(calculator: Calculator, path: Path, claim: Claim, context: Context) -> Iterator[Finding]:
    name = path[1] if path[0] == "inputs" else path[-1]
    wanted, found = measured.dimension(calculator, str(name), context), context.dimension(claim)
    problem = None
    if not any(claim.has(field) for field in (*NUMBERS, "formula")):
        parts = take.parts(claim.node, "values")
        one_of = f"Name one of its values: {', '.join(f'{claim.id}#{part}' for part in parts)}." if parts else ""
        problem = "has no number", "a claim with a number", one_of or "Choose another claim."
    elif claim.status in GONE:
        advice = f"Use '{claim.superseded_by}' instead." if claim.superseded_by else "Choose another claim."
        problem = f"is {claim.status}", "a claim that is in force", advice
    elif wanted is not None and found is not None and wanted != found:
        problem = f"is in {found}", f"a claim in {wanted}, as the default of '{name}'", "Choose another claim."
    if problem:
        yield RULE.error(
            calculator.at(*path),
            f"The claim '{short(claim.id)}' {problem[0]}.",
            field=field_name(path),
            found=f"'{short(claim.id)}'",
            expected=problem[1],
            advice=problem[2],
        )


def _unit(calculator: Calculator, name: str, one: CalculatorInput, context: Context) -> Iterator[Finding]:
    if one.unit is None:
        return
    wanted = measured.dimension(calculator, name, context)
    try:
        unit = parse_unit(one.unit)
    except CalcError as error:
        message, expected = error.message, error.expected or "a unit that calc knows"
        advice = error.hint or "Join the names of units with * and /; 1 is a pure number."
    else:
        if wanted is None or unit.dimension == wanted:
            return
        message, expected = f"The unit '{unit.text}' does not fit the default.", f"a unit in {wanted}"
        advice = "Correct the unit, or choose another default."
    yield RULE.error(
        calculator.at("inputs", name, "unit"),
        message,
        field=f"inputs.{name}.unit",
        found=f"'{short(one.unit)}'",
        expected=expected,
        advice=advice,
    )


def _bounds(calculator: Calculator, name: str, one: CalculatorInput) -> Iterator[Finding]:
    if one.min is not None and one.max is not None and one.min >= one.max:
        yield RULE.error(
            calculator.at("inputs", name, "min"),
            "The lowest possible value is not below the highest.",
            field=f"inputs.{name}.min",
            found=f"min: {one.min}, max: {one.max}",
            expected="min below max",
            advice="Exchange the two.",
        )
