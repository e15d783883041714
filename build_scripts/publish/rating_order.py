"""Which of two ratings is better.

The letter of the source counts first, A before E; between equal letters the digit of the claim, 1 before 5. F and 6
mean that nobody can tell: such a rating is never better than another, and stands last where an order is needed.
"""

from __future__ import annotations

from collections.abc import Iterable

from build_scripts.publish.rating import Rating
from calc import provenance
from calc.provenance import RELIABILITY

_LAST = len(RELIABILITY)


def rank(rating: Rating | None) -> tuple[int, int]:
    """A key to sort by, best first."""
    return provenance.rank(rating and rating.code)


def standing(claim) -> tuple[int, int, bool]:
    """A key to sort claims of sources by, best first: the rank of its rating, or that of the claims which it repeats
    where they are rated lower; among equals what repeats nothing stands first.

    A figure gets no better by being copied into a better source.
    """
    return *_rank(claim, frozenset()), bool(claim.derived_ids)


def best_first(claims: Iterable) -> list:
    """Claims of sources by their standing, the latest of equals first."""
    return sorted(sorted(claims, key=lambda claim: claim.date or "", reverse=True), key=standing)


def _rank(claim, above: frozenset[str]) -> tuple[int, int]:
    own = rank(claim.rating)
    repeated = [_rank_of(claim, name, own, above | {claim.id}) for name in claim.derived_ids if name not in above]
    return max([own, *repeated])


def _rank_of(claim, name: str, own: tuple[int, int], above: frozenset[str]) -> tuple[int, int]:
    """The rank of what a claim repeats: a claim, or a source of which nobody has entered the claim."""
    repeated, source = claim.library.claim(name), claim.library.source(name)
    if repeated is not None:
        return _rank(repeated, above)
    place = RELIABILITY.find(source.rating.code or "") if source is not None else -1
    return (place, own[1]) if place >= 0 else (_LAST, _LAST)


def is_better(claim, other) -> bool:
    """Whether the first claim is better rated than the second."""
    return standing(claim)[:2] < standing(other)[:2]
