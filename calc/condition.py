"""What has to be so for the results of a calculator to mean something, and what of it is not under a reader's numbers.

A condition compares what a formula gives with a number, or with an input or result of the same calculator, or asks that
it be whole. One that does not hold is a warning: the numbers are computed all the same, since one may ask what nobody
can build. It makes the results that it names doubtful, and all that follows from these.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from calc.amount import read_amount
from calc.claim import Claim
from calc.errors import CalcError
from calc.order import in_order
from calc.suggestion import did_you_mean
from calc.unit import convert

AT_LEAST, AT_MOST, WHOLE = "at_least", "at_most", "whole"
# How far a computed number may be from its limit, or from a whole one, for what floats lose on the way.
SLACK = 1e-9
# Where the numbers as they stand are right, the share of draws that are not from which it is worth saying.
WORTH_SAYING = 0.05


@dataclass(frozen=True)
class Condition:
    """A condition. `claim` has its formula and unit; `limit` is in base units, or the id of an input or result, or None
    for what has to be whole. `doubts` are the ids of all results that it makes doubtful."""

    claim: Claim
    calculator: str
    label: str
    words: str
    comparison: str
    limit: float | str | None
    doubts: tuple[str, ...]


@dataclass(frozen=True)
class Breach:
    """A condition that does not hold: for the numbers as they stand (`is_broken`), or only for a `share` of the draws.

    `value` and `limit` are in base units; `share` is None where nothing behind them has a range.
    """

    condition: Condition
    value: float
    limit: float | None
    is_broken: bool
    share: float | None


def read_conditions(model, calculator_id: str) -> list[Condition]:
    """The conditions of a calculator. Raises `CalcError` for names and limits that do not fit."""
    records = model.calculators[calculator_id].get("conditions") or {}
    return [_read(model, calculator_id, f"{calculator_id}#{name}", record) for name, record in records.items()]


def _read(model, calculator_id: str, condition_id: str, record: Mapping[str, object]) -> Condition:
    claim = model[condition_id]
    asked = [one for one in (AT_LEAST, AT_MOST, WHOLE) if record.get(one) not in (None, False)]
    if len(asked) != 1 or claim.unit is None:
        raise CalcError(
            f"The condition '{condition_id}' is not complete.",
            expected=f"a unit, and one of {AT_LEAST}, {AT_MOST} and {WHOLE}",
        )
    limit = None if asked == [WHOLE] else _limit(model, calculator_id, claim, str(record[asked[0]]))
    doubts = _doubts(model, calculator_id, record.get("doubts") or ())
    label, words = (str(record.get(key) or "") for key in ("label", "words"))
    return Condition(claim, calculator_id, label, words, asked[0], limit, doubts)


def _limit(model, calculator_id: str, claim: Claim, text: str) -> float | str:
    """A number, in the unit of the condition unless it says its own, or the id behind a name."""
    if text in model.names(calculator_id):
        limit_id = f"{calculator_id}#{text}"
        convert(1.0, model[limit_id].unit, claim.unit)
        return limit_id
    return claim.unit.to_base(read_amount(text, claim.unit).in_unit(claim.unit).value)


def _doubts(model, calculator_id: str, names: list[str]) -> tuple[str, ...]:
    """The results that follow from those named, themselves among them; all where none is named."""
    results = [f"{calculator_id}#{name}" for name in model.calculators[calculator_id].get("results") or ()]
    named = {f"{calculator_id}#{name}" for name in names}
    if named - set(results):
        unknown = min(named - set(results)).partition("#")[2]
        raise CalcError(
            f"A condition of '{calculator_id}' doubts '{unknown}', which is no result.",
            hint=did_you_mean(unknown, [id.partition("#")[2] for id in results]),
        )

    def behind(id: str) -> list[str]:
        return [other for other in model[id].inputs.values() if other in results]

    for id in in_order(results, behind) if named else ():
        if any(other in named for other in behind(id)):
            named.add(id)
    return tuple(id for id in results if not named or id in named)


def breaches(evaluation, calculator_id: str) -> list[Breach]:
    """The conditions of a calculator that do not hold in an evaluation, in their order. One without a value, or whose
    limit has none, says nothing: what is missing says so itself."""
    found = (_breach(evaluation, condition) for condition in evaluation.model.conditions(calculator_id))
    return [one for one in found if one is not None]


def _breach(evaluation, condition: Condition) -> Breach | None:
    value = evaluation.value(condition.claim.id)
    named = isinstance(condition.limit, str)
    limit = evaluation.value(condition.limit) if named else condition.limit
    if value is None or (limit is None and condition.comparison != WHOLE):
        return None
    is_broken = not _holds(condition, value, limit)
    share = _share(evaluation, condition, value, limit)
    if not is_broken and (share or 0) < WORTH_SAYING:
        return None
    return Breach(condition, value, limit, is_broken, share)


def _holds(condition: Condition, value: float, limit: float | None) -> bool:
    if condition.comparison == WHOLE:
        number = condition.claim.unit.from_base(value)
        return abs(number - round(number)) <= SLACK * max(1.0, abs(number))
    slack = SLACK * max(abs(value), abs(limit))
    return value >= limit - slack if condition.comparison == AT_LEAST else value <= limit + slack


def _share(evaluation, condition: Condition, value: float, limit: float | None) -> float | None:
    """In which share of the draws it does not hold. Draws are never whole, so of that they say nothing."""
    if condition.comparison == WHOLE:
        return None
    limits = evaluation.column(condition.limit) if isinstance(condition.limit, str) else None
    values = evaluation.column(condition.claim.id)
    if values is None and limits is None:
        return None
    values, limits = values or [value] * len(limits), limits or [limit] * len(values)
    broken = sum(not _holds(condition, *pair) for pair in zip(values, limits) if not math.isnan(sum(pair)))
    return broken / len(values)
