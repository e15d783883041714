"""The uniform distribution: every value between two ends is equally likely."""

from __future__ import annotations

from collections.abc import Callable

from calc.distributions.distribution import Distribution, wrong_way_round


class Uniform(Distribution):
    """Uniform from the least to the greatest value. Raises `CalcError` when they are in the wrong order."""

    family = "uniform"
    __slots__ = ()

    def __init__(self, least: float, greatest: float):
        if not least < greatest:
            raise wrong_way_round(least, greatest)
        super().__init__(0.0, 0.0, 0.0, (least, greatest))
        self.p5, self.median, self.p95 = (self._at(chance) for chance in (0.05, 0.5, 0.95))

    def mapped(self, change: Callable[[float], float]) -> Uniform:
        return type(self)(*map(change, self.ends))

    def _chance_below(self, value: float) -> float:
        least, greatest = self.ends
        return min(1.0, max(0.0, (value - least) / (greatest - least)))

    def _at(self, chance: float) -> float:
        least, greatest = self.ends
        return least * (1 - chance) + greatest * chance
