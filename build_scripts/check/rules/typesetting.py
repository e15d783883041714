"""The formulas of a calculator's page can be set in type.

A formula that cannot be set would stand on the page as its source.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding, short
from build_scripts.check.rule import Rule
from build_scripts.records.calculator import Calculator

RULE = Rule("RR520", "typesetting", "calculator", "Formulas and symbols are LaTeX that can be set as MathML.")
EXAMPLE = Example("calculators/dollar.yaml", "r = \\frac{T}{B}", "r = \\frac{T")


def check(calculator: Calculator, context: Context) -> Iterator[Finding]:
    """Every formula, and every symbol that is explained."""
    if not calculator.formulas and not calculator.symbols:
        return
    from build_scripts.publish.typeset import TypesettingError, typeset  # only calculators need it, and it is large

    written = [(calculator.at("formulas", index), f"formulas[{index + 1}]", text)
               for index, text in enumerate(calculator.formulas)]  # fmt: skip
    written += [(calculator.key_at("symbols", text), f"symbols.{text}", text) for text in calculator.symbols]
    for place, field, text in written:
        try:
            typeset(text)
        except TypesettingError as error:
            yield RULE.error(
                place,
                str(error),
                field=short(field),
                found=f"'{short(text, 120)}'",
                expected="LaTeX mathematics: \\frac, \\sqrt, ^, _, Greek letters, \\text, \\left( and \\right)",
                advice="Write it with simpler commands, without dollar signs.",
            )
