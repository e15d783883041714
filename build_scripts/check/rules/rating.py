"""Every rating is given, with its reason.

A rating without a reason cannot be argued with.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding
from build_scripts.check.rule import Rule
from build_scripts.records.claim import Claim

RULE = Rule("RR704", "rating", "claim", "A claim has its credibility and the reason; our implications inherit theirs.")
EXAMPLE = Example("post/cost.yaml", "rating_reason: One origin.\n", "")


def check(claim: Claim, context: Context) -> Iterator[Finding]:
    """Credibility without reason, reason without credibility, or neither where they are needed."""
    inherits = claim.is_ours and claim.has("formula")
    if inherits and claim.has("credibility"):
        yield RULE.error(
            claim.key_at("credibility"),
            "An implication of ours has no credibility of its own.",
            field="credibility",
            found=f"credibility: {claim.credibility}",
            expected="none: it is as credible as its weakest input",
            advice="Delete 'credibility'; say in 'note' what else should be known.",
        )
    if inherits:
        return
    if not claim.has("credibility"):
        yield RULE.error(
            claim.at(),
            "The field 'credibility' is missing.",
            field="credibility",
            expected="1 to 6: 1 confirmed, 2 probable, 3 possible, 4 doubtful, 5 improbable, 6 cannot be judged",
            advice="Add it; 6 if you cannot judge it.",
        )
    if not (claim.rating_reason or "").strip():
        yield RULE.error(
            claim.at("credibility"),
            "The rating has no reason.",
            field="rating_reason",
            expected="why this credibility, in a sentence",
            advice="Add 'rating_reason': what speaks for the claim, and what against it.",
        )
