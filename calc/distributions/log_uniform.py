"""The log-uniform distribution: every factor between two ends is equally likely."""

from __future__ import annotations

import math

from calc.distributions.uniform import Uniform
from calc.errors import CalcError


class LogUniform(Uniform):
    """Uniform in the logarithm between two positive values; `CalcError` as for `Uniform`."""

    family = "log-uniform"
    __slots__ = ()

    def __init__(self, least: float, greatest: float):
        if not least > 0:
            raise CalcError(
                f"A log-uniform range cannot begin at {least:g}.", expected="a least value above 0, or a uniform range"
            )
        super().__init__(least, greatest)

    def _chance_below(self, value: float) -> float:
        least, greatest = self.ends
        if value <= least:
            return 0.0
        return min(1.0, (math.log(value) - math.log(least)) / (math.log(greatest) - math.log(least)))

    def _at(self, chance: float) -> float:
        least, greatest = self.ends
        # Rounding must not lead beyond the ends.
        return min(greatest, max(least, least * math.exp(chance * (math.log(greatest) - math.log(least)))))
