"""A value without a range."""

from __future__ import annotations

from collections.abc import Callable

from calc.distributions.distribution import Distribution


class Point(Distribution):
    """One value: exact in the arithmetic."""

    family = "point"
    __slots__ = ()

    def __init__(self, value: float):
        super().__init__(value, value, value)

    def quantile(self, chance: float) -> float:
        """The value itself: bounds do not move what was stated as one number."""
        return self.median

    def _chance_below(self, value: float) -> float:
        return float(self.median < value)

    def mapped(self, change: Callable[[float], float]) -> Point:
        return Point(change(self.median))


def point(value: float) -> Point:
    """A value without an interval."""
    return Point(value)
