"""A range has two ends in their order, with the value between them.

Exchanged ends and a value outside its own range are slips of copying, mostly of a missing k, M or B.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding
from build_scripts.check.rule import Rule
from build_scripts.records.claim import Claim

RULE = Rule("RR402", "range", "number", "A range has both ends in their order, and the value lies between them.")
EXAMPLE = Example("post/cost.yaml", "value: 100M", "p5: 200M\np95: 100M")


def check(claim: Claim, context: Context) -> Iterator[Finding]:
    """A range with one end, the wrong way round, or beside its value."""
    for ends in (("p5", "p95"), ("least", "greatest")):
        if all(getattr(claim, name) is not None for name in ends):
            yield from _in_order(claim, context, *ends)
        else:
            yield from _both(claim, *ends)


def _both(claim: Claim, first: str, last: str) -> Iterator[Finding]:
    for there, missing in ((first, last), (last, first)):
        if getattr(claim, there) is not None and not claim.has(missing):
            yield RULE.error(
                claim.at(there),
                f"The range has '{there}' but no '{missing}'.",
                field=missing,
                found=f"{there}: {getattr(claim, there)}",
                expected="both ends, or none",
                advice="Add the other end; for a single bound use 'value' with qualifier at_least or at_most.",
            )


def _in_order(claim: Claim, context: Context, first: str, last: str) -> Iterator[Finding]:
    written = {name: getattr(claim, name) for name in (first, last, "value")}
    low, high, value = (context.number(text) for text in written.values())
    if low is None or high is None:
        return
    if not low.value < high.value:
        yield RULE.error(
            claim.at(first),
            "The range is empty or the wrong way round.",
            field=first,
            found=f"{first}: {written[first]}, {last}: {written[last]}",
            expected=f"{first} smaller than {last}",
            advice="Exchange the two, or give a single 'value'.",
        )
    elif value is not None and not low.value <= value.value <= high.value:
        yield RULE.error(
            claim.at("value"),
            "The value lies outside its own range.",
            field="value",
            found=f"{claim.value}, with {first}: {written[first]} and {last}: {written[last]}",
            expected=f"a value from {written[first]} to {written[last]}",
            advice="Compare all three with the source; look for a missing k, M, B or T.",
        )
