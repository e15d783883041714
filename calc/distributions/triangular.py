"""The triangular distribution: a least, a most likely and a greatest value."""

from __future__ import annotations

import math
from collections.abc import Callable

from calc.distributions.distribution import Distribution, wrong_way_round
from calc.errors import CalcError


class Triangular(Distribution):
    """Its density rises from `least` to `mode` and falls to `greatest`, along straight lines.

    Raises `CalcError` when they are not in this order. The mode may be one of the ends.
    """

    family = "triangular"
    __slots__ = ("mode",)

    def __init__(self, least: float, mode: float, greatest: float):
        if not least < greatest:
            raise wrong_way_round(least, greatest)
        if not least <= mode <= greatest:
            raise CalcError(
                f"The most likely value, {mode:g}, lies outside the range from {least:g} to {greatest:g}.",
                expected="the least, the most likely and the greatest value in this order",
            )
        super().__init__(0.0, 0.0, 0.0, (least, greatest))
        self.mode = mode
        self.p5, self.median, self.p95 = (self._at(chance) for chance in (0.05, 0.5, 0.95))

    def mapped(self, change: Callable[[float], float]) -> Triangular:
        least, greatest = self.ends
        return Triangular(change(least), change(self.mode), change(greatest))

    def _chance_below(self, value: float) -> float:
        least, greatest = self.ends
        if not least < value < greatest:
            return float(value >= greatest)
        # Shares of the width, as below.
        share, rise = ((place - least) / (greatest - least) for place in (value, self.mode))
        return share * share / rise if share <= rise else 1 - (1 - share) ** 2 / (1 - rise)

    def _at(self, chance: float) -> float:
        least, greatest = self.ends
        rise = (self.mode - least) / (greatest - least)
        # Shares of the width first, so that nothing is squared that may be very large or very small.
        if chance <= rise:
            return least + (greatest - least) * math.sqrt(chance * rise)
        return greatest - (greatest - least) * math.sqrt((1 - chance) * (1 - rise))

    def parameters(self) -> tuple[float, ...]:
        return (*self.ends, self.mode)
