"""Where a quote stands in the text of its source: whether it does, how often, and in which paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass

from build_scripts.check.rules.quote_verbatim import nearest_passage

BESIDE = 40  # characters of the text before a quote, from which the prefix is taken


@dataclass
class QuotePlace:
    """How often a quote stands in a text. `locator` and `prefix` are proposals for the first place; `nearest` is the
    passage that comes nearest where the quote does not stand there."""

    count: int
    locator: str | None = None
    prefix: str | None = None
    nearest: str | None = None


def quote_place(quote: str, text: str) -> QuotePlace:
    """Look a quote up in a text, character by character."""
    begin = text.find(quote)
    if begin < 0:
        spaced = re.search(r"\s+".join(map(re.escape, quote.split())), text) if quote.split() else None
        return QuotePlace(0, nearest=spaced.group() if spaced else nearest_passage(quote, text))
    count = text.count(quote)
    paragraph = len(re.findall(r"\S[ \t]*\n\s*\n", text[:begin])) + 1
    words = text[max(0, begin - BESIDE) : begin].split("\n")[-1].split()
    prefix = " ".join(words[-4:]) if count > 1 and words else None
    if prefix and text.count(f"{prefix} {quote}") + text.count(prefix + quote) != 1:
        prefix = None
    return QuotePlace(count, f"Paragraph {paragraph}", prefix)
