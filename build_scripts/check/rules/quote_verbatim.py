"""A quote stands in the text of its source, character by character.

Only texts that are at hand can be looked through; nothing is said of the others. Of the differences, only those in
white space are repaired.

A quote that is nearly right is the most common way in which a source is made to say what it does not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding
from build_scripts.check.repair import Repair
from build_scripts.check.rule import Rule
from build_scripts.records import take
from build_scripts.records.claim import Claim
from build_scripts.records.reader import Document

RULE = Rule("RR602", "quote-verbatim", "claim", "The quote stands verbatim in the source's text, when that is at hand.")
EXAMPLE = Example("post/cost.yaml", "quote: GPT4 cost $100m", "quote: GPT-4 cost $100m")

# What looks alike: typographic quote marks and dashes. The first of each kind stands for the others.
ALIKE = ("'‘’‚‛`´′", '"“”„‟«»″', "-–—‒‑−")
LONGEST = 2_000  # characters; of a longer quote, which another rule reports, the nearest passage is not searched
DOTS = r"(?:\.\.\.|…)"
PLAIN = str.maketrans({other: kind[0] for kind in ALIKE for other in kind})


def check(claim: Claim, context: Context) -> Iterator[Finding]:
    """A quote that is not there, with what comes nearest and how it differs."""
    text = context.texts.of(context.records.sources.get(claim.source), context.records)
    if text is None or not claim.quote or claim.quote in text:
        return
    how, advice, passage = _difference(claim.quote, text)
    yield RULE.error(
        claim.at("quote"),
        how,
        field="quote",
        found=claim.quote,
        expected=f"the source has: {passage}" if passage else "words that stand in the source",
        advice=advice,
    )


def fix(text: str, document: Document, context: Context) -> Repair:
    """Give a quote the white space of its source, when nothing else differs."""
    from build_scripts.check.layout import replace_scalar

    quote = take.text(document.root, "quote") if document.kind == "claim" else None
    source = context.records.sources.get(document.file.split("/")[-2])
    of_source = context.texts.of(source, context.records)
    if not quote or len(quote) > LONGEST or of_source is None or quote in of_source:
        return Repair(text)
    passage = _find(quote, of_source)
    return Repair(replace_scalar(text, ("quote",), passage), {("quote",): passage}) if passage else Repair(text)


def _difference(quote: str, text: str) -> tuple[str, str, str | None]:
    """How the quote differs from the text, what to do, and the passage in the text."""
    if len(quote) > LONGEST:
        return "The quote does not stand in the text of the source.", "Quote only the words that carry the claim.", None
    space = _find(quote, text)
    if space:
        return (
            "The quote differs from the source in its white space only.",
            "Copy it again (a line break in the source needs a `|` block or \\n in double quotes), or shorten it, "
            "or let `check --fix` do it.",
            space,
        )
    alike = _find(quote, text, alike=True)
    if alike:
        return (
            "The quote differs from the source in quote marks, dashes or dots only.",
            "Copy the characters of the source, typographic ones too.",
            alike,
        )
    case = _find(quote, text, alike=True, case=False)
    if case:
        return "The quote differs from the source in upper and lower case.", "Write it as the source does.", case
    passage = nearest_passage(quote, text)
    if passage is None:
        return (
            "The quote does not stand in the text of the source.",
            "Copy the words from the source; if this is another document, give it a source of its own.",
            None,
        )
    return "The quote does not stand in the text of the source.", "Copy the words exactly; leave nothing out.", passage


def _find(quote: str, text: str, alike: bool = False, case: bool = True) -> str | None:
    """The passage of the text that is the quote, white space apart; with `alike`, quote marks and the like too."""
    words = [_alike(word) if alike else re.escape(word) for word in quote.split()]
    found = re.search(r"\s+".join(words), text, 0 if case else re.IGNORECASE) if words else None
    return found.group() if found else None


def _alike(word: str) -> str:
    """A pattern for everything that looks like a word."""
    parts = [DOTS if part in ("...", "…") else "".join(map(_sign, part)) for part in re.split(r"(\.\.\.|…)", word)]
    return "".join(parts)


def _sign(character: str) -> str:
    kind = next((kind for kind in ALIKE if character in kind), None)
    return f"[{re.escape(kind)}]" if kind else re.escape(character)


def nearest_passage(quote: str, text: str) -> str | None:
    """The stretch of the text that shares most words with the quote; None when it shares less than half of them.

    A window as long as the quote slides over the text, word by word, so the work grows only with the text.
    """
    wanted = Counter(_plain(word) for word in quote.split())
    words = [(match.start(), match.end(), _plain(match.group())) for match in re.finditer(r"\S+", text)]
    length = min(sum(wanted.values()), len(words))
    inside: Counter[str] = Counter()
    shared = best = 0
    begin = None
    for index, (_, _, word) in enumerate(words):
        inside[word] += 1
        shared += inside[word] <= wanted[word]
        if index >= length:
            left = words[index - length][2]
            shared -= inside[left] <= wanted[left]
            inside[left] -= 1
        if shared > best:
            best, begin = shared, max(0, index - length + 1)
    if begin is None or best * 2 < length:
        return None
    return text[words[begin][0] : words[min(begin + length, len(words)) - 1][1]]


def _plain(word: str) -> str:
    return word.translate(PLAIN).casefold().strip(".,;:()[]\"'")
