"""The names of a calculator's inputs, results and conditions stand for one thing each.

In a formula, one name can mean only one thing.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding
from build_scripts.check.rule import Rule
from build_scripts.records.calculator import Calculator
from calc.functions import FUNCTIONS

RULE = Rule("RR511", "calculator-name", "calculator", "No name stands for two things, or is that of a function.")
EXAMPLE = Example(
    "calculators/dollar.yaml",
    "results:\n",
    "results:\n  budget: {label: Budget, quantity: training_cost, unit: USD, formula: tokens}\n",
)


def check(calculator: Calculator, context: Context) -> Iterator[Finding]:
    """Names that a formula could take for something else."""
    for name in calculator.results:
        if name in calculator.inputs:
            yield _taken(calculator, "results", name, "an input of this calculator")
    for name in calculator.conditions:
        for part, word in (("inputs", "an input"), ("results", "a result")):
            if name in getattr(calculator, part):
                yield _taken(calculator, "conditions", name, f"{word} of this calculator")
    for part in ("inputs", "results", "conditions"):
        for name in getattr(calculator, part):
            if name in FUNCTIONS:
                yield _taken(calculator, part, name, "a function or law of calc")


def _taken(calculator: Calculator, part: str, name: str, by: str) -> Finding:
    return RULE.error(
        calculator.key_at(part, name),
        f"The name '{name}' is already that of {by}.",
        field=f"{part}.{name}",
        found=f"'{name}'",
        expected="a name that nothing else has",
        advice="Give it another name, and use that in the formulas.",
    )
