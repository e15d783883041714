"""The number of a claim stands in its quote, or the record says why not.

Readers see the quote beside the number and must find the one in the other, in digits or in words, in whatever unit. A
slip of the pen in a record shows in this way, even where the text of the source is not at hand.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding, short
from build_scripts.check.numbers_in_text import numbers_in
from build_scripts.check.rule import Rule
from build_scripts.check.stands_in import stands_in
from build_scripts.records.claim import NUMBERS, Claim

RULE = Rule(
    "RR606", "value-in-quote", "claim", "The number of a claim stands in its quote, or value_note says why not."
)
EXAMPLE = Example("post/cost.yaml", "value: 100M", "value: 63M")
LONGEST = 2_000  # characters; a longer quote is reported by another rule
MOST_SHOWN = 8


def check(claim: Claim, context: Context) -> Iterator[Finding]:
    """The numbers of a claim that its quote does not have."""
    if claim.value_note is not None:
        return
    absent = absent_numbers(claim, context)
    if absent:
        names = [field for field, _, _ in absent]
        _, path, _ = absent[0]
        what, do = ("number", "does") if len(absent) == 1 else ("numbers", "do")
        yield RULE.error(
            claim.at(*path),
            f"The {what} in {_listed(names)} {do} not stand in the quote.",
            field=names[0],
            found=", ".join(text for _, _, text in absent[:MOST_SHOWN]),
            expected=_expected(claim.quote or ""),
            advice="Quote the words that have the number, or correct the number; when neither can be, "
            "say in 'value_note' why it does not stand there.",
        )


def is_looked_at(claim: Claim) -> bool:
    """Whether the rule asks anything of a claim: our own have no quote, and of withdrawn ones nothing rests."""
    return not claim.is_ours and bool(claim.quote) and len(claim.quote) <= LONGEST and claim.status != "withdrawn"


def absent_numbers(claim: Claim, context: Context) -> list[tuple[str, tuple[str, ...], str]]:
    """The numbers that the quote does not have: the name of the field, its path, and the number with its unit."""
    if not is_looked_at(claim):
        return []
    stated = list(_stated(claim, context))
    found = numbers_in(claim.quote or "") if stated else []
    return [
        (".".join(path), path, f"{text} {part.unit or ''}".strip())
        for path, part, text in stated
        if (number := context.number(text)) is not None and not stands_in(number, context.unit(part.unit), found)
    ]


def _stated(claim: Claim, context: Context) -> Iterator[tuple[tuple[str, ...], Claim, str]]:
    """Every number of the claim, or of its several values: the path to it, whose it is, and how it is written."""
    for path, part in _with_numbers(claim, context):
        yield from (((*path, name), part, text) for name in NUMBERS if (text := getattr(part, name)) is not None)


def _with_numbers(claim: Claim, context: Context) -> Iterator[tuple[tuple[str, ...], Claim]]:
    """The claim, or each of its several values, with the path to its fields."""
    if not claim.values:
        yield (), claim
    for name in claim.values:
        part = context.records.claims.get(f"{claim.id}#{name}")
        if part is not None:
            yield ("values", name), part


def _listed(names: list[str]) -> str:
    """`'p5', 'p95' and 3 more`."""
    quoted = [f"'{name}'" for name in names[:MOST_SHOWN]]
    more = len(names) - MOST_SHOWN
    last = f"{more} more" if more > 0 else quoted.pop()
    return f"{', '.join(quoted)} and {last}" if quoted else last


def _expected(quote: str) -> str:
    first: dict[int, str] = {}
    for one in numbers_in(quote):
        first.setdefault(one.start, one.number.text)
    texts = dict.fromkeys(filter(None, first.values()))
    if not texts:
        return "a quote that has the number; this one has none"
    shown = ", ".join(short(text, 20) for text in list(texts)[:MOST_SHOWN])
    return f"one of the quote's numbers: {shown}{', …' if len(texts) > MOST_SHOWN else ''}"
