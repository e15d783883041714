"""Ranks, and the correlation of ranks (Spearman 1904, American Journal of Psychology 15:1).

A rank correlation of 1 says that one column always rises with another, however bent the curve between them is. Equal
values share the mean of their ranks, so a column that lies partly on a bound is treated fairly.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from operator import mul


class Ranks:
    """The order of one column: `order` has the places from the lowest value to the highest, `doubled` twice the rank
    of each place, counted from 0, which is a whole number even between ties."""

    __slots__ = ("doubled", "order", "spread")

    def __init__(self, column: Sequence[float]):
        self.order = sorted(range(len(column)), key=column.__getitem__)
        self.doubled = [0] * len(column)
        for rank, place in enumerate(self.order):
            self.doubled[place] = 2 * rank
        if len(set(column)) < len(column):
            self._share_ties(column)
        # Four times the sum of squares around the mean rank; whole numbers, so exact. The mean of `doubled` is n - 1.
        self.spread = sum(map(mul, self.doubled, self.doubled)) - len(column) * (len(column) - 1) ** 2

    def _share_ties(self, column: Sequence[float]) -> None:
        first = 0
        while first < len(column):
            last = first
            while last + 1 < len(column) and column[self.order[last + 1]] == column[self.order[first]]:
                last += 1
            for place in self.order[first : last + 1]:
                self.doubled[place] = first + last
            first = last + 1

    def lowest(self, share: float) -> list[int]:
        """The places of the lowest `share` of the values, one at least."""
        return self.order[: self._count(share)]

    def highest(self, share: float) -> list[int]:
        """The places of the highest `share` of the values, one at least."""
        return self.order[-self._count(share) :]

    def _count(self, share: float) -> int:
        return max(1, round(share * len(self.order)))


def rank_correlation(left: Ranks, right: Ranks) -> float | None:
    """Spearman's coefficient, from -1 to 1, ties included; None where one of the columns does not vary.

    >>> rank_correlation(Ranks([1, 2, 3, 4]), Ranks([1, 8, 27, 64]))
    1.0
    """
    if not left.spread or not right.spread:
        return None
    together = sum(map(mul, left.doubled, right.doubled)) - len(left.order) * (len(left.order) - 1) ** 2
    return together / math.sqrt(left.spread * right.spread)
