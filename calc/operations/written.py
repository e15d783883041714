"""Numbers that a request writes besides the edits of its scenario: the target of a solution, the ends of a sweep."""

from __future__ import annotations

from collections.abc import Mapping

from calc.edit import read_edit
from calc.errors import CalcError
from calc.model import Model
from calc.operations.scenario import Scenario
from calc.unit import parse_unit


def scenario_of(request: Mapping, model: Model) -> Scenario:
    """The scenario of a request whose `written_in` may be one unit, that of the number which it writes."""
    return Scenario.read({**request, "written_in": None} if _is_one_unit(request) else request, model)


def read_number_of(request: Mapping, key: str, claim_id: str, scenario: Scenario, model: Model) -> float:
    """The single number under a key, in base units. Without a unit of its own it is in the one that `written_in` has,
    for all or for this claim, else in the one that is shown. Raises `CalcError` as `read_edit`."""
    text = request.get(key)
    if text is None or isinstance(text, bool) or not isinstance(text, str | int | float):
        raise CalcError(f"'{key}' is missing.", expected="a number as people write it, such as '63M USD'")
    written_in = request.get("written_in") or {}
    unit = written_in if _is_one_unit(request) else written_in.get(claim_id)
    unit = parse_unit(str(unit)) if unit else scenario.unit(model, claim_id)
    amount = read_edit(model, claim_id, str(text), unit)
    if amount.is_range:
        raise CalcError(f"'{text}' is a range.", expected="a single number")
    return amount.unit.to_base(amount.value)


def _is_one_unit(request: Mapping) -> bool:
    return isinstance(request.get("written_in"), str)
