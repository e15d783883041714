"""Two states of the claims set against each other: what a change loses, adds, alters, and which numbers it moves."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from build_scripts.impact.published import Publication, Published
from build_scripts.impact.state import Problem, State
from build_scripts.publish.claim_view import ClaimView
from build_scripts.records.calculator import Calculator
from build_scripts.records.changes import FieldChange, changes
from build_scripts.records.claim import Claim
from build_scripts.records.fidelity import FidelityGroup
from build_scripts.records.moves import current_id
from build_scripts.records.rating import rating_code
from build_scripts.records.record import Record
from build_scripts.records.records import Records
from build_scripts.records.source import Source
from calc.provenance import CREDIBILITY, RELIABILITY
from calc.verdict import DIMENSION_MISMATCH, NOT_RECOMPUTABLE

# Grades that mean "cannot be judged": neither better nor worse than another.
UNKNOWN = ("F", "6")
# What a record is called, and where a set of records keeps such.
KINDS = {
    "source": "sources",
    "claim": "statements",
    "calculator": "calculators",
    "group of published figures": "fidelity",
}
_KINDS = {Source: "source", Claim: "claim", Calculator: "calculator", FidelityGroup: "group of published figures"}


@dataclass(frozen=True)
class Item:
    """A record that a list names: what it is, its id, its words, and its page where it has one."""

    kind: str
    id: str
    text: str
    url: str | None
    reason: str = ""


@dataclass(frozen=True)
class Changed:
    """A record with the fields that differ."""

    id: str
    text: str
    url: str | None
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True)
class Step:
    """A rating or a verdict before and after. `direction` is 1 for better, -1 for worse, 0 for neither."""

    id: str
    text: str
    url: str | None
    before: str
    after: str
    direction: int = 0


@dataclass(frozen=True)
class Moved:
    """A published number that moves, with the pages on which it stands. One of both may be missing."""

    before: Published | None
    after: Published | None
    pages: tuple[str, ...]

    @property
    def shown(self) -> Published:
        """The number that names it: the new one, where there is one."""
        return self.after or self.before  # type: ignore[return-value]

    @property
    def factor(self) -> float | None:
        """After ÷ before; None where there is none."""
        if self.before is None or self.after is None or self.before.dimension != self.after.dimension:
            return None
        return self.after.base / self.before.base if self.before.base else None

    @property
    def is_range_only(self) -> bool:
        """Whether only the range moves, not the number within."""
        return self.before is not None and self.after is not None and self.before.has_value_of(self.after)

    @property
    def weight(self) -> float:
        """How much it moves: the largest first in a list, what appears or disappears before all."""
        if self.is_range_only:
            return -1.0
        factor = self.factor
        return abs(math.log(factor)) if factor is not None and factor > 0 else math.inf


@dataclass
class Impact:
    """What a change does. Every list is in the order in which it is told; `problems` are by state."""

    lost: list[Item] = field(default_factory=list)
    added: list[Item] = field(default_factory=list)
    withdrawn: list[Item] = field(default_factory=list)
    superseded: list[Item] = field(default_factory=list)
    renamed: list[Step] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    numbers: list[Moved] = field(default_factory=list)
    verdicts: list[Step] = field(default_factory=list)
    ratings: list[Step] = field(default_factory=list)
    due: list[Item] = field(default_factory=list)
    contradictions: list[Item] = field(default_factory=list)
    problems: dict[str, list[Problem]] = field(default_factory=dict)

    @property
    def is_nothing(self) -> bool:
        """Whether nobody would see a difference."""
        return not any(vars(self).values())

    @property
    def upgrades(self) -> int:
        """How many ratings get better."""
        return sum(step.direction > 0 for step in self.ratings)

    @property
    def downgrades(self) -> int:
        """How many ratings get worse."""
        return sum(step.direction < 0 for step in self.ratings)

    @property
    def pages(self) -> list[str]:
        """Every page on which a number moves."""
        return list(dict.fromkeys(page for moved in self.numbers for page in moved.pages))


def compare(before: State, after: State) -> Impact:
    """What the change from one state to the other does."""
    return _Comparison(before, after).impact()


class _Comparison:
    def __init__(self, before: State, after: State):
        self.before = before
        self.after = after
        self.old, self.new = before.records, after.records

    def impact(self) -> Impact:
        found = Impact(
            lost=[*self._lost_records(), *self._lost_parts()],
            added=[self._item(record) for record in self._added],
            withdrawn=self._fallen("withdrawn"),
            superseded=self._fallen("superseded"),
            renamed=list(self._renamed()),
            changed=list(self._changed()),
        )
        # Nothing that is computed differs where no record does.
        if found.is_nothing and self.before.problems == self.after.problems:
            return found
        found.ratings = list(self._ratings())
        found.problems = self._problems()
        if self.before.library is not None and self.after.library is not None:
            found.lost += self._lost_verdicts()
            self._tell_lost_questions(found)
            found.numbers = self._numbers()
            found.verdicts = list(self._verdicts())
            found.due = self._due()
            found.contradictions = list(self._contradictions(found))
        return found

    # Records

    def _today(self, id: str) -> str:
        return current_id(self.new, id)

    @cached_property
    def _kept(self) -> list[tuple[Record, Record]]:
        """What both states have, in the order of the new one."""
        old = {(kind, self._today(one.id)): one for kind, one in _records(self.old)}
        return [(old[kind, one.id], one) for kind, one in _records(self.new) if (kind, one.id) in old]

    @cached_property
    def _claims(self) -> list[tuple[Claim, Claim]]:
        return [pair for pair in self._kept if isinstance(pair[1], Claim)]

    @cached_property
    def _added(self) -> list[Record]:
        old = {(kind, self._today(one.id)) for kind, one in _records(self.old)}
        return [one for kind, one in _records(self.new) if (kind, one.id) not in old]

    def _lost_records(self) -> Iterator[Item]:
        new = {(kind, one.id) for kind, one in _records(self.new)}
        alike = {_words(one): one.id for one in self._added if not one.broken}
        for kind, one in _records(self.old):
            if (kind, self._today(one.id)) not in new:
                same = alike.get(_words(one))
                hint = f"{same} says the same: if it only moved, use the command move; " if same else ""
                yield Item(kind, one.id, _words(one), None, f"{hint}{kind} deleted")

    def _lost_parts(self) -> Iterator[Item]:
        """What a record held that nobody can do without: quotes, numbers, the hash of the text that was read."""
        for old, new in self._kept:
            if new.broken:
                continue
            if isinstance(old, Claim) and isinstance(new, Claim):
                if old.quote and not new.quote:
                    yield self._item(new, "quote lost")
                if (old.has_number and not new.has_number) or set(old.values) - set(new.values):
                    yield self._item(new, "stated number lost")
            elif isinstance(old, Source) and old.text_sha256 and not new.text_sha256:
                yield self._item(new, "hash of the text lost")

    def _fallen(self, status: str) -> list[Item]:
        return [
            self._item(new, " ".join(filter(None, [new.status_reason, new.superseded_by and f"→ {new.superseded_by}"])))
            for old, new in self._claims
            if new.status == status != old.status
        ]

    def _renamed(self) -> Iterator[Step]:
        for old, new in self._kept:
            if old.id != new.id:
                yield Step(new.id, _words(new), _url(new), old.id, new.id)

    def _changed(self) -> Iterator[Changed]:
        for old, new in [*self._kept, *self._vocabulary]:
            if old.broken or new.broken:
                continue
            found = [one for one in changes(old.node, new.node) if self._is_change(one)]
            if found:
                yield Changed(new.id, _words(new), _url(new), tuple(found))

    @property
    def _vocabulary(self) -> list[tuple[Record, Record]]:
        """The files of the vocabulary. That an id has moved is told with its claim."""
        found = []
        for kind in sorted({*self.old.vocabulary_documents, *self.new.vocabulary_documents} - {"moved"}):
            pair = [records.vocabulary_documents.get(kind) for records in (self.old, self.new)]
            document = pair[1] or pair[0]
            roots = [one and one.root for one in pair]
            found.append(tuple(Record(f"vocabulary/{kind}", document, root) for root in roots))
        return found

    def _is_change(self, change: FieldChange) -> bool:
        """Whether it is more than an id that has moved."""
        if change.before is None or change.after is None:
            return True
        return ", ".join(map(self._today, change.before.split(", "))) != change.after

    def _problems(self) -> dict[str, list[Problem]]:
        """What was left out, by state."""
        pairs = (("after", self.after.problems), ("before", self.before.problems))
        return {name: list(found) for name, found in pairs if found}

    # Numbers

    @cached_property
    def _publications(self) -> tuple[Publication, Publication]:
        return Publication(self.before.library, self.new), Publication(self.after.library, self.new)

    def _numbers(self) -> list[Moved]:
        """Every number of a page that both states have and that differs, or that only one of them gives."""
        old, new = self._publications
        found = []
        for key in dict.fromkeys([*new.numbers, *old.numbers]):
            before, after = old.numbers.get(key), new.numbers.get(key)
            if key[:2] not in old.ids or key[:2] not in new.ids:
                continue  # it came with what was added, or went with what was lost
            if before and after and before.has_value_of(after) and before.has_range_of(after):
                continue
            pages = new.pages(after.id) if after else old.pages(before.id)
            found.append(Moved(before, after, tuple(pages)))
        # Of equal moves, those first that more pages show.
        return sorted(_each_once(found), key=lambda moved: (-round(moved.weight, 3), -len(moved.pages)))

    def _views(self) -> Iterator[tuple]:
        """The claims that both states could compute, as pages show them."""
        for old, new in self._claims:
            pair = self.before.library.claim(old.id), self.after.library.claim(new.id)
            if None not in pair:
                yield pair

    def _lost_verdicts(self) -> list[Item]:
        return [
            Item("claim", new.id, new.statement, new.url, f"no longer computable ({old.verdict} before)")
            for old, new in self._views()
            if old.verdict not in (None, NOT_RECOMPUTABLE) and new.verdict in (None, NOT_RECOMPUTABLE)
        ]

    def _tell_lost_questions(self, found: Impact) -> None:
        """Questions whose address leads nowhere any more; it follows where an answer to them is left out."""
        kept = {question.id for question in self.after.library.questions}
        for one in self.before.library.questions:
            if one.id in kept:
                continue
            if any(self.after.leaves_out(self._today(claim.id)) for claim in one.claims):
                why = "its page goes, for no claim that can be used answers it"
                found.problems["after"].append(Problem(one.url, why, kind="question", follows=True))
            else:
                found.lost.append(Item("question", one.id, one.question, None, "its page goes"))

    def _verdicts(self) -> Iterator[Step]:
        for old, new in self._views():
            pairs = (("", old.verdict, new.verdict),
                     ("chain: ", old.result.get("chained_verdict"), new.result.get("chained_verdict")))  # fmt: skip
            if pairs[0][1:] == pairs[1][1:]:
                pairs = pairs[:1]
            for where, before, after in pairs:
                if before and after and before != after:
                    yield Step(new.id, new.statement, new.url, where + before, after, _verdict_direction(before, after))

    def _ratings(self) -> Iterator[Step]:
        for old, new in self._kept:
            if old.broken or new.broken or not isinstance(new, Claim | Source):
                continue
            before, after = self._rating(self.old, old), self._rating(self.new, new)
            if before != after and self.before.can_rate(old) and self.after.can_rate(new):
                direction = rating_direction(before or "", after or "")
                yield Step(new.id, _words(new), _url(new), before or "none", after or "none", direction)

    @staticmethod
    def _rating(records: Records, record: Record) -> str | None:
        return rating_code(records, record) if isinstance(record, Claim) else record.reliability

    def _due(self) -> list[Item]:
        return [
            Item("claim", new.id, new.statement, new.url, new.finding.cause_words)
            for old, new in self._views()
            if new.finding and new.finding.due_for_review and not (old.finding and old.finding.due_for_review)
        ]

    def _contradictions(self, found: Impact) -> Iterator[Item]:
        old, new = self._publications
        known = {_pair(old, entry) for entry in old.contradictions}
        differs = {one.id for one in found.changed} | {moved.shown.id for moved in found.numbers}
        were_there = {old.today(claim.id) for claim in old.library.numbers}

        def is_as_before(claim: ClaimView) -> bool:
            return claim.id in were_there and not differs & {claim.id, claim.whole.id}

        for entry in new.contradictions:
            if _pair(new, entry) in known:
                continue
            # Where claims are left out, others take their places in pairs: two that are as before said so before.
            if not (self.after.problems and is_as_before(entry.claim) and is_as_before(entry.other)):
                how = entry.relation or (f"a factor of {entry.factor_text} apart" if entry.factor else "apart")
                other = f"{entry.other.id}: {entry.other.statement}"
                yield Item("claim", entry.claim.id, entry.claim.statement, entry.claim.url, f"{how}, {other}")

    def _item(self, record: Record, reason: str = "") -> Item:
        return Item(_KINDS[type(record)], record.id, _words(record), _url(record), reason)


def rating_direction(before: str, after: str) -> int:
    """1 where a rating gets better, -1 where it gets worse, 0 where that cannot be said.

    A rating gets better where its letter or its digit does and neither gets worse. F and 6 mean that nobody can tell.
    """
    steps = []
    for old, new in zip(before, after):
        if UNKNOWN[0] in (old, new) or UNKNOWN[1] in (old, new):
            steps.append(0)
        else:
            order = RELIABILITY if old in RELIABILITY else CREDIBILITY
            steps.append(order.index(old) - order.index(new) if old in order and new in order else 0)
    if all(step >= 0 for step in steps):
        return int(any(steps))
    return -1 if all(step <= 0 for step in steps) else 0


def _verdict_direction(before: str, after: str) -> int:
    order = ("agrees", "rounding", "differs", DIMENSION_MISMATCH, NOT_RECOMPUTABLE)
    return (order.index(before) > order.index(after)) - (order.index(before) < order.index(after))


def _each_once(found: Iterable[Moved]) -> list[Moved]:
    """Without the chain where it moves just as the step does, which pages show twice but nobody counts twice."""
    kept: dict[tuple, Moved] = {}
    for moved in found:
        ends = [None if one is None else (one.base, one.ends) for one in (moved.before, moved.after)]
        kept.setdefault((moved.shown.id, moved.shown.url, *ends), moved)
    return list(kept.values())


def _records(records: Records) -> Iterator[tuple[str, Record]]:
    for kind, name in KINDS.items():
        found = getattr(records, name)
        yield from ((kind, one) for one in (found if isinstance(found, list) else found.values()))


def _words(record: Record) -> str:
    return getattr(record, "statement", None) or getattr(record, "title", None) or record.id


def _url(record: Record) -> str | None:
    if isinstance(record, Claim):
        return f"claims/{record.id}/"
    if record.id.startswith("calculators/"):
        return f"{record.id}/"
    return f"sources/{record.id}/" if "/" not in record.id else None


def _pair(publication: Publication, entry) -> frozenset[str]:
    return frozenset(publication.today(claim.id) for claim in (entry.claim, entry.other))
