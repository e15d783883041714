"""Whether a number of a record stands among the numbers of a text.

It stands there when the two are equal, each in its own unit: `8e10` byte in "80 GB", `2280` hour in "95 days", `0.32`
in "32%". Where the text gives no unit, or one of another kind, the digits decide: `7.8` TFLOP/s in "7800000000000".

A record may round what the source has with many digits, by 1 % at most: `40.70M` for 40695706.4, `0.33` for 1/3. It
may not be more precise: `1.76T` and `1.80T` do not stand in "1.8 trillion".
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from build_scripts.check.numbers_in_text import Found, counted
from calc.number import Number
from calc.unit import Unit

SAME = 1e-9  # what products of rounded doubles may differ by
ROUNDED = 0.01 * (1 + SAME)


def stands_in(number: Number, unit: Unit | None, found: Iterable[Found]) -> bool:
    """Whether one of the numbers that were found is this one, which is in `unit`."""
    return any(is_same(number.times(factor), one.number, by) for one in found for factor, by in _factors(unit, one))


def is_same(number: Number, written: Number, by: float) -> bool:
    """Whether a number of a record is the one that was written, `by` being what that is multiplied with."""
    value = written.value * by
    off = abs(number.value - value)
    if off <= SAME * abs(value):
        return not _is_more_precise(number, written.times(by))
    return number.low <= value <= number.high and off <= ROUNDED * abs(value)


def _is_more_precise(number: Number, written: Number) -> bool:
    """Decimals that were not written: 1.80 for 1.8. Of whole numbers zeros say nothing: 1,000,000 for 1 million."""
    return "." in number.text and 2 * (number.high - number.low) < written.high - written.low


def _factors(unit: Unit | None, one: Found) -> Iterator[tuple[float, float]]:
    """What the record's number and the written one are multiplied with before they are compared."""
    if unit is None:
        yield 1.0, 1.0
        return
    for own, other in ((unit, one.unit), (counted(unit), one.counted)):
        if own is not None and other is not None and _kind(own) == _kind(other):
            yield own.factor, other.factor
            yield from ((own.factor, binary) for binary in _binary(other))
            return
    yield 1.0, 1.0
    # Without a unit only a power of ten can be meant: 3.35e12 for 3.35 TB/s, a byte being 8 bits.
    for bits in (1, 8) if "bit" in str(unit.dimension) else (1,):
        if math.log10(unit.factor / bits).is_integer():
            yield unit.factor / bits, 1.0


def _kind(unit: Unit) -> str:
    """What a unit measures; FLOPS, with which people also count, is the same as FLOP."""
    return "FLOP" if str(unit.dimension) == "FLOP/s" else str(unit.dimension)


def _binary(unit: Unit) -> Iterator[float]:
    """The factor of a `KB` or `GB` that was meant as 1,024 or 1,024³ bytes."""
    thousands = math.log(unit.factor / (8 if unit.text.endswith(("B", "byte")) else 1), 1000)
    if _kind(unit) == "bit" and thousands > 0.5 and abs(thousands - round(thousands)) < SAME:
        yield unit.factor * 1.024 ** round(thousands)
