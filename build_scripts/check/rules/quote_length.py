"""Quotes are short: only the words that carry the statement.

Quotes are here to carry a claim, not to replace the document, which belongs to its author.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding
from build_scripts.check.rule import Rule
from build_scripts.records.claim import Claim

MOST_WORDS = 40
RULE = Rule("RR601", "quote-length", "claim", f"A quote has at most {MOST_WORDS} words.")
EXAMPLE = Example("post/cost.yaml", "quote: GPT4 cost $100m", "quote: " + "and " * 40 + "so on")


def check(claim: Claim, context: Context) -> Iterator[Finding]:
    """Quotes of more words; a sign that stands alone, such as | or =, is no word."""
    words = sum(any(map(str.isalnum, word)) for word in (claim.quote or "").split())
    if words > MOST_WORDS:
        yield RULE.error(
            claim.at("quote"),
            "The quote is too long.",
            field="quote",
            found=f"{words} words",
            expected=f"at most {MOST_WORDS} words",
            advice="Keep the words that carry the statement, in one piece.",
        )
