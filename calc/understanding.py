"""How an amount was understood, in words, and the text that a field shows for it."""

from __future__ import annotations

import math

from calc.amount import Amount, is_ambiguous
from calc.distributions import Beta, Distribution, Normal, Triangular
from calc.text import FEW_DIGITS, amount_text, entry_text, number_text, range_text, repr_text, significant
from calc.unit import ONE, Unit, parse_unit

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
        "entry": entry(shown),
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
