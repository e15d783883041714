"""A formula has a value at the numbers that stand there.

A formula may be sound in form and dimension and still give nothing: it divides by zero, or asks a law for what cannot
be, such as more experts for a token than there are. Readers would see an empty place where a sum should stand. Where
a source itself divides by zero, the claim is better without a formula, and its note says so.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding, short
from build_scripts.check.rule import Rule
from build_scripts.records.claim import Claim
from calc.verdict import DIMENSION_MISMATCH

RULE = Rule("RR506", "formula-value", "claim", "A formula has a value at the numbers that stand there.")
EXAMPLE = Example("post/tokens-per-dollar.yaml", "formula: tokens / cost", "formula: tokens / (cost - cost)")


def check(claim: Claim, context: Context) -> Iterator[Finding]:
    """Formulas that give nothing, for whatever reason calc names; dimensions and inputs have rules of their own."""
    if claim.formula is None or context.unit(claim.unit) is None or context.evaluation is None:
        return
    step = context.evaluation.result(claim.id).step
    if step is None or step.value is not None or step.verdict == DIMENSION_MISMATCH:
        return
    if any(_has_none_itself(context, target) for target in claim.inputs.values()):
        return
    yield RULE.error(
        claim.at("formula"),
        "The formula has no value.",
        field="formula",
        found=short(step.reason, 200),
        expected="a number",
        advice="Correct formula or inputs; if the source itself computes so, leave it out and say so in 'note'.",
    )


def _has_none_itself(context: Context, target: str) -> bool:
    """Whether an input has no number to hand on: that is said where it stands."""
    return target not in context.records.claims or context.evaluation.result(target).step_value is None
