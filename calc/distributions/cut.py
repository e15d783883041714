"""Where a distribution would reach beyond what is possible: the chances that take the place of the given ones.

Nothing is piled up on a bound, which would be a value that nobody stated, with a chance that nobody gave it, and often
one at which a formula has no value (a share of exactly 1). Where both stated ends lie within the bounds, only the part
of a tail beyond a bound is taken back into that tail, so that p5, median and p95 stay where the source put them. Where
an end lies on a bound itself, the distribution is cut off there and the rest spread over all chances.
"""

from __future__ import annotations

P5, P95 = 0.05, 0.95
# A part of a tail as small as this is not worth moving anything for.
SMALLEST = 1e-12


class Cut:
    """The chances `below` the lower and the upper bound: of a value beneath `low`, and of one beneath `high`."""

    __slots__ = ("_first", "_is_whole", "_last")

    def __init__(self, below_low: float, below_high: float):
        self._first, self._last = below_low, below_high
        self._is_whole = below_low >= P5 or below_high <= P95

    @property
    def is_needed(self) -> bool:
        """Whether anything lies beyond the bounds, and anything within them."""
        return (self._first > SMALLEST or self._last < 1 - SMALLEST) and self._first < self._last

    @property
    def share_beyond(self) -> float:
        """The share that would lie beyond the bounds."""
        return self._first + (1 - self._last)

    def moved(self, chance: float) -> float:
        """The chance that takes the place of one, in the same order."""
        if self._is_whole:
            return self._first + chance * (self._last - self._first)
        if chance < P5:
            return self._first + chance / P5 * (P5 - self._first)
        if chance > P95:
            return P95 + (chance - P95) / (1 - P95) * (self._last - P95)
        return chance
