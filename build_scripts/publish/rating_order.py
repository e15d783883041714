"""Which of two ratings is better.

The letter of the source counts first, A before E; between equal letters the digit of the claim, 1 before 5. F and 6
mean that nobody can tell: such a rating is never better than another, and stands last where an order is needed.
"""

from __future__ import annotations

from build_scripts.publish.rating import Rating
from build_scripts.records.rating import CREDIBILITY, RELIABILITY

_LAST = len(RELIABILITY)


def rank(rating: Rating | None) -> tuple[int, int]:
    """A key to sort by, best first."""
    code = rating.code if rating else ""
    place = RELIABILITY.find(code[:1]), CREDIBILITY.find(code[1:])
    return (_LAST, _LAST) if len(code) != 2 or min(place) < 0 else place


def is_better(rating: Rating | None, other: Rating | None) -> bool:
    """Whether the first is better than the second."""
    return rank(rating) < rank(other)
