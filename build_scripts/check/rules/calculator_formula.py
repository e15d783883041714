"""The formulas of a calculator can be read, over its own inputs and results.

A field that changes nothing is a puzzle for the reader.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding, short
from build_scripts.check.rule import Rule
from build_scripts.check.shape import closest_key
from build_scripts.records.calculator import Calculator
from calc.errors import CalcError
from calc.formula import parse

RULE = Rule(
    "RR512",
    "calculator-formula",
    "calculator",
    "Formulas of a calculator use its own inputs and results, and every input is used.",
)
EXAMPLE = Example("calculators/dollar.yaml", "formula: tokens / budget", "formula: tokens / cost")


def check(calculator: Calculator, context: Context) -> Iterator[Finding]:
    """Formulas that cannot be read, names that do not exist, and inputs that nothing uses."""
    known = [*calculator.inputs, *calculator.results]
    used: set[str] = set()
    is_complete = True
    used.update(limit for one in calculator.conditions.values() for limit in (one.at_least, one.at_most) if limit)
    for part, one in calculator.formulas_by_place:
        if one.formula is None:
            continue
        try:
            formula = parse(one.formula)
        except CalcError as error:
            is_complete = False
            yield _unreadable(calculator, (part, one.name), one.formula, error)
            continue
        used.update(formula.names)
        for unknown in (one for one in formula.names if one not in known):
            is_complete = False
            yield _unknown(calculator, (part, one.name), unknown, known)
    if is_complete:
        yield from (_unused(calculator, name) for name in calculator.inputs if name not in used)


def _unreadable(calculator: Calculator, place: tuple[str, str], text: str, error: CalcError) -> Finding:
    column = f", character {error.column + 1}" if error.column is not None else ""
    return RULE.error(
        calculator.at(*place, "formula"),
        error.message,
        field=f"{'.'.join(place)}.formula",
        found=f"'{short(text, 120)}'{column}",
        expected=error.expected or "names, numbers, + - * / **, parentheses, the functions and laws of calc",
        advice=error.hint or "Write for example `cost / tokens`.",
    )


def _unknown(calculator: Calculator, place: tuple[str, str], unknown: str, known: list[str]) -> Finding:
    meant = closest_key(unknown, known)
    return RULE.error(
        calculator.at(*place, "formula"),
        f"The formula uses '{unknown}', which is no input or result of this calculator.",
        field=f"{'.'.join(place)}.formula",
        found=f"'{unknown}'",
        expected=f"one of {', '.join(map(short, known))}",
        advice=f"Did you mean '{meant}'?" if meant else f"Add '{unknown}' under 'inputs' or 'results'.",
    )


def _unused(calculator: Calculator, name: str) -> Finding:
    return RULE.error(
        calculator.key_at("inputs", name),
        f"No formula uses the input '{name}'.",
        field=f"inputs.{name}",
        found=f"'{name}'",
        expected="an input on which a result depends",
        advice="Use it in a formula, or delete it.",
    )
