"""Amounts: a number, or a range, with its unit, as people write them.

`63M USD` · `$63M` · `33,849 USD/month` · `32%` · `90 to 100 day` · `1.5T..4T token` · `5T ± 1T` · `5T ×/÷ 2` ·
`~1.8T` · `uniform 90 to 100 day` · `triangular(80, 90, 120) day` · `beta(8, 4)`: `calc.written` has all forms.
"""

from __future__ import annotations

import re

from calc.distributions import (
    LARGEST,
    Beta,
    Distribution,
    LogUniform,
    Triangular,
    Uniform,
    fitted_beta,
    from_range,
    point,
)
from calc.errors import CalcError, DimensionError
from calc.number import SMALLEST, Number
from calc.unit import ONE, SCALE_WORDS, Unit, convert, parse_unit
from calc.written import BETA, LOG_UNIFORM, SPREAD, TIMES, TO, TRIANGULAR, UNIFORM, Written, take_apart

LONGEST = 200


class Amount:
    """What a person wrote: `value` in `unit`, and the distribution `shape` (in that unit) of a range, else None.

    `low` and `high` are the ends of what was written: of what the digits of a number stand for, p5 and p95 of a 90 %
    interval, the least and the greatest value of the other families. `value` is the median of a range.
    """

    __slots__ = ("high", "low", "shape", "unit", "value")

    def __init__(self, value: float, unit: Unit, low: float, high: float, shape: Distribution | None = None):
        self.value = value
        self.unit = unit
        self.low = low
        self.high = high
        self.shape = shape

    @classmethod
    def of(cls, shape: Distribution, unit: Unit) -> Amount:
        """The amount that is a distribution of numbers in `unit`."""
        return cls(shape.median, unit, *shape.ends, shape)

    @property
    def is_range(self) -> bool:
        return self.shape is not None

    @property
    def p5(self) -> float | None:
        return None if self.shape is None else self.shape.p5

    @property
    def p95(self) -> float | None:
        return None if self.shape is None else self.shape.p95

    @property
    def family(self) -> str | None:
        return None if self.shape is None else self.shape.family

    def in_unit(self, unit: Unit) -> Amount:
        """The same amount in another unit. Raises `DimensionError` when the two do not fit."""

        def change(number: float) -> float:
            return convert(number, self.unit, unit)

        if self.shape is not None:
            return Amount.of(self.shape.mapped(change), unit)
        return Amount(change(self.value), unit, change(self.low), change(self.high))

    def distribution(self, low: float | None = None, high: float | None = None) -> Distribution:
        """The distribution in base units, within the bounds `low` and `high` (base units)."""
        if self.shape is None:
            return point(self.unit.to_base(self.value))
        return self.shape.mapped(self.unit.to_base).within(low, high)

    def base_ends(self) -> tuple[float, float]:
        """What must lie within the bounds of the quantity, in base units: the value, or the written ends of a range."""
        ends = (self.value, self.value) if self.shape is None else (self.low, self.high)
        return self.unit.to_base(ends[0]), self.unit.to_base(ends[1])

    def check_size(self) -> None:
        """Raise `CalcError` when the amount, or a draw from its range, leaves the range of numbers in base units."""
        try:
            shape = self.distribution()
            values = [shape.median, *(shape.quantile(chance) for chance in (1e-9, 1 - 1e-9))]
        except ArithmeticError:
            values = [LARGEST * 10]
        if not all(value == 0 or SMALLEST <= abs(value) <= LARGEST for value in values):
            raise CalcError("That is too large or too small to compute with.", expected="a number nearer to 1")

    def __repr__(self) -> str:
        return f"Amount({self.value!r} {self.unit}{f', {self.shape!r}' if self.is_range else ''})"


def read_amount(text: str, unit: Unit | None = None) -> Amount:
    """Read an amount. A number without a unit of its own is taken in `unit` (a pure number when None).

    Raises `CalcError` for what cannot be read, and `DimensionError` when the written unit does not fit `unit`;
    otherwise the result is in the unit that was written. A scale that is written takes the place of the unit's own:
    `13T` beside `billion token` is 13 trillion tokens, and nobody means 13 trillion billions by it.
    """
    if len(text) > LONGEST:
        raise CalcError(f"The input is {len(text)} characters long.", expected=f"at most {LONGEST} characters")
    written = take_apart(text, is_percent=unit is not None and unit.text == "%")
    try:
        found, numbers = _written_units(written)
    except DimensionError:
        raise
    except CalcError as error:
        if unit is None:
            raise
        raise CalcError(error.message, f"a unit that fits '{unit}', or the number alone", error.hint) from None
    if found is not None and unit is not None:
        _require_fit(found, unit, text)
    if found is None and unit is not None:
        _refuse_ambiguous_letter(numbers, unit)
        unit = _unscaled(numbers, unit)
    in_unit = found or unit or ONE
    if written.is_multiple and in_unit != ONE:
        raise CalcError(
            f"'{text.strip()[:40]}' says how many times, but not of what.", expected=f"an amount in {in_unit}"
        )
    if written.family == BETA:
        return _beta(written, numbers, in_unit)
    if len(numbers) == 1:
        (number,) = numbers
        return Amount(number.value, in_unit, number.low, number.high)
    return Amount.of(_shape(written, numbers), in_unit)


def _require_fit(written: Unit, unit: Unit, text: str) -> None:
    if written == ONE and not unit.dimension.is_dimensionless:
        raise DimensionError(
            f"'{text.strip()[:40]}' is a pure number, not an amount in {unit}.", expected=f"a unit that fits '{unit}'"
        )
    convert(1.0, written, unit)


def _written_units(written: Written) -> tuple[Unit | None, list[Number]]:
    """The unit of the whole, None for none, and the numbers in it: `500 GB to 2 TB` is 0.5 to 2 in TB."""
    names = _with_dollars(written.units) if written.has_dollars else written.units
    units = [parse_unit(name) if name else None for name in names]
    named = [unit for unit in units if unit is not None]
    if any(number.is_percent for number in written.numbers):
        for unit in named:
            if unit.text == "%" or not unit.dimension.is_dimensionless:
                raise CalcError(
                    f"'%' and '{unit}' do not go together.", expected="a share (32%) or an amount with a unit"
                )
        return ONE, written.numbers  # `32%` is 0.32 whatever the field's own unit is
    if not named:
        return None, written.numbers
    last = named[-1]
    for unit in named:
        if unit.dimension != last.dimension:
            raise CalcError(f"'{unit}' and '{last}' are two units for one range.", expected="one unit for both numbers")
    return last, [
        number if unit is None or unit.factor == last.factor else number.times(convert(1.0, unit, last))
        for number, unit in zip(written.numbers, units, strict=True)
    ]


def _with_dollars(names: list[str]) -> list[str]:
    """The units that were written, `$` in front of a number being USD before whatever stands behind it."""
    found = [
        f"USD {name}".strip() if name and not re.match(r"(USD|US dollars?|dollars?)\b", name) else name
        for name in names
    ]
    return found if any(found) else [*found[:-1], "USD"]


# A lone letter that stands for a number and, in fields of this dimension, for a unit as well.
_AMBIGUOUS = {"bit": {"b": ("bit or byte", "billion")}, "s": {"m": ("min, hour or month", "million")}}


def is_ambiguous(letter: str, unit: Unit) -> bool:
    """Whether a letter behind a number means something else than a factor in a field of this unit: another unit, or
    a scale in the place of the unit's own `million`."""
    return _is_scaled(unit) or letter.lower() in _AMBIGUOUS.get(str(unit.dimension), {})


def _is_scaled(unit: Unit) -> bool:
    return unit.text.partition(" ")[0] in SCALE_WORDS


def _unscaled(numbers: list[Number], unit: Unit) -> Unit:
    """The unit in which numbers without a unit of their own are: without its scale where they have brought one."""
    if not _is_scaled(unit) or not any(number.scale != 1.0 and not number.is_percent for number in numbers):
        return unit
    _, _, bare = unit.text.partition(" ")
    return parse_unit(bare) if bare else ONE


def _refuse_ambiguous_letter(numbers: list[Number], unit: Unit) -> None:
    readings = _AMBIGUOUS.get(str(unit.dimension), {})
    for number in numbers:
        found = readings.get(number.text[-1:].lower())
        if found:
            raise CalcError(
                f"'{number.text[-1]}' behind '{number.text[:-1].strip()}' may be a unit or a number here.",
                expected=f"{found[0]}, or {found[1]}, written out",
            )


def _shape(written: Written, numbers: list[Number]) -> Distribution:
    """The distribution of a range: of the family that was written, else by what joins the two numbers."""
    first, last = numbers[0], numbers[-1]
    if written.joint == SPREAD:
        return _spread(first, last, written)
    if written.joint == TIMES:
        return _factor(first, last, written)
    if not first.value < last.value:
        raise CalcError(
            f"The range from {first.text} to {last.text} is the wrong way round or empty.",
            expected="the smaller number first, as in '90 to 100'",
        )
    if written.family == UNIFORM:
        return Uniform(first.value, last.value)
    if written.family == LOG_UNIFORM:
        return LogUniform(first.value, last.value)
    if written.family == TRIANGULAR:
        return Triangular(*(number.value for number in numbers))
    middle = numbers[1].value if len(numbers) == 3 else None
    return from_range(first.value, last.value, middle, family=written.family)


def _spread(middle: Number, half: Number, written: Written) -> Distribution:
    if half.value <= 0 or not middle.value - half.value < middle.value < middle.value + half.value:
        raise CalcError(f"'± {half.text}' is not a spread.", expected="a number above 0 after ±, large enough to count")
    low, high = middle.value - half.value, middle.value + half.value
    if written.family == UNIFORM:
        return Uniform(low, high)
    if written.family in (None, "normal"):
        return from_range(low, high, middle.value, family="normal")
    raise CalcError(
        f"± gives a normal or a uniform range, not a {written.family} one.",
        expected=f"two ends, as in '{written.family} 90 to 100'",
    )


def _factor(middle: Number, factor: Number, written: Written) -> Distribution:
    if not (middle.value > 0 and 1 < factor.value < LARGEST):
        raise CalcError(
            f"'×/÷ {factor.text}' is not a range by factors.",
            expected="a positive number, then ×/÷ and a factor above 1",
        )
    if written.family not in (None, "lognormal"):
        raise CalcError(
            f"×/÷ gives a lognormal range, not a {written.family} one.",
            expected=f"two ends, as in '{written.family} 90 to 100'",
        )
    return from_range(middle.value / factor.value, middle.value * factor.value, middle.value, family="lognormal")


def _beta(written: Written, numbers: list[Number], unit: Unit) -> Amount:
    first, second = (number.value for number in numbers)
    scale = share_scale(unit)
    return Amount.of((fitted_beta if written.joint == TO else Beta)(first, second, scale), unit)


def share_scale(unit: Unit) -> float:
    """The number that is the whole in this unit: 100 in percent. Raises `CalcError` where nothing is a share."""
    if unit.dimension != ONE.dimension:
        raise CalcError(f"A beta distribution is of a share, not of an amount in {unit}.", expected="another family")
    return convert(1.0, ONE, unit)
