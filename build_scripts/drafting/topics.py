"""Which subjects and quantities of the vocabulary a text speaks of, the likeliest first.

Three things speak for an entry: its names stand in the text, words of its description do, and claims that are like
the text have it. A word weighs the more, the fewer entries have it.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from build_scripts.records.records import Records
from build_scripts.records.vocabulary import Quantity, Subject
from calc.errors import CalcError
from calc.unit import parse_unit

# `GPT-4`, `GPT4` and `gpt 4` are the same words; `3.1` is one word.
WORD = re.compile(r"[a-z]+|\d+(?:\.\d+)?")
MOST = 8
FROM_NAMES, FROM_DESCRIPTION, FROM_CLAIMS = 3.0, 1.0, 2.0
OF_THE_SOURCE, OF_THE_SUBJECT, IN_USE = 10.0, 0.3, 0.1  # where the words do not decide


@dataclass
class Topic:
    """A subject or quantity that may be meant. `fits` says whether the written unit is one of the quantity (None where
    no unit was written); `reasons` are the words of the text that speak for it."""

    id: str
    label: str
    description: str
    score: float
    unit: str | None = None
    units: list[str] = field(default_factory=list)
    fits: bool | None = None
    reasons: list[str] = field(default_factory=list)


def words(text: str) -> list[str]:
    """The words of a text, in lower case, without their endings: `trained`, `training` and `trains` are one."""
    return [_stem(word) for word in WORD.findall(text.lower())]


def _stem(word: str) -> str:
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    for ending in ("ing", "ed", "e"):
        if len(word) > len(ending) + 3 and word.endswith(ending):
            return word[: -len(ending)]
    return word


# Words that say nothing of what a text is about.
COMMON = frozenset(
    words(
        """a an the of to in on for and or by with at as is are was were be been it its that this from than not no one
        which what who how their they we our has have had per each about into over up so such other can would"""
    )
)


class Topics:
    """The vocabulary and the claims of one set of records, counted once for any number of texts."""

    def __init__(self, records: Records):
        self._records = records
        self._subjects = _Index(records.subjects, "subject", records)
        self._quantities = _Index(records.quantities, "quantity", records)

    def subjects(self, text: str, source_id: str | None = None) -> list[Topic]:
        """The subjects that a text may speak of; what the source mostly speaks of comes first where nothing decides."""
        found = self._subjects.scores(text)
        usual = Counter(claim.subject for claim in self._records.claims_of(source_id or "") if claim.subject)
        for name, count in usual.items():
            found[name] = found.get(name, 0.0) + OF_THE_SOURCE * count / usual.total()
        return self._best(self._records.subjects, found, self._subjects, text)

    def quantities(self, text: str, unit: str | None = None, subject: str | None = None) -> list[Topic]:
        """The quantities that a text may speak of; those that the written unit fits come before all others."""
        found = self._quantities.scores(text, self._subjects.names(subject))
        usual = Counter(claim.quantity for claim in self._records.claims.values() if claim.quantity)
        of_subject = {claim.quantity for claim in self._records.claims.values() if claim.subject == subject}
        for name in self._records.quantities:
            prior = IN_USE * math.log1p(usual[name]) + OF_THE_SUBJECT * bool(subject and name in of_subject)
            found[name] = found.get(name, 0.0) + prior
        return self._best(self._records.quantities, found, self._quantities, text, unit)

    def _best(
        self, entries: dict, scores: dict[str, float], index: _Index, text: str, unit: str | None = None
    ) -> list[Topic]:
        def order(name: str) -> tuple:
            return fits(unit, getattr(entries[name], "unit", None)) is False, -scores[name], name

        ranked = sorted((name for name in scores if name in entries), key=order)[:MOST]
        return [_topic(entries[name], scores[name], index.reasons(name, text), unit) for name in ranked]


def _topic(entry: Subject | Quantity, score: float, reasons: list[str], unit: str | None) -> Topic:
    found = Topic(entry.id, entry.label, entry.description or "", round(score, 3), reasons=reasons)
    if isinstance(entry, Quantity):
        found.unit, found.units, found.fits = entry.unit, entry.units, fits(unit, entry.unit)
    return found


def fits(unit: str | None, other: str | None) -> bool | None:
    """Whether two units measure the same; None where one is missing or cannot be read."""
    try:
        return parse_unit(unit).dimension == parse_unit(other).dimension if unit and other else None
    except CalcError:
        return None


class _Index:
    """The words of every entry of one vocabulary, and of the claims that have it."""

    def __init__(self, entries: dict, field_name: str, records: Records):
        self._names = {
            name: [words(term) for term in (entry.label, name, *entry.aliases)] for name, entry in entries.items()
        }
        self._described = {name: set(words(entry.description or "")) - COMMON for name, entry in entries.items()}
        self._said: dict[str, Counter[str]] = {}
        for claim in records.claims.values():
            name = getattr(claim, field_name)
            if name in entries:
                said = set(words(f"{claim.quote or ''} {claim.statement or ''}")) - COMMON
                self._said.setdefault(name, Counter()).update(said)
        spread = Counter(
            word
            for name in entries
            for word in {*self._described[name], *(word for term in self._names[name] for word in term)}
        )
        self._weight = {word: math.log(1 + len(entries) / count) for word, count in spread.items()}
        self._rare = math.log(1 + len(entries))
        self._claims_with = Counter(word for said in self._said.values() for word in said)

    def names(self, name: str | None) -> set[str]:
        """The words of all names of an entry."""
        return {word for term in self._names.get(name or "", ()) for word in term}

    def scores(self, text: str, besides: Iterable[str] = ()) -> dict[str, float]:
        """How much speaks for each entry; those for which nothing does are left out. The words `besides` say something
        else already: they only count where they stand in a name."""
        said = words(text)
        there = set(said) - COMMON
        rest = there.difference(besides)
        found = {}
        for name in self._names:
            score = (
                FROM_NAMES * self._by_names(name, said, there)
                + FROM_DESCRIPTION * self._by_description(name, rest)
                + FROM_CLAIMS * self._by_claims(name, rest)
            )
            if score > 0:
                found[name] = score
        return found

    def reasons(self, name: str, text: str) -> list[str]:
        """The words of a text that stand in the names of an entry."""
        return list(dict.fromkeys(word for word in words(text) if word in self.names(name) - COMMON))

    def _weigh(self, found: Iterable[str]) -> float:
        return sum(self._weight.get(word, self._rare) for word in found)

    def _by_names(self, name: str, said: list[str], there: set[str]) -> float:
        """The best of its names: whole and in order counts in full, single words of it by their share, squared."""
        best = 0.0
        for term in self._names[name]:
            whole = self._weigh(term)
            if not whole:
                continue
            if _stands_in(term, said):
                best = max(best, whole)
            else:
                share = self._weigh(word for word in term if word in there) / whole
                best = max(best, 0.5 * whole * share**2)
        return best

    def _by_description(self, name: str, there: set[str]) -> float:
        described = self._described[name]
        if not described:
            return 0.0
        return self._weigh(there & described) / math.sqrt(self._weigh(described) + 1)

    def _by_claims(self, name: str, there: set[str]) -> float:
        """The share of the text's words that claims with this entry use, rare ones above all."""
        said = self._said.get(name)
        if not said or not there:
            return 0.0
        most = max(said.values())
        return sum(
            math.log(1 + len(self._said) / self._claims_with[word]) * min(1.0, said[word] / most + 0.2)
            for word in there
            if word in said
        ) / math.sqrt(len(there))


def _stands_in(term: list[str], said: list[str]) -> bool:
    length = len(term)
    return any(said[begin : begin + length] == term for begin in range(len(said) - length + 1))
