"""A claim as `calc` sees it: the numbers of one statement of one source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from calc.amount import Amount, read_amount
from calc.distribution import Distribution, from_range
from calc.errors import CalcError
from calc.formula import Formula, parse
from calc.unit import Unit, parse_unit


@dataclass(frozen=True)
class Claim:
    """One claim of the model. `stated` is None where the source gives no number; `bounds` are physical limits of the
    quantity in base units, None where there is none. `record` is the JSON that it was read from."""

    id: str
    kind: str
    unit: Unit | None
    stated: Amount | None
    qualifier: str
    formula: Formula | None
    inputs: Mapping[str, str]
    bounds: tuple[float | None, float | None]
    record: Mapping[str, object] = field(repr=False)

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
    """What a record states as `value`, `p5` and `p95`, in its unit; None for no number. Raises `CalcError`."""
    written = {key: record.get(key) for key in ("value", "p5", "p95")}
    if unit is None or (written["value"] is None and (written["p5"] is None or written["p95"] is None)):
        return None
    # Through `read_amount`, so that `32%` means the same for a claim in % as in a reader's field.
    value, p5, p95 = (None if text is None else read_amount(str(text), unit).in_unit(unit) for text in written.values())
    if p5 is not None and p95 is not None:
        shape = from_range(p5.value, p95.value, None if value is None else value.value)
        value = Amount(shape.median, unit, p5.value, p95.value, p5.value, p95.value, shape.family)
    value.check_size()
    return value


def _bounds(quantity: Mapping | None) -> tuple[float | None, float | None]:
    if not quantity or not quantity.get("unit"):
        return None, None
    unit = parse_unit(quantity["unit"])
    ends = (quantity.get("min"), quantity.get("max"))
    return tuple(None if end is None else unit.to_base(float(end)) for end in ends)
