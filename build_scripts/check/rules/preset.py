"""Presets set inputs of their calculator, to what can be read and fits.

A choice that sets nothing, or something unreadable, would do nothing when it is chosen.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check import measured
from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding, short
from build_scripts.check.rule import Rule
from build_scripts.check.shape import closest_key
from build_scripts.records.calculator import Calculator
from calc.errors import CalcError

RULE = Rule("RR517", "preset", "calculator", "Presets name inputs of their calculator, and values that fit them.")
EXAMPLE = Example("calculators/dollar.yaml", "set: {budget: 10}", "set: {bugdet: 10}")


def check(calculator: Calculator, context: Context) -> Iterator[Finding]:
    """Names that are no inputs, inputs that are set twice, and texts that cannot be read. Claims: another rule."""
    for index, preset in enumerate(calculator.presets):
        for part in ("use", "set"):
            for name, text in getattr(preset, part).items():
                path = ("presets", index, part, name)
                field = f"presets[{index + 1}].{part}.{name}"
                if name not in calculator.inputs:
                    yield _unknown(calculator, path, field, name)
                elif part == "set" and name in preset.use:
                    yield _twice(calculator, path, field, name)
                elif part == "set":
                    yield from _value(calculator, path, field, name, text, context)


def _unknown(calculator: Calculator, path: tuple, field: str, name: str) -> Finding:
    meant = closest_key(name, list(calculator.inputs))
    return RULE.error(
        calculator.key_at(*path),
        f"'{short(name)}' is no input of this calculator.",
        field=field,
        found=f"'{short(name)}'",
        expected=f"one of {', '.join(map(short, calculator.inputs))}",
        advice=f"Did you mean '{meant}'?" if meant else "Name an input, or delete it.",
    )


def _twice(calculator: Calculator, path: tuple, field: str, name: str) -> Finding:
    return RULE.error(
        calculator.key_at(*path),
        f"The preset sets '{name}' twice.",
        field=field,
        found=f"'{name}' under 'use' and under 'set'",
        expected="each input once",
        advice="Delete one of the two.",
    )


def _value(
    calculator: Calculator, path: tuple, field: str, name: str, text: str, context: Context
) -> Iterator[Finding]:
    found = measured.amount(calculator, name, text, context)
    if isinstance(found, CalcError):
        yield RULE.error(
            calculator.at(*path),
            found.message,
            field=field,
            found=f"'{short(text)}'",
            expected=found.expected or "a number or range, as people write it",
            advice=found.hint or "Write for example `1.8T`, `32%` or `90 to 100 day`.",
        )
