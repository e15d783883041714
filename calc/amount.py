"""Amounts: a number, or a range, with its unit, as people write them.

`63M USD` · `$63M` · `33,849 USD/month` · `32%` · `90 to 100 day` · `1.5T..4T token` · `5T ± 1T` · `~1.8T`.

A range is a 90 % interval unless it is written with ±, which gives a symmetrical (normal) one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from calc.distribution import LARGEST, Distribution, from_range, point
from calc.errors import CalcError, DimensionError
from calc.number import SMALLEST, Number, match_number, normalize, read_number
from calc.unit import ONE, Unit, convert, parse_unit

LONGEST = 200

_ABOUT = re.compile(r"^(?:~|≈|∼|about|approximately|approx\.?|around|circa|ca\.)\s*", re.IGNORECASE)
_DOLLAR = re.compile(r"(?:US)?\$\s?")
# What joins two numbers. A hyphen joins only where a number or a $ follows, as in `1.5-4T` and not in `GPU-hours`.
_JOINT = re.compile(r"\s*(?:(?P<spread>±|\+/-|\+-)|\.\.\.?|…|–|—|-(?=\s*[\d$.])|\bto\b)\s*")


class Amount:
    """What a person wrote: `value` in `unit`, with the ends `p5` and `p95` when it was a range (else None).

    `low` and `high` are the ends of what the written digits stand for; `family` is the shape of the range
    (`lognormal` or `normal`), None for a single number.
    """

    __slots__ = ("family", "high", "low", "p5", "p95", "unit", "value")

    def __init__(
        self,
        value: float,
        unit: Unit,
        low: float,
        high: float,
        p5: float | None = None,
        p95: float | None = None,
        family: str | None = None,
    ):
        self.value = value
        self.unit = unit
        self.low = low
        self.high = high
        self.p5 = p5
        self.p95 = p95
        self.family = family

    @property
    def is_range(self) -> bool:
        return self.p5 is not None

    def in_unit(self, unit: Unit) -> Amount:
        """The same amount in another unit. Raises `DimensionError` when the two do not fit."""
        to = [
            None if x is None else convert(x, self.unit, unit)
            for x in (self.value, self.low, self.high, self.p5, self.p95)
        ]
        return Amount(to[0], unit, to[1], to[2], to[3], to[4], self.family)

    def distribution(self, low: float | None = None, high: float | None = None) -> Distribution:
        """The distribution in base units, within the bounds `low` and `high` (base units)."""
        if not self.is_range:
            return point(self.unit.to_base(self.value))
        p5, p95, median = (self.unit.to_base(x) for x in (self.p5, self.p95, self.value))
        return from_range(p5, p95, median, low, high, self.family)

    def check_size(self) -> None:
        """Raise `CalcError` when the amount, or a draw from its range, leaves the range of numbers in base units."""
        shape = self.distribution()
        values = [shape.median, *(shape.quantile(chance) for chance in (1e-9, 1 - 1e-9))]
        if not all(value == 0 or SMALLEST <= abs(value) <= LARGEST for value in values):
            raise CalcError("That is too large or too small to compute with.", expected="a number nearer to 1")

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
    parts = _parts(_ABOUT.sub("", normalize(text)), text)
    try:
        written = _written_unit(parts)
    except CalcError as error:
        if unit is None:
            raise
        raise CalcError(error.message, f"a unit that fits '{unit}', or the number alone", error.hint) from None
    if written is not None and unit is not None:
        _require_fit(written, unit, text)
    if written is None and unit is not None:
        _refuse_ambiguous_letter(parts, unit)
    in_unit = written or unit or ONE
    if parts.joint is not None:
        return _range(parts, in_unit)
    number = parts.first
    return Amount(number.value, in_unit, number.low, number.high)


def _require_fit(written: Unit, unit: Unit, text: str) -> None:
    if written == ONE and not unit.dimension.is_dimensionless:
        raise DimensionError(
            f"'{text.strip()[:40]}' is a pure number, not an amount in {unit}.", expected=f"a unit that fits '{unit}'"
        )
    convert(1.0, written, unit)


@dataclass
class _Parts:
    """What stands in a text: one number or two with a joint (`to` or `±`), a unit behind, and `$` in front."""

    first: Number
    second: Number | None
    joint: str | None
    unit: str
    dollars: bool

    @property
    def numbers(self) -> list[Number]:
        return [self.first] if self.second is None else [self.first, self.second]


def _parts(clean: str, text: str) -> _Parts:
    place, dollars = _skip_dollar(clean, 0)
    end, first = match_number(clean, place)
    if first is None:
        read_number(clean)  # raises, and says why
    _refuse_stray_digits(clean, end, text)
    joint = _JOINT.search(clean, end)
    if joint is None:
        return _Parts(first, None, None, clean[end:].strip(), dollars)
    between = clean[end : joint.start()].strip()
    place, dollars_too = _skip_dollar(clean, joint.end())
    last, second = match_number(clean, place)
    if second is None:
        raise CalcError(f"'{text.strip()[:40]}' ends too early.", expected="a second number, as in '90 to 100 day'")
    _refuse_stray_digits(clean, last, text)
    behind = clean[last:].strip()
    if between and behind and between != behind:
        raise CalcError(
            f"'{between}' and '{behind}' are two units for one range.", expected="one unit for both numbers"
        )
    sign = "±" if joint.group("spread") else "to"
    return _Parts(*_with_one_scale(first, second, sign), sign, behind or between, dollars or dollars_too)


def _with_one_scale(first: Number, second: Number, joint: str) -> tuple[Number, Number]:
    """`1.5 to 4T`, `32 to 36%` and `1.8T ± 0.2` have one scale for both numbers; `600 to 1T` and `1k to 5000` have
    not, since the range would be upside down, or is not without it."""
    if first.scale == second.scale or (first.scale != 1.0 and second.scale != 1.0):
        return first, second
    if joint == "±" and second.is_percent:
        return first, second.share_of(first)
    if first.is_percent or second.is_percent:
        return first.scaled(0.01), second.scaled(0.01)
    if joint == "±":
        return _spread_scale(first, second)
    if second.scale != 1.0 and first.value * second.scale <= second.value:
        return first.scaled(second.scale), second
    if first.scale != 1.0 and second.value < first.value:
        return first, second.scaled(first.scale)
    return first, second


def _spread_scale(middle: Number, half: Number) -> tuple[Number, Number]:
    scale = max(middle.scale, half.scale)
    if half.scale != 1.0:
        return middle.scaled(scale), half
    return middle, half.scaled(scale) if half.value * scale <= abs(middle.value) else half


def _skip_dollar(clean: str, place: int) -> tuple[int, bool]:
    found = _DOLLAR.match(clean, place)
    return (found.end(), True) if found else (place, False)


def _refuse_stray_digits(clean: str, place: int, text: str) -> None:
    """`1,5` and `1234,567` must not be read as 1 followed by something: say what is wrong with the number."""
    if re.match(r"(?!\.\.)[\d,._]", clean[place:]):
        read_number(clean.split(" ")[0])
        raise CalcError(f"'{text.strip()[:40]}' is not a number.", expected="a number such as 63M or 1,234,567")


def _written_unit(parts: _Parts) -> Unit | None:
    """The unit that was written, `$` in front of the number being USD before whatever stands behind it."""
    name = parts.unit
    if parts.dollars and not re.match(r"(USD|US dollars?|dollars?)\b", name):
        name = f"USD {name}".strip()
    unit = parse_unit(name) if name else None
    if any(number.is_percent for number in parts.numbers):
        if unit is not None and (name == "%" or not unit.dimension.is_dimensionless):
            raise CalcError(f"'%' and '{name}' do not go together.", expected="a share (32%) or an amount with a unit")
        return ONE  # `32%` is 0.32 whatever the field's own unit is
    return unit


# A lone letter that stands for a number and, in fields of this dimension, for a unit as well.
_AMBIGUOUS = {"bit": {"b": ("bit or byte", "billion")}, "s": {"m": ("min, hour or month", "million")}}


def _refuse_ambiguous_letter(parts: _Parts, unit: Unit) -> None:
    readings = _AMBIGUOUS.get(str(unit.dimension), {})
    for number in parts.numbers:
        found = readings.get(number.text[-1:].lower())
        if found:
            raise CalcError(
                f"'{number.text[-1]}' behind '{number.text[:-1].strip()}' may be a unit or a number here.",
                expected=f"{found[0]}, or {found[1]}, written out",
            )


def _range(parts: _Parts, unit: Unit) -> Amount:
    first, second = parts.first.value, parts.second.value
    if parts.joint == "to":
        if not first < second:
            raise CalcError(
                f"The range from {parts.first.text} to {parts.second.text} is the wrong way round or empty.",
                expected="the smaller number first, as in '90 to 100'",
            )
        shape = from_range(first, second)
        return Amount(shape.median, unit, first, second, first, second, shape.family)
    if second <= 0 or not first - second < first < first + second:
        raise CalcError(
            f"'± {parts.second.text}' is not a spread.", expected="a number above 0 after ±, large enough to count"
        )
    low, high = first - second, first + second
    return Amount(first, unit, low, high, low, high, "normal")
