"""Numbers and units as people read them: on pages as built, on pages redrawn live, and on the command line."""

from __future__ import annotations

import math
import re

from calc.unit import SCALE_WORDS

# Computed numbers are shown with few digits, numbers of sources with all that were written (floats hold 15).
FEW_DIGITS, ALL_DIGITS = 4, 12
# Draws do not fix more of an interval's ends.
INTERVAL_DIGITS = 3
_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_WORDS = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_LETTERS = ((1e12, "T"), (1e9, "B"), (1e6, "M"))
_PLURALS = frozenset(
    [
        "token",
        "parameter",
        "word",
        "sequence",
        "example",
        "document",
        "expert",
        "layer",
        "head",
        "core",
        "chip",
        "node",
        "VM",
        "GPU",
        "TPU",
        "accelerator",
        "bit",
        "byte",
        "nat",
        "cent",
        "hour",
        "day",
        "week",
        "month",
        "year",
    ]
)

_TIMES = frozenset(["hour", "day", "week", "month", "year"])


def significant(value: float, digits: int) -> float:
    """`value` rounded to so many significant digits."""
    return float(f"{value:.{digits - 1}e}") if math.isfinite(value) else value


def number_text(value: float, digits: int = FEW_DIGITS) -> str:
    """`50,257` · `26.55 trillion` · `2.12 × 10¹⁶` · `0.00385`: four digits, integers below a million whole."""
    rounded = significant(value, digits)
    size = abs(rounded)
    if size == 0:
        return "0"
    if size >= 1e15 or size < 1e-3:
        mantissa, exponent = f"{value:.{digits - 1}e}".split("e")  # the largest numbers round to inf
        return f"{_trimmed(mantissa)} × 10{str(int(exponent)).translate(_SUPERSCRIPTS)}".replace("-", "−")
    for scale, word in _WORDS:
        if size >= scale:
            return f"{_plain(rounded / scale, digits)} {word}"
    return _plain(value, digits)


def _plain(value: float, digits: int) -> str:
    size = abs(value)
    if value == int(value) or size >= 10 ** (digits - 1):
        # Integers below a million are shown whole unless fewer digits were asked for.
        shown = value if digits >= FEW_DIGITS else significant(value, digits)
        text = f"{shown:,.0f}"
    else:
        decimals = digits - 1 - math.floor(math.log10(size))
        text = _trimmed(f"{value:,.{decimals}f}")
    return text.replace("-", "−")


def _trimmed(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def entry_text(value: float) -> str:
    """A short text that an input field can show and that reads back as the same number: `100M`, `33,849`, `5.31e16`."""
    size = abs(value)
    if size < 1e6 and value == int(value):
        return f"{value:,.0f}"
    for scale, letter in _LETTERS:
        short = _trimmed(f"{value / scale:.6f}")
        if scale <= size < 1e15 and float(f"{short}e{round(math.log10(scale))}") == value:
            return short + letter
    return repr_text(value)


def repr_text(value: float) -> str:
    """The shortest digits that read back as the same number: `3.85e11`."""
    return repr(int(value)) if value == int(value) and abs(value) < 1e6 else repr(value).replace("e+", "e")


def unit_text(unit: str, plural: bool = True) -> str:
    """`FLOP per parameter per token`, `USD per thousand tokens`, `TFLOP/s`, `chip-hours`, `PFLOP/s-days`.

    Counted things stand in the plural; for `1` there is nothing.
    """
    if unit == "1":
        return ""
    if re.search(r"[()^]", re.sub(r"/\([\w* ]+\)$", "", unit)):
        return unit.replace("*", "·")  # too intricate for words
    rate, times, last = unit.rpartition("*")
    if times and re.search(r"/[^()]*$", rate):  # what stands behind a quotient multiplies it
        return _product(unit_text(rate, plural=False), last, plural)
    over, *under = re.split(r"/(?![^()]*\))", unit)
    text = "" if over == "1" else _counted(over, plural)
    for part in under:
        text += "/s" if part == "s" and text else f" per {_divisor(part)}"
    return text.strip()


def _counted(unit: str, plural: bool) -> str:
    """A product of names, as in `chip*hour`."""
    first, times, last = unit.rpartition("*")
    if times:
        return _product(first.replace("*", "·"), last, plural)
    # With a scale word it is always many: 1 trillion parameters.
    return _plural(unit) if plural or " " in unit else unit


def _product(first: str, last: str, plural: bool) -> str:
    """People join what lasts with a hyphen, chip-hours, and anything else with a dot."""
    return f"{first}{'-' if last in _TIMES else '·'}{_plural(last) if plural else last}"


def _divisor(part: str) -> str:
    inner = part.strip("()")
    return _plural(inner) if inner.partition(" ")[0] in SCALE_WORDS else _counted(inner, plural=False)


def _plural(name: str) -> str:
    scale, _, last = name.rpartition(" ")
    if last in _PLURALS and (not scale or scale in SCALE_WORDS):
        return name + "s"
    return name


def amount_text(value: float, unit: str, digits: int = FEW_DIGITS) -> str:
    """A number with its unit: `26.55 trillion parameters`, `46.2%`, `33,849 USD per month`."""
    if unit == "%":
        return number_text(value, digits) + "%"
    if unit == "CE":
        return _plain(value, max(digits, FEW_DIGITS)).replace(",", "")  # a year: 2026, and 2024.5 for its middle
    (value,), unit = _with_one_scale([value], unit, digits)
    number = number_text(value, digits)
    name = unit_text(unit, plural=number != "1")
    return f"{number} {name}" if name else number


def _with_one_scale(values: list[float], unit: str, digits: int) -> tuple[list[float], str]:
    """The same amounts, where `1.53 billion billion tokens` would have two words for a scale, without the unit's."""
    word, _, bare = unit.partition(" ")
    most = max(abs(significant(value, digits)) for value in values)
    if word not in SCALE_WORDS or not bare or most < _WORDS[-1][0]:
        return values, unit
    return [value * SCALE_WORDS[word] for value in values], bare


def range_text(p5: float, p95: float, unit: str, digits: int = FEW_DIGITS) -> str:
    """A range with its unit: `600 billion to 1 trillion parameters`."""
    (p5, p95), unit = _with_one_scale([p5, p95], unit, digits)
    low = amount_text(p5, unit, digits) if unit == "CE" else number_text(p5, digits)
    return f"{low} to {amount_text(p95, unit, digits)}"


def ratio_text(ratio: float) -> str:
    """How far the stated number is from the recomputed one, `ratio` being recomputed ÷ stated:
    `stated is 100 times too large`, `stated is 1% too small`, `the same`."""
    if ratio == 0:
        return "recomputed is 0"
    if ratio < 0:
        return "stated has another sign"
    factor = 1 / ratio if ratio < 1 else ratio
    side = "too large" if ratio < 1 else "too small"
    if factor >= 2:
        return f"stated is {number_text(significant(factor, 3))} times {side}"
    # In percent of the recomputed number: 100 stated where 80 is right is 25% too large.
    off = abs(1 / ratio - 1)
    return "the same" if off < 0.0005 else f"stated is {number_text(significant(off * 100, 2))}% {side}"
