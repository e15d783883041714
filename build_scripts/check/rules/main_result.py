"""A calculator says which of its results it is for.

It is shown large, before all others.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding
from build_scripts.check.rule import Rule
from build_scripts.records.calculator import Calculator

RULE = Rule("RR516", "main-result", "calculator", "A calculator has one to three main results.")
EXAMPLE = Example("calculators/dollar.yaml", "    is_main: true\n", "")
MOST = 3


def check(calculator: Calculator, context: Context) -> Iterator[Finding]:
    """The number of results with `is_main`."""
    found = calculator.main_results
    if calculator.results and not 1 <= len(found) <= MOST:
        yield RULE.error(
            calculator.key_at("results", found[MOST].name, "is_main") if found else calculator.key_at("results"),
            "There are too many main results." if found else "There is no main result.",
            field="results",
            found=", ".join(one.name for one in found) or "none",
            expected=f"one to {MOST} results with `is_main: true`",
            advice="Keep those that answer the title." if found else "Add `is_main: true` to what answers the title.",
        )
