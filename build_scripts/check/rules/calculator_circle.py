"""No result of a calculator is computed from itself.

Such a result has no value.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding
from build_scripts.check.rule import Rule
from build_scripts.check.rules.circle import circles
from build_scripts.records.calculator import Calculator

RULE = Rule("RR513", "calculator-circle", "calculator", "No result of a calculator leads back to itself.")
EXAMPLE = Example("calculators/dollar.yaml", "formula: tokens / budget", "formula: again / budget")


def check(calculator: Calculator, context: Context) -> Iterator[Finding]:
    """Every circle once, at the result on it whose name comes first."""
    links = {}
    for name, result in calculator.results.items():
        formula = context.formula(result)  # type: ignore[arg-type]
        links[name] = [other for other in formula.names if other in calculator.results] if formula else []
    for circle in circles(links):
        yield RULE.error(
            calculator.at("results", circle[0], "formula"),
            f"The result '{circle[0]}' is computed from itself.",
            field=f"results.{circle[0]}.formula",
            found=" → ".join(circle),
            expected="results that can be computed one after the other",
            advice="Take one of these names out, where the reasoning really begins.",
        )
