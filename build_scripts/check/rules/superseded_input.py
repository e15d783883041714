"""Nothing is computed from a claim that is no longer in force.

A number that was taken back should not live on in what was computed from it.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding
from build_scripts.check.rule import Rule
from build_scripts.records.claim import Claim

RULE = Rule("RR706", "superseded-input", "claim", "No input of a claim in force is superseded or withdrawn.")
EXAMPLE = Example(
    "post/tokens.yaml",
    "rating_reason: One origin.\n",
    "rating_reason: One origin.\nstatus: withdrawn\nstatus_reason: The author took it back.\nstatus_date: 2024-01-01\n",
)
GONE = ("superseded", "withdrawn")


def check(claim: Claim, context: Context) -> Iterator[Finding]:
    """Inputs that have been superseded or withdrawn since."""
    if claim.status in GONE:
        return
    for name, target in claim.inputs.items():
        found = context.records.claims.get(target)
        if found is not None and found.status in GONE:
            advice = (
                f"Use '{found.superseded_by}' instead, if the reasoning still holds."
                if found.superseded_by
                else "Use another claim, or withdraw this one too."
            )
            yield RULE.warning(
                claim.at("inputs", name),
                f"The input '{name}' is {found.status}.",
                field=f"inputs.{name}",
                found=f"'{target}', {found.status}: {found.status_reason or 'no reason given'}",
                expected="a claim that is in force",
                advice=advice,
            )
