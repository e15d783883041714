"""The normal distribution, given by its 90 % interval, and by its median where that is not in the middle.

A median nearer to one end gives each side a spread of its own: the two-piece, or split, normal distribution
(Fechner 1897; Wallis 2014, Statistical Science 29:1).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from calc.distributions.distribution import LARGEST, Distribution, wrong_way_round
from calc.distributions.standard_normal import Z95, normal_chance, normal_quantile, normal_scores
from calc.errors import CalcError


class Normal(Distribution):
    """Normal between p5 and p95. Raises `CalcError` for ends in the wrong order, or a median outside of them."""

    family = "normal"
    __slots__ = ("_spreads",)

    def __init__(self, p5: float, p95: float, median: float | None = None):
        if not p5 < p95:
            raise wrong_way_round(p5, p95)
        median = self._middle(p5, p95) if median is None else median
        if not p5 <= median <= p95:
            raise CalcError(
                f"The value {median:g} lies outside its own range, {p5:g} to {p95:g}.",
                expected="a value between the two ends",
            )
        super().__init__(median, p5, p95)
        centre = self._axis(median)
        self._spreads = centre - self._axis(p5), self._axis(p95) - centre  # of Z95 standard deviations each

    @property
    def is_even(self) -> bool:
        """Whether the median is where the ends alone would put it."""
        return math.isclose(self.median, self._middle(self.p5, self.p95), rel_tol=1e-12, abs_tol=1e-300)

    def mapped(self, change: Callable[[float], float]) -> Normal:
        return type(self)(change(self.p5), change(self.p95), change(self.median))

    def column(self, chances: Sequence[float]) -> list[float]:
        centre, (below, above) = self._axis(self.median), self._spreads
        scores = normal_scores(chances) if self._cut is None else map(normal_quantile, map(self._cut.moved, chances))
        places = [centre + z / Z95 * (above if z > 0 else below) for z in scores]
        try:
            values = self._from_axes(places)
        except ArithmeticError:
            return super().column(chances)  # says what is wrong
        low = -LARGEST if self.low is None else self.low
        high = LARGEST if self.high is None else self.high
        if values and low <= min(values) and max(values) <= high:
            return values
        return [self._bounded(value) for value in values]

    def _at(self, chance: float) -> float:
        z = normal_quantile(chance)
        return self._from_axis(self._axis(self.median) + z / Z95 * self._spreads[z > 0])

    def _chance_below(self, value: float) -> float:
        distance = self._axis(value) - self._axis(self.median)
        spread = self._spreads[distance > 0]
        if spread == 0:
            return 0.5 if distance == 0 else float(distance > 0)
        return normal_chance(distance / spread * Z95)

    def _middle(self, p5: float, p95: float) -> float:
        return p5 / 2 + p95 / 2

    def _axis(self, value: float) -> float:
        return value

    def _from_axis(self, place: float) -> float:
        return place

    def _from_axes(self, places: list[float]) -> list[float]:
        return places
