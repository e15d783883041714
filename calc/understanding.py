"""How an amount was understood, in words, and the text that a field shows for it."""

from __future__ import annotations

import math
from collections.abc import Callable

from calc.amount import Amount, is_ambiguous
from calc.distributions import Beta, Distribution, Normal, Triangular
from calc.errors import CalcError
from calc.text import ALL_DIGITS, FEW_DIGITS, amount_text, entry_text, number_text, range_text, repr_text, significant
from calc.unit import ONE, Unit, parse_unit

# So many digits has a number that comes of a conversion; more only where more were written.
CONVERTED_DIGITS = 6
# Of these no design has a fraction, while half a chip's time can be rented.
WHOLE = {"layer": "layers", "head": "heads", "expert": "experts"}


# Below this share nobody would see that a distribution is cut at its bounds.
LEAST_CUT = 0.001
Bounds = tuple[float | None, float | None]


def understood(amount: Amount, unit: Unit, bounds: Bounds = (None, None)) -> dict:
    """How an edit was read: `90 % interval, lognormal, 90 to 100 days`; `entry` is what a field in `unit` shows, and
    `note` what is odd about it, None for nothing. `bounds` (base units) are those of what it is written for."""
    shown = amount.in_unit(unit)
    # `40%` in a field of percents is told as 40%, and not as the 0.4 that it is.
    told = amount.in_unit(parse_unit("%")) if amount.unit == ONE and unit.text == "%" else amount
    return {
        "value": shown.value,
        "p5": shown.p5,
        "p95": shown.p95,
        "family": shown.family,
        "unit": unit.text,
        "text": echo(told) + bounds_text(told, bounds),
        "entry": entry_in(amount, unit),
        "note": _fraction_note(amount),
    }


def _fraction_note(amount: Amount) -> str | None:
    """That there are only whole ones of what was written: it is computed all the same, since laws are smooth."""
    name = WHOLE.get(str(amount.unit.dimension))
    if name is None or amount.is_range or amount.unit.to_base(amount.value) % 1 == 0:
        return None
    return f"There are only whole {name}; it is computed as if there were not."


def echo(amount: Amount) -> str:
    """An amount in words, in its own unit: `63 million USD`, `90 % interval, lognormal, 90 to 100 days`."""
    if amount.shape is None:
        return amount_text(amount.value, amount.unit.text)
    return shape_echo(amount.shape, amount.unit)


def bounds_text(amount: Amount, bounds: Bounds) -> str:
    """`, bounded to [0%, 100%]` where bounds (base units) cut a range; else nothing."""
    if amount.shape is None or amount.distribution(*bounds).share_beyond < LEAST_CUT:
        return ""
    low, high = (None if end is None else amount_text(amount.unit.from_base(end), amount.unit.text) for end in bounds)
    if low is None or high is None:
        return f", at least {low}" if high is None else f", at most {high}"
    return f", bounded to [{low}, {high}]"


def shape_echo(shape: Distribution, unit: Unit, digits: int = FEW_DIGITS) -> str:
    """A distribution of numbers in `unit`: its family, and what its ends are."""
    ends = range_text(*shape.ends, unit.text, digits)
    if isinstance(shape, Beta):
        # A share is told in percent, whatever it is counted in.
        low, high = (end / shape.scale * 100 for end in (shape.p5, shape.p95))
        parameters = f"a = {number_text(shape.a)} and b = {number_text(shape.b)}"
        return f"beta with {parameters}, 90 % interval, {range_text(low, high, '%', digits)}"
    if isinstance(shape, Triangular):
        return f"triangular, {ends}, most likely {amount_text(shape.mode, unit.text, digits)}"
    if not isinstance(shape, Normal):
        return f"{shape.family}, {ends}"
    median = "" if shape.is_even else f", median {amount_text(shape.median, unit.text, digits)}"
    return f"90 % interval, {shape.family}, {ends}{median}"


def stated_text(amount: Amount, digits: int, has_value: bool = False, end_digits: int | None = None) -> str:
    """A range as its source states it: `90 to 100 days`, `92 days (90 to 100 days)`, and with its family where that is
    not the usual one. `end_digits` are those of the ends, where they are not the source's own."""
    shape, unit = amount.shape, amount.unit
    if not isinstance(shape, Normal):
        return shape_echo(shape, unit, digits)
    text = range_text(shape.p5, shape.p95, unit.text, end_digits or digits)
    return f"{amount_text(shape.median, unit.text, digits)} ({text})" if has_value else text


def spread_entry(amount: Amount) -> str:
    """The text for a range that follows from a standard error, with as many digits as a person might write:
    `0.3478 ± 0.02533`, `482 ×/÷ 1.529`."""
    shape = amount.shape
    if shape.family == "lognormal":
        sign, spread = "×/÷", shape.p95 / shape.median
    else:
        sign, spread = "±", shape.p95 - shape.median
    middle, spread = (_plain(significant(number, FEW_DIGITS)) for number in (shape.median, spread))
    return f"{middle} {sign} {spread}"


def number_entry(value: float, unit: Unit) -> str:
    """The text that a field in `unit` shows for a single number."""
    return _texts([value], unit)[0]


def entry(amount: Amount) -> str:
    """The text that a field shows for an amount and that is read back as the same, in the amount's unit."""
    shape, unit = amount.shape, amount.unit
    if shape is None:
        return number_entry(amount.value, unit)
    if isinstance(shape, Beta) and not shape.is_fitted:
        return f"beta({repr_text(shape.a)}, {repr_text(shape.b)})"
    if isinstance(shape, Triangular):
        least, mode, greatest = _texts([shape.ends[0], shape.mode, shape.ends[1]], unit)
        return f"triangular {least} to {greatest}, mode {mode}"
    if not isinstance(shape, Normal):
        return f"{shape.family} {' to '.join(_texts(shape.ends, unit))}"
    return _interval_entry(shape, unit)


def entry_in(amount: Amount, unit: Unit) -> str:
    """The text that a field in `unit` shows for an amount: in another unit than its own with six digits, or with as
    many as were written, or as it takes to be told back alike."""
    shown = amount.in_unit(unit)
    if unit.factor == amount.unit.factor:
        return entry(shown)
    told = echo(shown)
    for digits in range(max(CONVERTED_DIGITS, *map(_digits, _numbers(amount))), ALL_DIGITS + 1):
        short = rounded(shown, digits)
        if short is not None and echo(short) == told:
            return entry(short)
    return entry(shown)


def rounded(amount: Amount, digits: int) -> Amount | None:
    """An amount with its numbers in so many digits; None for a range too narrow for them."""

    def round_off(number: float) -> float:
        return significant(number, digits)

    try:
        if amount.shape is None:
            return Amount(round_off(amount.value), amount.unit, amount.low, amount.high)
        return Amount.of(_rounded(amount.shape, round_off), amount.unit)
    except CalcError:
        return None


def _rounded(shape: Distribution, round_off: Callable[[float], float]) -> Distribution:
    """A distribution with the numbers rounded by which it is entered; what follows from them follows."""
    if not isinstance(shape, Normal) or not shape.is_even:
        return shape.mapped(round_off)
    if shape.family == "normal":
        middle, half = round_off(shape.median), round_off(shape.p95 - shape.median)
        return type(shape)(middle - half, middle + half)
    return type(shape)(round_off(shape.p5), round_off(shape.p95))


def _numbers(amount: Amount) -> list[float]:
    """The numbers that were written of an amount."""
    shape = amount.shape
    if shape is None:
        return [amount.value]
    middle = [shape.mode] if isinstance(shape, Triangular) else []
    if isinstance(shape, Normal) and not shape.is_even:
        middle = [shape.median]
    return [*shape.ends, *middle]


def _digits(number: float) -> int:
    """How many significant digits a number has."""
    return len(f"{number:.{ALL_DIGITS}g}".partition("e")[0].replace(".", "").strip("-0"))


def _interval_entry(shape: Normal, unit: Unit) -> str:
    if shape.family == "normal" and shape.is_even and shape.median > 0:
        middle, half = (float(f"{number:.12g}") for number in (shape.median, (shape.p95 - shape.p5) / 2))
        # `5 ± 1` where that says the same, and where 1 is not lost beside 5.
        is_seen = middle - half < middle < middle + half
        if is_seen and _is_close(middle - half, shape.p5) and _is_close(middle + half, shape.p95):
            return " ± ".join(_texts([middle, half], unit))
    numbers = shape.ends if shape.is_even else (*shape.ends, shape.median)
    low, high, *median = _texts(numbers, unit)
    usual = "lognormal" if shape.p5 > 0 else "normal"
    family = "" if shape.family == usual else f"{shape.family} "
    return f"{family}{low} to {high}" + (f", median {median[0]}" if median else "")


def _texts(numbers: list[float] | tuple[float, ...], unit: Unit) -> list[str]:
    """Numbers as a field shows them. Letters for millions stand behind all of them or behind none, since one alone
    would count for the others, and behind none where the letter may be a unit."""
    texts = [entry_text(number) for number in numbers]
    lettered = [text[-1].isalpha() for text in texts]
    if any(lettered) and (not all(lettered) or any(is_ambiguous(text[-1], unit) for text in texts)):
        texts = [_plain(number) for number in numbers]
    return texts


def _plain(number: float) -> str:
    return f"{number:,.0f}" if number == int(number) and abs(number) < 1e15 else repr_text(number)


def _is_close(left: float, right: float) -> bool:
    return math.isclose(left, right, rel_tol=1e-12)
