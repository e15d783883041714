"""A quote that stands in more than one place says which is meant, and its prefix and suffix stand beside it.

A reader who follows the link should land at the words that are meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding
from build_scripts.check.rule import Rule
from build_scripts.records.claim import Claim

RULE = Rule(
    "RR603", "quote-place", "claim", "A quote that stands twice in its source has a prefix or suffix that decides."
)
EXAMPLE = Example("post/tokens-per-dollar.yaml", "quote: 4T tokens ÷ $100m = 40k tokens/$", "quote: 4T tokens ÷ $100m")
SHOWN = 30  # characters of the text beside a quote that are shown


def check(claim: Claim, context: Context) -> Iterator[Finding]:
    """Quotes with several places, and prefixes and suffixes that do not stand beside the quote."""
    text = context.texts.of(context.records.sources.get(claim.source), context.records)
    if text is None or not claim.quote:
        return
    places = _places(claim.quote, text)
    if not places:
        return
    fitting = [place for place in places if _stands_beside(claim, text, place)]
    if not fitting:
        yield _misplaced(claim, text, places[0])
    elif len(fitting) > 1:
        begin = places[0]
        yield RULE.warning(
            claim.at("quote"),
            "The quote stands in more than one place of the source.",
            field="quote",
            found=f"{len(fitting)} places",
            expected="one place",
            advice=f"Add 'prefix', the words right before it (for the first place: "
            f"'{text[max(0, begin - SHOWN) : begin].strip()}'), or 'suffix', or a longer quote.",
        )


def _places(quote: str, text: str) -> list[int]:
    """Where the quote begins, at most the first hundred times."""
    places: list[int] = []
    begin = text.find(quote)
    while begin >= 0 and len(places) < 100:
        places.append(begin)
        begin = text.find(quote, begin + 1)
    return places


def _stands_beside(claim: Claim, text: str, place: int) -> bool:
    """White space between them does not count: YAML strips it from the ends of a text."""
    prefix, suffix, end = (claim.prefix or "").strip(), (claim.suffix or "").strip(), place + len(claim.quote or "")
    before = text[max(0, place - len(prefix) - 200) : place].rstrip()
    return before.endswith(prefix) and text[end : end + len(suffix) + 200].lstrip().startswith(suffix)


def _misplaced(claim: Claim, text: str, place: int) -> Finding:
    end = place + len(claim.quote or "")
    before, behind = text[max(0, place - SHOWN) : place], text[end : end + SHOWN]
    name = "prefix" if claim.prefix else "suffix"
    return RULE.error(
        claim.at(name),
        "Prefix or suffix do not stand beside the quote.",
        field=name,
        found=f"'{getattr(claim, name)}'",
        expected=f"before the quote stands '{before}', behind it '{behind}'",
        advice="Copy them from the source, right before and right behind the quote.",
    )
