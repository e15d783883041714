"""A status other than accepted is explained and dated.

A reader who meets a claim that was withdrawn wants to know when and why.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding
from build_scripts.check.rule import Rule
from build_scripts.records.claim import Claim

RULE = Rule(
    "RR703", "status", "claim", "A status other than accepted has its reason and date; superseded says by what."
)
EXAMPLE = Example("post/cost.yaml", "rating_reason: One origin.\n", "rating_reason: One origin.\nstatus: withdrawn\n")


def check(claim: Claim, context: Context) -> Iterator[Finding]:
    """What is missing beside a status, and a successor without the status."""
    if claim.status != "accepted":
        for name, example in (("status_reason", "The author withdrew it."), ("status_date", "2023-06-29")):
            if not claim.has(name):
                yield RULE.error(
                    claim.at("status"),
                    f"The claim is {claim.status}, but '{name}' is missing.",
                    field=name,
                    found=f"status: {claim.status}",
                    expected=f"'{name}' beside it",
                    advice=f"Add it, for example `{name}: {example}`.",
                )
    if claim.status == "superseded" and not claim.has("superseded_by"):
        yield RULE.error(
            claim.at("status"),
            "The claim is superseded, but nothing says by what.",
            field="superseded_by",
            found="status: superseded",
            expected="the claim that takes its place",
            advice="Add `superseded_by: <source-id>/<claim-id>`; without a successor use withdrawn.",
        )
    if claim.status != "superseded" and claim.superseded_by:
        yield RULE.error(
            claim.at("superseded_by"),
            f"The claim names a successor, but it is {claim.status}.",
            field="status",
            found=f"superseded_by: {claim.superseded_by}",
            expected="status: superseded",
            advice="Set the status, with reason and date; or delete 'superseded_by'.",
        )
