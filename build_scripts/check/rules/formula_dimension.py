"""A formula gives what the claim's unit measures.

Where a source itself made the mistake, its claim stays as the source has it, with a finding that says so; then the
clash is recorded and not reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding, short
from build_scripts.check.rule import Rule
from build_scripts.records.claim import Claim
from calc.dimension import Dimension, explain_difference
from calc.errors import CalcError

RULE = Rule("RR503", "formula-dimension", "claim", "The formula gives the dimension of the claim's unit.")
EXAMPLE = Example("post/tokens-per-dollar.yaml", "formula: tokens / cost", "formula: tokens * cost")
RECORDED = frozenset({"dimension-error", "unit-error"})


def check(claim: Claim, context: Context) -> Iterator[Finding]:
    """A clash between formula and unit, or within the formula, with both sides named."""
    formula = context.formula(claim)
    if formula is None or (claim.finding is not None and claim.finding.cause in RECORDED):
        return
    inputs = {name: context.dimension(context.records.claims.get(target)) for name, target in claim.inputs.items()}
    if any(inputs.get(name) is None for name in formula.names):
        return  # other rules say why an input has no dimension
    known: dict[str, Dimension] = inputs  # type: ignore[assignment]
    sides = ", ".join(f"{name} in {known[name]}" for name in formula.names)
    advice = (
        "Correct formula, inputs or unit; if the source itself made this mistake, record it in 'finding' "
        "with cause dimension-error or unit-error."
    )
    try:
        gives = formula.dimension(known)
    except CalcError as error:
        yield RULE.error(
            claim.at("formula"),
            error.message,
            field="formula",
            found=f"'{short(claim.formula, 120)}' with {sides}",
            expected=error.expected or "operands that fit each other",
            advice=f"{error.hint} {advice}" if error.hint else advice,
        )
        return
    own = context.unit(claim.unit)
    if own is not None and gives != own.dimension:
        yield RULE.error(
            claim.at("formula"),
            f"The formula gives {gives}, but the claim is in {own.text}.",
            field="formula",
            found=f"'{short(claim.formula, 120)}' with {sides}",
            expected=f"a formula that gives {own.dimension}",
            advice=f"{explain_difference(gives, own.dimension)} {advice}",
        )
