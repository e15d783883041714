"""How far apart two numbers are."""

from __future__ import annotations

import math

from calc.errors import CalcError
from calc.unit import convert, parse_unit


def ratio_between(
    over: float | None, over_unit: str | None, under: float | None, under_unit: str | None
) -> float | None:
    """`over` ÷ `under`, in one unit; None when a number is missing or the units do not fit."""
    if over is None or not under:
        return None
    try:
        return convert(over, parse_unit(over_unit or "1"), parse_unit(under_unit or "1")) / under
    except CalcError:
        return None


def orders_of_magnitude(ratio: float | None) -> float:
    """|log10| of a ratio: how bad a difference is, whichever way it goes. 0 when there is none to tell."""
    if ratio is None or not math.isfinite(ratio):
        return 0.0
    if ratio == 0:
        return math.inf
    return abs(math.log10(abs(ratio)))
