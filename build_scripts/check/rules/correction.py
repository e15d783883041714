"""A correction is a claim of the same kind of thing as what it corrects.

Otherwise the ratio between the two says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding
from build_scripts.check.rule import Rule
from build_scripts.records.claim import Claim

RULE = Rule(
    "RR801", "correction", "claim", "The claim that corrects a finding has its quantity, or at least its dimension."
)
EXAMPLE = Example(
    "reckoner/tokens-per-dollar.yaml",
    "quantity: tokens_per_dollar\nunit: token/USD",
    "quantity: training_tokens\nunit: token",
)


def check(claim: Claim, context: Context) -> Iterator[Finding]:
    """Corrections that cannot take the place of what they correct, or are no longer in force."""
    name = claim.finding.corrected_by if claim.finding else None
    other = context.records.claims.get(name or "")
    if other is None or other.broken or other.id == claim.id:
        return
    place, field = claim.at("finding", "corrected_by"), "finding.corrected_by"
    left, right = context.dimension(claim), context.dimension(other)
    if claim.quantity != other.quantity and left is not None and left != right:
        yield RULE.error(
            place,
            "The correction measures something else.",
            field=field,
            found=f"'{other.id}', {other.quantity or 'no quantity'} in {right or 'no unit'}",
            expected=f"a claim of the quantity {claim.quantity}, or in {left}",
            advice="Name the claim that says what should have come out here.",
        )
    if other.status in ("withdrawn", "superseded"):
        yield RULE.warning(
            place,
            f"The correction is {other.status}.",
            field=field,
            found=f"'{other.id}'",
            expected="a claim that is in force",
            advice="Name the correction that holds now, or take the finding back.",
        )
