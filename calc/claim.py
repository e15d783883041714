"""A claim as `calc` sees it: the numbers of one statement of one source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from calc.amount import Amount, read_amount, share_scale
from calc.distributions import (
    Distribution,
    LogUniform,
    Triangular,
    Uniform,
    fitted_beta,
    from_range,
    from_standard_error,
)
from calc.errors import CalcError
from calc.formula import Formula, parse
from calc.number import read_number
from calc.unit import Unit, parse_unit

# The fields of a record that are numbers in its unit.
NUMBERS = ("value", "p5", "p95", "least", "greatest", "standard_error")


@dataclass(frozen=True)
class Claim:
    """One claim of the model. `stated` is None where the source gives no number; `bounds` are physical limits of the
    quantity in base units, None where there is none. `record` is the JSON that it was read from. `takes` is the claim
    whose number an input of a calculator takes unless another is put in its place (see `calc.node`)."""

    id: str
    kind: str
    unit: Unit | None
    stated: Amount | None
    qualifier: str
    formula: Formula | None
    inputs: Mapping[str, str]
    bounds: tuple[float | None, float | None]
    record: Mapping[str, object] = field(repr=False)
    takes: str | None = None

    @classmethod
    def from_json(cls, record: Mapping[str, object], quantities: Mapping[str, Mapping]) -> Claim:
        """Read one claim of the model. Raises `CalcError` for a number, unit or formula that cannot be read."""
        unit = parse_unit(record["unit"]) if record.get("unit") else None
        formula = parse(record["formula"]) if record.get("formula") else None
        inputs = dict(record.get("inputs") or {})
        _check_inputs(record["id"], formula, inputs)
        return cls(
            id=record["id"],
            kind=record["kind"],
            unit=unit,
            stated=stated_amount(record, unit),
            qualifier=record.get("qualifier") or "exact",
            formula=formula,
            inputs=inputs,
            bounds=_bounds(quantities.get(record.get("quantity") or "")),
            record=record,
        )

    def stated_base(self) -> float | None:
        """The stated value (the median of a stated range) in base units."""
        return None if self.stated is None else self.unit.to_base(self.stated.value)

    def stated_ends(self) -> tuple[float, float] | None:
        """What the written digits, or the stated range, stand for, in base units."""
        if self.stated is None:
            return None
        return self.unit.to_base(self.stated.low), self.unit.to_base(self.stated.high)

    def distribution(self) -> Distribution | None:
        """The distribution of the stated value in base units, within the bounds of its quantity."""
        return None if self.stated is None else self.stated.distribution(*self.bounds)


def _check_inputs(claim_id: str, formula: Formula | None, inputs: Mapping[str, str]) -> None:
    names = set(formula.names) if formula else set()
    if names != set(inputs):
        raise CalcError(
            f"The formula of '{claim_id}' and its inputs do not match: {', '.join(sorted(names ^ set(inputs)))}.",
            expected="one input for each name in the formula, and no other",
        )


def stated_amount(record: Mapping[str, object], unit: Unit | None) -> Amount | None:
    """What a record states, in its unit; None for no number. Raises `CalcError`.

    A number is a `value`, a 90 % interval (`p5`, `p95`), or lies between a `least` and a `greatest` value; a value may
    have an interval, ends, or a standard error around it. `family` names the distribution where it is not the usual
    one.
    """
    numbers = {key: _in_unit(record.get(key), unit) for key in NUMBERS} if unit is not None else {}
    if numbers.get("value") is None and not _has(numbers, "p5", "p95") and not _has(numbers, "least", "greatest"):
        return None
    shape = _stated_shape(record, unit, {key: amount and amount.value for key, amount in numbers.items()})
    stated = numbers["value"] if shape is None else Amount.of(shape, unit)
    stated.check_size()
    return stated


def is_standard_error(record: Mapping[str, object]) -> bool:
    """Whether the range of a record follows from a standard error, so that its ends are nobody's digits."""
    return record.get("standard_error") is not None or record.get("log_standard_error") is not None


def _in_unit(text: object, unit: Unit) -> Amount | None:
    # Through `read_amount`, so that `32%` means the same for a claim in % as in a reader's field.
    return None if text is None else read_amount(str(text), unit).in_unit(unit)


def _has(numbers: Mapping[str, object], *names: str) -> bool:
    return all(numbers.get(name) is not None for name in names)


def _stated_shape(record: Mapping[str, object], unit: Unit, numbers: Mapping[str, float | None]) -> Distribution | None:
    value, family = numbers["value"], record.get("family")
    if record.get("log_standard_error") is not None:
        return from_standard_error(value, read_number(str(record["log_standard_error"])).value, of_logarithm=True)
    if numbers["standard_error"] is not None:
        return from_standard_error(value, numbers["standard_error"])
    if _has(numbers, "least", "greatest"):
        ends = numbers["least"], numbers["greatest"]
        if family == "triangular":
            if value is None:
                raise CalcError("A triangular range has no most likely value.", expected="a value between its ends")
            return Triangular(ends[0], value, ends[1])
        return (LogUniform if family == "log-uniform" else Uniform)(*ends)
    if not _has(numbers, "p5", "p95"):
        return None
    if family == "beta":
        return fitted_beta(numbers["p5"], numbers["p95"], share_scale(unit))
    return from_range(numbers["p5"], numbers["p95"], value, family=family)


def _bounds(quantity: Mapping | None) -> tuple[float | None, float | None]:
    if not quantity or not quantity.get("unit"):
        return None, None
    unit = parse_unit(quantity["unit"])
    ends = (quantity.get("min"), quantity.get("max"))
    return tuple(None if end is None else unit.to_base(float(end)) for end in ends)
