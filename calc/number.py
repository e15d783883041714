"""Numbers as people write them: `1,234,567`, `63M`, `2.15e25`, `1.5 trillion`, `32%`, `3.8 × 10^4`.

What was written also says how precisely it was meant: `2.1e16` stands for anything from 2.05e16 to 2.15e16. Verdicts
need that, so a number that was read keeps both ends.
"""

from __future__ import annotations

import math
import re

from calc.errors import CalcError

LONGEST = 60
LARGEST = 1e300
SMALLEST = 1e-300

SCALES = {
    "k": 1e3, "thousand": 1e3,
    "m": 1e6, "mn": 1e6, "mln": 1e6, "million": 1e6, "millions": 1e6,
    "b": 1e9, "bn": 1e9, "bln": 1e9, "billion": 1e9, "billions": 1e9,
    "t": 1e12, "tn": 1e12, "trn": 1e12, "trillion": 1e12, "trillions": 1e12,
    "quadrillion": 1e15, "%": 1e-2,
}  # fmt: skip

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2009\u202f"), " ")
# A group before the first separator does not start with 0: `0,500` is a decimal comma, and is refused as such.
_DIGITS = r"(?:[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?:_\d{3})+|[1-9]\d{0,2}(?: \d{3})+|\d+)"
_DIGITS_IN_ROW = r"(?:[1-9]\d{0,2}(?:_\d{3})+|\d+)"
# `× 10^4`, `× 10⁴` and `x 10-4`; not `× 104`, which may be a product.
_EXPONENT = r"(?:[eE]\s?(?P<e>[+-]?\d{1,4})|\s?[×x*]\s?10(?P<ten>(?:\^|\*\*)[+-]?\d{1,4}|[+-]\d{1,4}))"
# A letter stands for a scale only where no other letter follows it: `5 B` is five billion, `5 Bananas` is not, and
# neither is `5 B/s`, which is five bytes per second.
_WORDS = r"(?i:thousand|millions?|mln|mn|billions?|bln|bn|trillions?|trn|tn|quadrillion)|[kKmMtT]|[bB](?!/)"
_SCALE = rf"(?:\s?(?P<scale>%|(?:{_WORDS})(?![A-Za-zµ])))"
_SIGN, _REST = r"(?P<sign>[+-]?)", rf"(?:\.(?!\.)(?P<part>\d*))?{_EXPONENT}?{_SCALE}?"
# ASCII digits only: nobody can see in a diff which number `١٣` is.
NUMBER = re.compile(rf"{_SIGN}(?P<whole>{_DIGITS})?{_REST}", re.ASCII)
# Where spaces and commas stand between numbers, and not within one.
_NUMBER_IN_ROW = re.compile(rf"{_SIGN}(?P<whole>{_DIGITS_IN_ROW})?{_REST}", re.ASCII)
_POWER_OF_TEN = re.compile(r"(?P<sign>[+-]?)10\^(?P<ten>[+-]?\d{1,4})", re.ASCII)


class Number:
    """A number that was read: `value`, and the ends `low` and `high` of what its digits stand for.

    `scale` is the factor that was written behind it (1e12 for `4T`), 1.0 for none.
    """

    __slots__ = ("high", "low", "scale", "text", "value")

    def __init__(self, value: float, low: float, high: float, scale: float, text: str):
        self.value = value
        self.low = low
        self.high = high
        self.scale = scale
        self.text = text

    @property
    def is_percent(self) -> bool:
        return self.text.endswith("%")

    def scaled(self, factor: float) -> Number:
        """The same digits with a factor behind them: the 1.5 of `1.5 to 4T` becomes 1.5e12."""
        if self.scale == factor:
            return self
        return Number(self.value * factor, self.low * factor, self.high * factor, factor, self.text)

    def times(self, factor: float) -> Number:
        """The same number in a unit of which `factor` make one of the old."""
        return Number(self.value * factor, self.low * factor, self.high * factor, self.scale, self.text)

    def share_of(self, whole: Number) -> Number:
        """This percentage of another number: the 10% of `5 ± 10%` is 0.5."""
        factor = abs(whole.value)
        return Number(self.value * factor, self.low * factor, self.high * factor, whole.scale, self.text.rstrip("%"))

    def __repr__(self) -> str:
        return f"Number({self.value!r}, {self.low!r}..{self.high!r})"


def normalize(text: str) -> str:
    """Typographic minus signs, thin spaces and superscripts become the plain characters; nothing else changes."""
    text = text.translate(_SPACES).replace("\u2212", "-")
    text = re.sub("10([⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺]+)", lambda found: "10^" + found[1].translate(_SUPERSCRIPTS), text)
    return text.strip()


def read_number(text: str) -> Number:
    """Read the whole of `text` as one number. Raises `CalcError` that says what cannot be read."""
    if len(text) > LONGEST:
        raise CalcError(f"The number is {len(text)} characters long.", expected=f"at most {LONGEST} characters")
    clean = normalize(text)
    found, number = match_number(clean, 0)
    if found is None or found < len(clean):
        raise _not_a_number(text, clean)
    return number


def match_number(text: str, place: int, in_row: bool = False) -> tuple[int | None, Number | None]:
    """The longest number that starts at `place` of normalized text, and where it ends; (None, None) for none.

    `in_row`: spaces and commas separate numbers, as in `80 90 120`, and do not group digits.
    """
    power = _POWER_OF_TEN.match(text, place)
    if power:
        return power.end(), _number(power.group("sign"), "1", "", power.group("ten"), None, power.group())
    found = (_NUMBER_IN_ROW if in_row else NUMBER).match(text, place)
    if not found or (not found["whole"] and not found["part"]):
        return None, None
    exponent = found["e"] or (found["ten"] or "").lstrip("^*")
    return found.end(), _number(
        found["sign"], found["whole"] or "", found["part"] or "", exponent, found["scale"], found.group()
    )


def _number(sign: str, whole: str, part: str, exponent: str | None, scale: str | None, text: str) -> Number:
    digits = re.sub("[,_ ]", "", whole)
    factor = SCALES[scale.lower()] if scale else 1.0
    # One decimal literal, so that 2.15e25 is the double nearest to it and not a product of rounded ones.
    power = int(exponent or 0) + round(math.log10(factor))
    value = float(f"{sign}{digits or '0'}.{part or '0'}e{power}")
    if not abs(value) <= LARGEST:
        raise CalcError(f"'{text.strip()}' is too large.", expected="a number up to 1e300")
    if re.search("[1-9]", digits + part) and abs(value) < SMALLEST:
        raise CalcError(f"'{text.strip()}' is too small.", expected="0, or a number from 1e-300")
    half = 0.5 * 10.0 ** min(300, max(-300, power - len(part)))
    return Number(value, value - half, value + half, factor, text.strip())


def _not_a_number(text: str, clean: str) -> CalcError:
    shown = text.strip()[:40]
    if not clean:
        return CalcError("No number was given.", expected="a number such as 63M, 1,234,567 or 2.15e25")
    decimal = re.match(r"[+-]?(\d+,\d{1,2}|0,\d+)(?![\d,])", clean)
    if decimal:
        return CalcError(
            f"'{shown}' cannot be read: a comma separates thousands here.",
            expected="three digits after each comma, or a point before decimals",
            hint=f"Write {decimal.group().replace(',', '.')} for a decimal.",
        )
    if re.search(r"\d,", clean) and re.fullmatch(r"[+-]?[\d,]+(\.\d+)?", clean):
        return CalcError(f"'{shown}' cannot be read: its commas are not before groups of three digits.",
                         expected="commas as in 1,234,567, or none")  # fmt: skip
    return CalcError(f"'{shown}' is not a number.", expected="a number such as 63M, 1,234,567, 32% or 2.15e25")
