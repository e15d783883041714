"""A quote begins and ends with a word.

White space around a quote carries nothing and comes from copying. What stands within a quote is the source's: of that,
RR602 speaks where the text of the source is at hand.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding, short
from build_scripts.check.repair import Repair
from build_scripts.check.rule import Rule
from build_scripts.records.node import Scalar, child
from build_scripts.records.reader import Document

RULE = Rule("RR116", "quote-space", "document", "A quote neither begins nor ends with white space.")
EXAMPLE = Example("post/cost.yaml", "quote: GPT4 cost $100m", 'quote: " GPT4 cost $100m"')


def check(document: Document, context: Context) -> Iterator[Finding]:
    """White space at the ends of `quote`."""
    quote = _quote(document)
    if quote is not None:
        yield RULE.warning(
            quote.place,
            "White space stands around the quote.",
            field="quote",
            found=f"'{short(quote.text)}'",
            expected="the words alone",
            advice="Take it away, or let `check --fix` do it.",
        )


def fix(text: str, document: Document, context: Context) -> Repair:
    """Take it away."""
    from build_scripts.check.layout import replace_scalar

    quote = _quote(document)
    if quote is None:
        return Repair(text)
    words = quote.text.strip()
    return Repair(replace_scalar(text, ("quote",), words), {("quote",): words})


def _quote(document: Document) -> Scalar | None:
    node = child(document.root, "quote") if document.kind == "claim" else None
    return node if isinstance(node, Scalar) and node.text.strip() and node.text != node.text.strip() else None
