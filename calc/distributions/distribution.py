"""What every distribution has, whatever its family."""

from __future__ import annotations

import copy
import math
from collections.abc import Callable, Sequence

from calc.distributions.cut import Cut
from calc.errors import CalcError

LARGEST = 1e300


class Distribution:
    """A distribution of one quantity; all numbers are in one unit.

    `median`, `p5` and `p95` are percentiles. `ends` are the two numbers that a person states of it: p5 and p95 of a
    90 % interval, the least and the greatest value where there are such. `low` and `high` are physical bounds. A
    distribution that would reach beyond them is cut (see `calc.distributions.cut`).
    """

    family = ""
    __slots__ = ("_cut", "ends", "high", "low", "median", "p5", "p95")

    def __init__(self, median: float, p5: float, p95: float, ends: tuple[float, float] | None = None):
        self.median = median
        self.p5 = p5
        self.p95 = p95
        self.ends = (p5, p95) if ends is None else ends
        self.low: float | None = None
        self.high: float | None = None
        self._cut: Cut | None = None

    def quantile(self, chance: float) -> float:
        """The value that is not exceeded with the given chance, 0 < chance < 1, within the bounds.

        Raises `CalcError` where the distribution is so wide that it leaves the range of numbers.
        """
        try:
            value = self._at(chance if self._cut is None else self._cut.moved(chance))
        except (ArithmeticError, ValueError):
            value = math.inf
        return self._bounded(value)

    def column(self, chances: Sequence[float]) -> list[float]:
        """The quantile of each chance."""
        return [self.quantile(chance) for chance in chances]

    def within(self, low: float | None, high: float | None) -> Distribution:
        """The same distribution with bounds."""
        bounded = copy.copy(self)
        bounded.low, bounded.high = low, high
        below_low = 0.0 if low is None else self._chance_below(low)
        below_high = 1.0 if high is None else self._chance_below(high)
        cut = Cut(below_low, below_high)
        bounded._cut = cut if cut.is_needed else None
        return bounded

    @property
    def share_beyond(self) -> float:
        """The share of it that would lie beyond its bounds, and was moved within them."""
        return self._cut.share_beyond if self._cut else 0.0

    def mapped(self, change: Callable[[float], float]) -> Distribution:
        """The same distribution, without bounds, in the unit to which `change` takes a number (times a factor)."""
        raise NotImplementedError

    def is_same(self, other: Distribution, tolerance: float = 1e-12) -> bool:
        """Whether the two are one distribution, but for the rounding of floats. Bounds are not compared."""
        pairs = zip(self.parameters(), other.parameters(), strict=False)
        return self.family == other.family and all(
            math.isclose(left, right, rel_tol=tolerance, abs_tol=1e-300) for left, right in pairs
        )

    def _at(self, chance: float) -> float:
        """The quantile without regard to bounds."""
        raise NotImplementedError

    def _chance_below(self, value: float) -> float:
        """The chance of a value beneath this one, without regard to bounds."""
        raise NotImplementedError

    def parameters(self) -> tuple[float, ...]:
        """The numbers that, with the family, make it what it is."""
        return (*self.ends, self.median)

    def _bounded(self, value: float) -> float:
        if not abs(value) <= LARGEST:
            raise CalcError("The range is too wide to compute with.", expected="ends nearer to each other")
        if self.low is not None and value < self.low:
            return self.low
        return self.high if self.high is not None and value > self.high else value

    def __repr__(self) -> str:
        return f"{type(self).__name__}{self.parameters()}"


def wrong_way_round(first: float, second: float) -> CalcError:
    """The error for a range whose first end is not the smaller one."""
    return CalcError(
        f"The range from {first:g} to {second:g} is the wrong way round or empty.",
        expected="the smaller number first, as in '90 to 100'",
    )
