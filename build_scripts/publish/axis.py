"""The axis of a picture: where a number stands on it, and which numbers are written below it."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from calc.text import number_text

# From this factor on between the ends, steps of equal factors are easier to read than equal steps.
LOGARITHMIC_FROM = 3
# In percent of the width: what stays free at both sides, for the numbers of origins and for arrows.
LEFT, RIGHT = 9.0, 92.0
MOST_TICKS = 5
# At each side, as a share of the numbers: nearer together than so, the ticks would all read the same.
LEAST_ROOM = 0.01
_ONE_TIMES = re.compile(r"^1 × (?=10)")


@dataclass(frozen=True)
class Tick:
    """One number below the axis, at `place` percent of the width."""

    place: float
    text: str


class Axis:
    """An axis that holds all of `numbers`; logarithmic where they lie far apart and are all above 0."""

    def __init__(self, numbers: list[float]):
        low, high = min(numbers), max(numbers)
        self.is_logarithmic = low > 0 and high / low >= LOGARITHMIC_FROM
        self.low, self.high = (low, high) if self.is_logarithmic else _widened(low, high)

    def place(self, value: float) -> float:
        """Where a number stands, in percent of the width."""
        low, high, value = (math.log(x) if self.is_logarithmic else x for x in (self.low, self.high, value))
        return round(LEFT + (value - low) / (high - low) * (RIGHT - LEFT), 2)

    @property
    def ticks(self) -> list[Tick]:
        """The numbers that are written below it."""
        values = self._factors() if self.is_logarithmic else self._steps()
        return [Tick(self.place(value), _ONE_TIMES.sub("", number_text(value))) for value in values]

    def _factors(self) -> list[float]:
        """Powers of ten, as many as fit; with 2 and 5 between them where there are few."""
        first, last = math.floor(math.log10(self.low)), math.ceil(math.log10(self.high))
        powers = self._inside([10.0**exponent for exponent in range(first, last + 1)])
        if len(powers) >= 3:
            return powers[:: math.ceil(len(powers) / MOST_TICKS)]
        for steps in ((1, 2, 5), (1, 1.5, 2, 3, 4, 5, 7)):
            found = self._inside([step * 10.0**exponent for exponent in range(first, last + 1) for step in steps])
            if len(found) >= 2:
                break
        return found[:: math.ceil(len(found) / MOST_TICKS)]

    def _steps(self) -> list[float]:
        rough = (self.high - self.low) / (MOST_TICKS - 1)
        power = 10.0 ** math.floor(math.log10(rough))
        step = next(size * power for size in (1, 2, 2.5, 5, 10) if size * power >= rough * (1 - 1e-9))
        count = math.floor(self.high / step + 1e-9)
        return [number * step for number in range(math.ceil(self.low / step - 1e-9), count + 1)]

    def _inside(self, values: list[float]) -> list[float]:
        return [value for value in values if self.low * (1 - 1e-9) <= value <= self.high * (1 + 1e-9)]


def _widened(low: float, high: float) -> tuple[float, float]:
    """Ends a little further apart, so that a single number, too, has an axis; 0 is not crossed."""
    room = (high - low) * 0.1 or abs(high) * 0.1 or 1.0
    room = max(room, LEAST_ROOM * max(abs(low), abs(high)))
    return (max(low - room, 0.0) if low >= 0 else low - room), (min(high + room, 0.0) if high < 0 else high + room)
