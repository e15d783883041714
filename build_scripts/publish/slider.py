"""The slider beside a number: from where to where it goes, and whether by steps or by factors."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

# A slider reaches so far each way from the number that stands first, and further where a rival lies outside.
REACH = 30.0
# Beyond this a slider is too coarse to set anything with.
WIDEST = 1e9
# Of these there is no half; nor of a pure number that is whole and not small, as the width of a layer.
THINGS = ["chip", "GPU", "TPU", "node", "VM", "layer", "head", "expert", "sequence"]
COUNTED = frozenset([*THINGS, "token/sequence", "chip/node", "1/head", "1/layer"])
SMALL = 10


@dataclass(frozen=True)
class Slider:
    """A range of numbers, in the unit in which its field is first shown.

    A logarithmic one goes by equal factors. It stands `at` a number at first; `step` is the grain of its numbers, 1
    for what is counted, None where any number will do.
    """

    low: float
    high: float
    is_logarithmic: bool
    step: float | None = None
    at: float | None = None


def slider_around(
    value: float | None,
    rivals: Iterable[float] = (),
    minimum: float | None = None,
    maximum: float | None = None,
    is_share: bool = False,
    is_counted: bool = False,
) -> Slider | None:
    """A sensible slider for a number, all in one unit; None where there is none.

    Shares go from their least to their greatest value. Other numbers go by factors, a factor `REACH` each way, within
    the bounds, stretched to hold all rivals; counted things are whole.
    """
    if value is None or not math.isfinite(value):
        return None
    if is_share and minimum is not None and maximum is not None:
        return Slider(minimum, maximum, is_logarithmic=False, at=value)
    if value <= 0:
        return None
    known = [value, *(rival for rival in rivals if value / WIDEST < rival < value * WIDEST)]
    step = 1.0 if is_counted and value >= 1 else None
    low = max(min(value / REACH, *known), minimum or 0.0, step or 0.0)
    high = max(value * REACH, *known)
    if maximum is not None:
        high = min(high, maximum)
    if not 0 < low < high:
        return None
    ends = _rounded(low, math.floor), high if high == maximum else _rounded(high, math.ceil)
    return Slider(*ends, is_logarithmic=True, step=step, at=value)


def counts(unit: str, value: float | None) -> bool:
    """Whether a number in this unit counts things, so that only whole ones make sense."""
    if value is None or value != int(value):
        return False
    return unit in COUNTED or (unit == "1" and value >= SMALL)


def _rounded(value: float, direction) -> float:
    """An end with two digits, so that it reads well."""
    grain = 10.0 ** (math.floor(math.log10(value)) - 1)
    return float(f"{direction(round(value / grain, 9)) * grain:.6g}")
