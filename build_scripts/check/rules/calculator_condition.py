"""A condition of a calculator compares with one thing that fits, and doubts results that exist.

A warning that can never come, or that stands beside the wrong number, is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check import measured
from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding, short
from build_scripts.check.rule import Rule
from build_scripts.check.shape import closest_key
from build_scripts.records.calculator import Calculator, ConditionRecord
from calc.amount import read_amount
from calc.errors import CalcError

RULE = Rule(
    "RR521",
    "calculator-condition",
    "calculator",
    "A condition has one limit, in its own dimension, and doubts results of its calculator.",
)
EXAMPLE = Example(
    "calculators/dollar.yaml",
    "presets:\n",
    "conditions:\n"
    "  enough: {label: Tokens, unit: token, formula: tokens, at_least: budget, words: That is nothing.}\n"
    "presets:\n",
)
LIMITS = ("at_least", "at_most")


def check(calculator: Calculator, context: Context) -> Iterator[Finding]:
    """Conditions that compare with nothing or with several, limits that do not fit, and results that do not exist."""
    for one in calculator.conditions.values():
        asked = [key for key in (*LIMITS, "whole") if getattr(one, key)]
        if len(asked) != 1:
            yield RULE.error(
                calculator.key_at("conditions", one.name, *asked[1:2]),
                f"The condition '{one.name}' {'has several limits' if asked else 'compares with nothing'}.",
                field=f"conditions.{one.name}",
                found=", ".join(asked) or "neither of the three",
                expected="one of 'at_least', 'at_most' and 'whole: true'",
                advice="Write a condition of its own for each limit." if asked else "Add for example `at_least: 0`.",
            )
        for key in LIMITS:
            if getattr(one, key) is not None:
                yield from _limit(calculator, one, key, context)
        yield from _doubts(calculator, one)


def _limit(calculator: Calculator, one: ConditionRecord, key: str, context: Context) -> Iterator[Finding]:
    """A name has to measure what the condition does; a number to be one, in a unit that does."""
    text, unit = getattr(one, key), context.unit(one.unit)
    if unit is None:
        return  # another rule says why the unit cannot be read
    if text in calculator.inputs or text in calculator.results:
        measures = measured.dimension(calculator, text, context)
        if measures is None or measures == unit.dimension:
            return
        message, expected = (
            f"'{text}' is in {measures}, but the condition in {unit.text}.",
            f"a name in {unit.dimension}",
        )
        advice = "Compare with something of the same dimension, or correct the unit."
    else:
        try:
            read_amount(text, unit).in_unit(unit)
            return
        except CalcError as error:
            meant = closest_key(text, [*calculator.inputs, *calculator.results])
            message = f"'{short(text)}' is neither a name of this calculator nor a number in {unit.text}."
            expected = error.expected or "a number, or the name of an input or result"
            advice = f"Did you mean '{meant}'?" if meant else "Correct the name or the number."
    yield RULE.error(
        calculator.at("conditions", one.name, key),
        message,
        field=f"conditions.{one.name}.{key}",
        found=f"'{short(text)}'",
        expected=expected,
        advice=advice,
    )


def _doubts(calculator: Calculator, one: ConditionRecord) -> Iterator[Finding]:
    for index, name in enumerate(one.doubts):
        if name not in calculator.results:
            meant = closest_key(name, list(calculator.results))
            yield RULE.error(
                calculator.at("conditions", one.name, "doubts", index),
                f"The condition doubts '{short(name)}', which is no result of this calculator.",
                field=f"conditions.{one.name}.doubts[{index + 1}]",
                found=f"'{short(name)}'",
                expected=f"one of {', '.join(map(short, calculator.results))}",
                advice=f"Did you mean '{meant}'?" if meant else "Name a result, or leave 'doubts' out for all.",
            )
