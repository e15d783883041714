"""The grades of both axes of the rating, each with examples of how it was given here.

Examples are chosen from the data, so that they are never out of date: of a source's grade those with the most claims,
of a claim's grade those that the most sums take as an input. Each is of another kind, or from another source, than the
others where there are enough.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from build_scripts.publish.library import Library
from build_scripts.records.vocabulary import Grade

EXAMPLES = 3
IN_FORCE = "accepted"
UNLIKE = ("A5", "B5")


@dataclass(frozen=True)
class GradeView:
    """A grade with `examples`, the sources or claims that show it, and how many of them have it."""

    grade: Grade
    examples: tuple
    count: int

    @property
    def anchor(self) -> str:
        """The id of its place on the page."""
        return f"grade-{self.grade.code.lower()}"


def reliability_grades(library: Library) -> list[GradeView]:
    """The grades of sources, best first."""
    sources = [source for source in library.sources if not source.is_ours]
    return [
        _view(
            grade,
            [source for source in sources if source.rating.code == code],
            weight=lambda source: len(source.claims),
            group=lambda source: source.record.kind,
        )
        for code, grade in library.records.ratings.reliability.items()
    ]


def credibility_grades(library: Library) -> list[GradeView]:
    """The grades of claims, best first. Of our own claims there is none: they take theirs over."""
    claims = [claim for claim in library.claims if not claim.source.is_ours]
    return [
        _view(
            grade,
            [claim for claim in claims if str(claim.record.credibility) == code],
            weight=lambda claim: len(library.users.get(claim.id, ())),
            group=lambda claim: claim.source_id,
        )
        for code, grade in library.records.ratings.credibility.items()
    ]


def unlike_its_source(library: Library):
    """An improbable claim of a reliable source, which shows that the two are judged apart; None where there is none."""
    rated = [claim for claim in library.claims if claim.rating and claim.record.rating_reason]
    found = [claim for claim in rated if claim.rating.code in UNLIKE]
    return max(found, key=lambda claim: (len(library.users.get(claim.id, ())), claim.id), default=None)


def _view(grade: Grade, rated: Sequence, weight: Callable[..., int], group: Callable[..., Hashable]) -> GradeView:
    usable = [one for one in rated if one.record.rating_reason and getattr(one.record, "status", IN_FORCE) == IN_FORCE]
    ordered = sorted(usable, key=lambda one: (-weight(one), one.id))
    return GradeView(grade, tuple(_apart(ordered, group)[:EXAMPLES]), len(rated))


def _apart(ordered: Sequence, group: Callable[..., Hashable]) -> list:
    """The first of each group, then the others."""
    first: dict[Hashable, object] = {}
    for one in ordered:
        first.setdefault(group(one), one)
    return [*first.values(), *(one for one in ordered if first[group(one)] is not one)]
