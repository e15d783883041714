"""An exception that is no longer needed is taken back.

When the number or the quote has been mended, the note would tell readers that something is missing which is there.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding, short
from build_scripts.check.rule import Rule
from build_scripts.check.rules.value_in_quote import absent_numbers, is_looked_at
from build_scripts.records.claim import Claim

RULE = Rule("RR607", "value-note", "claim", "A value_note stands only where a number is not in the quote.")
EXAMPLE = Example("post/cost.yaml", "unit: USD", "unit: USD\nvalue_note: The cell beside it has the number.")


def check(claim: Claim, context: Context) -> Iterator[Finding]:
    """A note on a claim whose numbers all stand in its quote, or that has no quote or no number."""
    if claim.value_note is None or absent_numbers(claim, context):
        return
    why = "every number of the claim stands there" if is_looked_at(claim) else "the claim needs no number in a quote"
    yield RULE.error(
        claim.key_at("value_note"),
        f"'value_note' says why a number is not in the quote, but {why}.",
        field="value_note",
        found=short(claim.value_note),
        expected="no 'value_note'",
        advice="Delete it; what else it says belongs in 'note'.",
    )
