"""Contradictions: claims that cannot both be right, within a document and between documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from build_scripts.publish.claim_view import ClaimView
from build_scripts.publish.same_document import hosts
from build_scripts.publish.source_view import SourceView
from build_scripts.publish.span import factor_text
from build_scripts.publish.stated_range import StatedRange, stated_range

AGAINST = ("disputes", "refutes")
# Kinds of source that are tables of cases.
LISTS = ("dataset", "price-page")
Pair = tuple[ClaimView, ClaimView]


@dataclass(frozen=True)
class Contradiction:
    """One claim against another. Of numbers it is the lowest against the highest; `pairs` says how many there are.

    `relation` is `disputes` or `refutes` where a claim says so itself; `question` is what both answer.
    """

    claim: ClaimView
    other: ClaimView
    relation: str | None = None
    factor: float | None = None
    pairs: int = 1
    claims: list[ClaimView] = field(default_factory=list)
    question: object = None

    @property
    def factor_text(self) -> str | None:
        """How far apart the two are."""
        return None if self.factor is None else factor_text(self.factor)


@dataclass(frozen=True)
class Numbers:
    """The numbers that sources give for one quantity of one subject, each with the range that it states."""

    ranges: list[tuple[ClaimView, StatedRange]]

    def clashes(self, may_clash) -> list[Pair]:
        """The pairs whose ranges do not meet, as far as `may_clash` lets them be set against each other."""
        return [
            (claim, other)
            for (claim, first), (other, second) in combinations(self.ranges, 2)
            if may_clash(claim, other) and not first.meets(second)
        ]


def within_documents(library) -> list[tuple[SourceView, list[Contradiction]]]:
    """What each document says against itself; documents that were read whole stand first.

    Rows of a dataset or a price list speak of different cases: two of them are no contradiction.
    """
    host_of = hosts(library)
    found: dict[str, list[Contradiction]] = {}
    for claims in library.by_pair.values():
        by_host: dict[str, list[ClaimView]] = {}
        for claim in claims:
            by_host.setdefault(host_of[claim.source_id].id, []).append(claim)
        for host, own in by_host.items():
            if library.source(host).record.kind in LISTS:
                continue
            entry = _widest(_numbers(own).clashes(_are_two_statements))
            found.setdefault(host, []).extend([entry] if entry else [])
    shown = _shown(found)
    for claim, other, relation in _relations(library):
        host = host_of[claim.source_id].id
        if host == host_of[other.source_id].id and frozenset((claim.id, other.id)) not in shown:
            found.setdefault(host, []).append(Contradiction(claim, other, relation))
    groups = [(library.source(host), sorted(entries, key=_place)) for host, entries in found.items() if entries]
    return sorted(groups, key=lambda group: (not group[0].record.text_sha256, group[0].title.casefold()))


def between_documents(library) -> list[Contradiction]:
    """What documents say against one another, one entry a question, the furthest apart first."""
    host_of = hosts(library)

    def may_clash(claim: ClaimView, other: ClaimView) -> bool:
        is_elsewhere = host_of[claim.source_id] is not host_of[other.source_id]
        return is_elsewhere and not set(claim.origins) & set(other.origins)

    found, seen = [], set()
    for question in library.questions:
        pairs: list[Pair] = []
        for group in question.groups:
            pair = (group.subject_id, group.quantity_id)
            # A question may name single claims of a pair that another one asks about.
            if pair not in seen and question.asks(*pair):
                seen.add(pair)
                pairs += _numbers(answer.claim for answer in group.answers).clashes(may_clash)
        entry = _widest(pairs, question)
        found += [entry] if entry else []
    shown = _shown({"": found})
    for claim, other, relation in _relations(library):
        is_elsewhere = host_of[claim.source_id] is not host_of[other.source_id]
        if is_elsewhere and frozenset((claim.id, other.id)) not in shown:
            found.append(Contradiction(claim, other, relation))
    return sorted(found, key=lambda entry: -(entry.factor or 0))


def _numbers(claims: Iterable[ClaimView]) -> Numbers:
    standing = [claim for claim in claims if not claim.source.is_ours and _stand(claim)]
    ranges = [(claim, stated_range(claim)) for claim in standing]
    return Numbers([(claim, range_) for claim, range_ in ranges if range_ is not None])


def _are_two_statements(claim: ClaimView, other: ClaimView) -> bool:
    """The rows of one table are not against one another."""
    return claim.whole is not other.whole


def _widest(pairs: list[Pair], question=None) -> Contradiction | None:
    """One entry for all pairs: the two that lie furthest apart."""
    if not pairs:
        return None
    claim, other = max(pairs, key=lambda pair: _factor(*pair) or 0)
    if (claim.sort_value or 0) > (other.sort_value or 0):
        claim, other = other, claim
    involved = list({one.id: one for pair in pairs for one in pair}.values())
    return Contradiction(claim, other, None, _factor(claim, other), len(pairs), involved, question)


def _factor(claim: ClaimView, other: ClaimView) -> float | None:
    low, high = sorted((claim.sort_value or 0.0, other.sort_value or 0.0))
    return high / low if low > 0 else None


def _relations(library) -> Iterator[tuple[ClaimView, ClaimView, str]]:
    for claim in library.claims:
        for name, others in claim.relations:
            if name in AGAINST:
                yield from ((claim, other, name) for other in others if _stand(claim, other))


def _stand(*claims: ClaimView) -> bool:
    return all(claim.is_standing for claim in claims)


def _shown(found: dict[str, list[Contradiction]]) -> set[frozenset[str]]:
    return {frozenset((entry.claim.id, entry.other.id)) for entries in found.values() for entry in entries}


def _place(entry: Contradiction) -> tuple:
    return entry.claim.source_id, entry.claim.record.position or 0
