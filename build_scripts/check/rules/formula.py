"""Formulas can be read.

A formula of a stranger runs in other people's browsers: it is read by a small parser of its own and never run as
code.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding, short
from build_scripts.check.rule import Rule
from build_scripts.records.claim import Claim
from calc.errors import CalcError
from calc.formula import parse

RULE = Rule("RR501", "formula", "claim", "The formula is in the language of calc: arithmetic over named inputs.")
EXAMPLE = Example("post/tokens-per-dollar.yaml", "formula: tokens / cost", "formula: tokens divided by cost")


def check(claim: Claim, context: Context) -> Iterator[Finding]:
    """What calc says against the formula, with the column at which it stopped."""
    if claim.formula is None:
        return
    try:
        parse(claim.formula)
    except CalcError as error:
        place = f", character {error.column + 1}" if error.column is not None else ""
        yield RULE.error(
            claim.at("formula"),
            error.message,
            field="formula",
            found=f"'{short(claim.formula, 120)}'{place}",
            expected=error.expected or "names, numbers, + - * / **, parentheses and the functions of calc",
            advice=error.hint
            or "Write for example `cost / tokens`, with each name under 'inputs'; a constant with "
            "a unit is a claim of its own.",
        )
