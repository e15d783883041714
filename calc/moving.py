"""A range moved as a whole, as a slider moves it: another median, the same family and relative width.

Where a range lies above 0 every number of it is multiplied by one factor, so that 90 to 100 becomes 180 to 200. One
that reaches below 0 is moved by a sum. Within bounds it goes as far as the end that comes first.
"""

from __future__ import annotations

import math

from calc.amount import Amount
from calc.distributions import Beta
from calc.text import ALL_DIGITS
from calc.understanding import CONVERTED_DIGITS, rounded


def moved(amount: Amount, median: float, low: float | None = None, high: float | None = None) -> Amount | None:
    """The range with its median at another number, or as near to it as its ends can go between `low` and `high`; all in
    the unit of the amount. None where there is no such range: around 0 for one that is above it, and for a beta
    distribution, whose shape goes with its place."""
    shape = amount.shape
    if shape is None or isinstance(shape, Beta):
        return None
    least, greatest = shape.ends
    if least > 0:
        if median <= 0:
            return None
        factor = _between(median / shape.median, low and low / least, None if high is None else high / greatest)
        return Amount.of(shape.mapped(lambda number: number * factor), amount.unit)
    step = _between(
        median - shape.median, None if low is None else low - least, None if high is None else high - greatest
    )
    return Amount.of(shape.mapped(lambda number: number + step), amount.unit)


def shortened(amount: Amount) -> Amount:
    """A range with its numbers in six digits, or in as many as keep its width."""
    least, greatest = amount.shape.ends
    width = (greatest - least) / max(abs(least), abs(greatest))
    digits = CONVERTED_DIGITS - 1 + max(1, round(-math.log10(width)))
    return rounded(amount, min(digits, ALL_DIGITS)) or amount


def _between(number: float, low: float | None, high: float | None) -> float:
    number = number if low is None else max(number, low)
    return number if high is None else min(number, high)
