"""Sliders run from a lower number to a higher one, and in ratios only where both are above zero.

A slider without a way from its beginning to its end cannot be moved.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from build_scripts.check import measured
from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding, short
from build_scripts.check.rule import Rule
from build_scripts.check.shape import field_name
from build_scripts.records.calculator import Calculator
from build_scripts.records.node import Path
from calc.errors import CalcError

RULE = Rule("RR518", "slider", "calculator", "The ends of sliders and of axes can be read, and are in order.")
EXAMPLE = Example(
    "calculators/dollar.yaml",
    'slider: {from: 0.01, to: "1,000", scale: log}',
    'slider: {from: 0, to: "1,000", scale: log}',
)


def check(calculator: Calculator, context: Context) -> Iterator[Finding]:
    """The ends of every slider, and of the axis of every picture."""
    for name, one in calculator.inputs.items():
        if one.slider:
            axis = Axis(("inputs", name, "slider"), name, one.slider.start, one.slider.end, one.slider.scale)
            yield from _ends(calculator, axis, context)
    for index, picture in enumerate(calculator.pictures):
        axis = Axis(("pictures", index), picture.vary or "", picture.start, picture.end, picture.scale)
        yield from _ends(calculator, axis, context)


class Axis(NamedTuple):
    """Numbers of an input from `start` to `end`, at `path` in the file."""

    path: Path
    name: str
    start: str | None
    end: str | None
    scale: str


def _ends(calculator: Calculator, axis: Axis, context: Context) -> Iterator[Finding]:
    values = []
    for key, text in (("from", axis.start), ("to", axis.end)):
        found = measured.amount(calculator, axis.name, text, context) if text is not None else None
        if found is None:
            return  # reported as missing, or as an input that cannot be read
        if isinstance(found, CalcError) or found.is_range:
            yield _unreadable(calculator, axis, key, text, found if isinstance(found, CalcError) else None)
            return
        values.append(found.unit.to_base(found.value))
    wrong = None
    if values[0] >= values[1]:
        wrong = "does not end above its beginning", "from below to", "Exchange the two."
    elif axis.scale == "log" and values[0] <= 0:
        wrong = "is logarithmic and begins at or below zero", "from above 0", "Begin above zero, or take it as linear."
    if wrong:
        yield RULE.error(
            calculator.at(*axis.path, "from"),
            f"'{field_name(axis.path)}' {wrong[0]}.",
            field=field_name((*axis.path, "from")),
            found=f"from {axis.start} to {axis.end}",
            expected=wrong[1],
            advice=wrong[2],
        )


def _unreadable(calculator: Calculator, axis: Axis, key: str, text: str | None, error: CalcError | None) -> Finding:
    return RULE.error(
        calculator.at(*axis.path, key),
        error.message if error else "An end is one number.",
        field=field_name((*axis.path, key)),
        found=f"'{short(text)}'",
        expected=(error and error.expected) or "one number, as people write it",
        advice=(error and error.hint) or "Write for example `10 thousand` or `1e9`.",
    )
