"""A range has two ends in their order, with the value between them."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.finding import Finding
from build_scripts.check.rule import Rule
from build_scripts.records.claim import Claim

RULE = Rule("RR402", "range", "number", "A range has both ends, p5 < p95, and the value lies between them.")


def check(claim: Claim, context: Context) -> Iterator[Finding]:
    """A range with one end, the wrong way round, or beside its value."""
    if (claim.p5 is None) != (claim.p95 is None):
        there, missing = ("p5", "p95") if claim.p95 is None else ("p95", "p5")
        if not claim.has(missing):
            yield RULE.error(
                claim.at(there),
                f"The range has '{there}' but no '{missing}'.",
                field=missing,
                found=f"{there}: {getattr(claim, there)}",
                expected="both ends, or none",
                advice="Add the other end; for a single bound use 'value' with qualifier at_least or at_most.",
            )
        return
    low, value, high = (context.number(text) for text in (claim.p5, claim.value, claim.p95))
    if low is None or high is None:
        return
    if not low.value < high.value:
        yield RULE.error(
            claim.at("p5"),
            "The range is empty or the wrong way round.",
            field="p5",
            found=f"p5: {claim.p5}, p95: {claim.p95}",
            expected="p5 smaller than p95",
            advice="Exchange the two, or give a single 'value'.",
        )
    elif value is not None and not low.value <= value.value <= high.value:
        yield RULE.error(
            claim.at("value"),
            "The value lies outside its own range.",
            field="value",
            found=f"{claim.value}, with p5: {claim.p5} and p95: {claim.p95}",
            expected=f"a value from {claim.p5} to {claim.p95}",
            advice="Compare all three with the source; look for a missing k, M, B or T.",
        )
