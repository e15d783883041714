"""Claims, sources and words of the vocabulary that are probably one and the same.

    Claims(records).alike(draft)                    claims of its source with the same numbers and nearly the same quote
    Sources(records).alike(url, title, producer)    sources with the same address, or the same title and producer
    Terms(records.subjects).alike(label, aliases)   subjects (or quantities) that go by the same name

Each makes an index once, in time that grows with the number of records, and then answers for one draft at a time; a
draft need not be among the records, and is never alike itself. The check warns with it, and so does whatever helps to
write.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from build_scripts.records.address import Address, read_address
from build_scripts.records.claim import NUMBERS, Claim, read_parts
from build_scripts.records.records import Records
from build_scripts.records.source import Source
from build_scripts.records.vocabulary import Quantity, Subject
from calc.errors import CalcError
from calc.number import read_number
from calc.unit import parse_unit

NEAR = 0.8  # the share of its words that a quote has in common with one that is nearly the same
MOST_COMPARED = 50  # with one number; more of them there are only where somebody made them by the thousand
LONGEST_QUOTE = 2_000  # characters
GONE = ("superseded", "withdrawn")


@dataclass(frozen=True)
class Alike:
    """A record that is probably the same, and why."""

    id: str
    reason: str


class Claims:
    """The claims in force by their source and their numbers."""

    def __init__(self, records: Records, sources: Container[str] | None = None):
        """`sources`: the ids of those that will be asked about, None for all."""
        self._by_number: dict[tuple, list[_Numbers]] = {}
        for claim in records.statements:
            if claim.quote and claim.status not in GONE and (sources is None or claim.source in sources):
                known = _Numbers(claim)
                for number in known.numbers:
                    self._by_number.setdefault((claim.source, number), []).append(known)

    def alike(self, draft: Claim) -> list[Alike]:
        """Claims of the same source that have the numbers of `draft` and nearly its quote.

        Of claims that state several numbers one must have all that the other has: the rows of a table that share a cell
        differ in the others.
        """
        if not draft.quote or draft.status in GONE:
            return []
        own = _Numbers(draft)
        found: dict[str, Alike] = {}
        for number in own.numbers:
            for other in self._by_number.get((draft.source, number), [])[:MOST_COMPARED]:
                if other.claim.id != draft.id and other.claim.id not in found and own.is_nearly(other):
                    found[other.claim.id] = Alike(other.claim.id, "the same numbers and nearly the same quote")
        return list(found.values())


class _Numbers:
    """What a claim is compared by: its numbers, each with subject and quantity in base units, and its quote's words."""

    def __init__(self, claim: Claim):
        self.claim = claim
        parts = read_parts(claim) if claim.values else [claim]
        self.numbers = frozenset(_number(part) for part in parts if part.has_number)
        self.words = re.findall(r"[^\W_]+", _folded((claim.quote or "")[:LONGEST_QUOTE]))

    def is_nearly(self, other: _Numbers) -> bool:
        """Whether one has all the numbers of the other, and nearly its quote at what may be the same place."""
        if not (self.numbers <= other.numbers or other.numbers <= self.numbers):
            return False
        for name in ("prefix", "suffix"):
            beside = {getattr(self.claim, name), getattr(other.claim, name)} - {None}
            if len(beside) == 2:
                return False
        return _are_near(self.words, other.words)


def _number(claim: Claim) -> tuple:
    return claim.subject, claim.quantity, *(_in_base_units(getattr(claim, name), claim.unit) for name in NUMBERS)


def _in_base_units(text: str | None, unit: str | None) -> str | None:
    """The same text for the same amount: `1.8T` and `1800` billion. What cannot be read stays as it is."""
    try:
        return text and f"{parse_unit(unit or '1').to_base(read_number(text).value):.9g}"
    except CalcError:
        return f"{text} {unit}"


def _are_near(left: list[str], right: list[str]) -> bool:
    """Whether one row of words is within the other, or they have most words in common."""
    if not left or not right:
        return left == right
    shorter, longer = sorted((left, right), key=len)
    if f" {' '.join(shorter)} " in f" {' '.join(longer)} ":
        return True
    common = sum((Counter(shorter) & Counter(longer)).values())
    return common >= NEAR * len(longer)


class Sources:
    """The sources by their address, and by title and producer."""

    def __init__(self, records: Records):
        self._by_document: dict[str, list[tuple[Address, Source]]] = {}
        self._by_title: dict[tuple[str, str], list[Source]] = {}
        for source in records.sources.values():
            address = read_address(source.url)
            if address is not None:
                self._by_document.setdefault(address.document, []).append((address, source))
            if source.title and source.producer:
                self._by_title.setdefault((_name(source.title), _name(source.producer)), []).append(source)

    def alike(
        self,
        url: str | None,
        title: str | None = None,
        producer: str | None = None,
        published: str | None = None,
        own_id: str | None = None,
    ) -> list[Alike]:
        """Sources with this address, or this title and producer.

        An address may show another document at another time: two that were published at different times are not alike.
        """
        return list({found.id: found for found in self._candidates(url, title, producer, published, own_id)}.values())

    def _candidates(self, url, title, producer, published, own_id) -> Iterator[Alike]:
        address = read_address(url)
        if title and producer:
            for source in self._by_title.get((_name(title), _name(producer)), [])[:MOST_COMPARED]:
                if source.id != own_id and _may_be_one_day(published, source.published):
                    yield Alike(source.id, "the same title and producer")
        for other, source in self._by_document.get(address.document, [])[:MOST_COMPARED] if address else ():
            if source.id != own_id and address.is_same(other) and _may_be_one_day(published, source.published):
                yield Alike(source.id, "the same address")


def _may_be_one_day(one: str | None, other: str | None) -> bool:
    """Whether two dates may mean the same day: `2019` and `2019-02-14`, and any with one that is not known."""
    return not one or not other or one.startswith(other) or other.startswith(one)


class Terms:
    """The subjects, or the quantities, by all their names: label, aliases and id."""

    def __init__(self, vocabulary: Mapping[str, Quantity | Subject]):
        self._by_name: dict[str, list[str]] = {}
        for key, term in vocabulary.items():
            for name in {_name(text) for text in (term.label, *term.aliases, key)}:
                self._by_name.setdefault(name, []).append(key)

    def alike(self, label: str, aliases: Iterable[str] = (), own_id: str | None = None) -> list[Alike]:
        """Those that go by one of these names, case, spaces and dashes apart."""
        found: dict[str, Alike] = {}
        for text in (label, *aliases, *([own_id] if own_id else [])):
            for key in self._by_name.get(_name(text), [])[:MOST_COMPARED]:
                if key != own_id:
                    found.setdefault(key, Alike(key, f"the name '{text}'"))
        return list(found.values())


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _name(text: str) -> str:
    """A name without case, spaces and dashes. A single letter is a symbol, whose case tells it from another."""
    text = text.strip()
    return text if len(text) == 1 else re.sub(r"[\s_\u2010-\u2015\u2212-]+", "", _folded(text))
