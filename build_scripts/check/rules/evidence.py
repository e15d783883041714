"""A claim of a source shows where the source says it: quote, locator and position.

A reader should find the place in the document within a minute.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding
from build_scripts.check.rule import Rule
from build_scripts.records.claim import Claim

RULE = Rule("RR206", "evidence", "claim", "A claim of a source has its quote, locator and position; ours needs none.")
EXAMPLE = Example("post/cost.yaml", "locator: Statements, 1\n", "")
NEEDED = {
    "quote": ("the words of the source that carry the statement", 'quote: "GPT4 cost $100m (1)"'),
    "locator": ("where in the document the quote stands", "locator: Table 3"),
    "position": ("the place of the claim in the order of its document", "position: 7"),
}


def check(claim: Claim, context: Context) -> Iterator[Finding]:
    """Fields that only claims of our own may leave out."""
    source = context.records.sources.get(claim.source)
    if claim.is_ours or (source is not None and source.is_ours):
        return
    for name, (what, example) in NEEDED.items():
        if not claim.has(name):
            yield RULE.error(
                claim.at(),
                f"The field '{name}' is missing.",
                field=name,
                expected=what,
                advice=f"Add it, for example `{example}`.",
            )
