"""Amounts: a number, or a range, with its unit, as people write them.

`63M USD` · `$63M` · `33,849 USD/month` · `32%` · `90 to 100 day` · `1.5T..4T token` · `5T ± 1T` · `~1.8T`.

A range is a 90 % interval unless it is written with ±, which gives a symmetrical (normal) one.
"""

from __future__ import annotations

import re

from calc.distribution import Distribution, from_range, point
from calc.errors import CalcError
from calc.number import Number, match_number, normalize, read_number
from calc.unit import ONE, Unit, convert, parse_unit

LONGEST = 200

_ABOUT = re.compile(r"^(?:~|≈|∼|about|approximately|approx\.?|around|circa|ca\.)\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:\.\.\.?|…|–|—|-|\bto\b)\s*")
_PLUS_MINUS = re.compile(r"\s*(?:±|\+/-|\+-)\s*")


class Amount:
    """What a person wrote: `value` in `unit`, with the ends `p5` and `p95` when it was a range (else None).

    `low` and `high` are the ends of what the written digits stand for; `family` is the shape of the range
    (`lognormal` or `normal`), None for a single number.
    """

    __slots__ = ("family", "high", "low", "p5", "p95", "unit", "unit_was_written", "value")

    def __init__(
        self,
        value: float,
        unit: Unit,
        low: float,
        high: float,
        p5: float | None = None,
        p95: float | None = None,
        family: str | None = None,
        unit_was_written: bool = False,
    ):
        self.value = value
        self.unit = unit
        self.low = low
        self.high = high
        self.p5 = p5
        self.p95 = p95
        self.family = family
        self.unit_was_written = unit_was_written

    @property
    def is_range(self) -> bool:
        return self.p5 is not None

    def in_unit(self, unit: Unit) -> Amount:
        """The same amount in another unit. Raises `DimensionError` when the two do not fit."""
        to = [
            None if x is None else convert(x, self.unit, unit)
            for x in (self.value, self.low, self.high, self.p5, self.p95)
        ]
        return Amount(to[0], unit, to[1], to[2], to[3], to[4], self.family, self.unit_was_written)

    def distribution(self, low: float | None = None, high: float | None = None) -> Distribution:
        """The distribution in base units, within the bounds `low` and `high` (base units)."""
        if not self.is_range:
            return point(self.unit.to_base(self.value))
        p5, p95, median = (self.unit.to_base(x) for x in (self.p5, self.p95, self.value))
        return from_range(p5, p95, median, low, high, self.family)

    def __repr__(self) -> str:
        ends = f" [{self.p5!r}..{self.p95!r}]" if self.is_range else ""
        return f"Amount({self.value!r}{ends} {self.unit})"


def read_amount(text: str, unit: Unit | None = None) -> Amount:
    """Read an amount. A number without a unit of its own is taken in `unit` (a pure number when None).

    Raises `CalcError` for what cannot be read, and `DimensionError` when the written unit does not fit `unit`;
    otherwise the result is in the unit that was written.
    """
    if len(text) > LONGEST:
        raise CalcError(f"The input is {len(text)} characters long.", expected=f"at most {LONGEST} characters")
    clean = _ABOUT.sub("", normalize(text))
    numbers, sign, rest, dollars = _numbers(clean, text)
    written = _unit_behind(rest, dollars)
    if written is None and any("%" in number.text for number in numbers):
        written = ONE  # `32%` is 0.32 whatever the field's own unit is
    if written is not None and unit is not None:
        convert(1.0, written, unit)
    in_unit = written or unit or ONE
    if sign == "±":
        return _spread(numbers[0], numbers[1], in_unit, written is not None)
    if sign == "to":
        return _range(numbers[0], numbers[1], in_unit, written is not None)
    number = numbers[0]
    return Amount(number.value, in_unit, number.low, number.high, unit_was_written=written is not None)


def _numbers(clean: str, text: str) -> tuple[list[Number], str | None, str, bool]:
    """The one or two numbers at the start, what joins them, what is left behind them, and whether a $ was seen."""
    place, dollars = _skip_dollar(clean, 0)
    place, first = match_number(clean, place)
    if first is None:
        read_number(clean)  # raises, and says why
    behind = _number_behind(clean, place, _PLUS_MINUS)
    joined = "±"
    if behind is None:
        behind, joined = _number_behind(clean, place, _BETWEEN), "to"
    if behind is None:
        _refuse_stray_digits(clean, place, text)
        return [first], None, clean[place:], dollars
    end, second, second_dollar = behind
    if first.scale == 1.0 and (joined == "±" or first.value * second.scale <= second.value):
        # `1.5 to 4T` and `32 to 36%`: one scale behind both. `600 to 1T` would be upside down, and then it is not.
        first = first.scaled(second.scale)
    _refuse_stray_digits(clean, end, text)
    return [first, second], joined, clean[end:], dollars or second_dollar


def _skip_dollar(clean: str, place: int) -> tuple[int, bool]:
    found = re.compile(r"(?:US)?\$\s?").match(clean, place)
    return (found.end(), True) if found else (place, False)


def _number_behind(clean: str, place: int, joint: re.Pattern) -> tuple[int, Number, bool] | None:
    """The second number of a range: behind the joint, or behind a unit and the joint (`90 day to 100 day`)."""
    found = joint.match(clean, place)
    if not found or not found.group().strip():
        return None
    place, dollar = _skip_dollar(clean, found.end())
    end, number = match_number(clean, place)
    return None if number is None else (end, number, dollar)


def _refuse_stray_digits(clean: str, place: int, text: str) -> None:
    """`1,5` and `1234,567` must not be read as 1 followed by something: say what is wrong with the number."""
    if re.match(r"[\d,._]", clean[place:]):
        read_number(clean.split(" ")[0])
        raise CalcError(f"'{text.strip()[:40]}' is not a number.", expected="a number such as 63M or 1,234,567")


def _unit_behind(rest: str, dollars: bool) -> Unit | None:
    """The unit that was written, `$` in front of the number being USD before whatever stands behind it."""
    text = ("USD " if dollars else "") + rest.strip()
    return parse_unit(text) if text else None


def _range(first: Number, second: Number, unit: Unit, was_written: bool) -> Amount:
    p5, p95 = first.value, second.value
    shape = from_range(p5, p95)
    return Amount(shape.median, unit, p5, p95, p5, p95, shape.family, was_written)


def _spread(middle: Number, half: Number, unit: Unit, was_written: bool) -> Amount:
    if half.value <= 0:
        raise CalcError(f"'± {half.text}' is not a spread.", expected="a number above 0 after ±")
    p5, p95 = middle.value - half.value, middle.value + half.value
    return Amount(middle.value, unit, p5, p95, p5, p95, "normal", was_written)
