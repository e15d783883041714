"""The lognormal distribution: normal by factors."""

from __future__ import annotations

import math

from calc.distributions.normal import Normal
from calc.errors import CalcError


class Lognormal(Normal):
    """Normal in the logarithm between p5 and p95, which are positive; `CalcError` as for `Normal`."""

    family = "lognormal"
    __slots__ = ()

    def __init__(self, p5: float, p95: float, median: float | None = None):
        if not p5 > 0:
            raise CalcError(f"A lognormal range cannot begin at {p5:g}.", expected="an end above 0, or a normal range")
        super().__init__(p5, p95, median)

    def _chance_below(self, value: float) -> float:
        return super()._chance_below(value) if value > 0 else 0.0

    def _middle(self, p5: float, p95: float) -> float:
        return math.sqrt(p5) * math.sqrt(p95)

    def _axis(self, value: float) -> float:
        return math.log(value)

    def _from_axis(self, place: float) -> float:
        return math.exp(place)

    def _from_axes(self, places: list[float]) -> list[float]:
        return list(map(math.exp, places))
