"""`solve`: what an input has to be so that a result comes to what the reader wants."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from calc.backwards import Backwards, Through, backwards
from calc.evaluation import Evaluation
from calc.model import Model
from calc.operations.answer import Answer
from calc.operations.scenario import Scenario
from calc.operations.written import read_number_of, scenario_of
from calc.solving import End, Solution
from calc.text import amount_text, significant
from calc.understanding import number_entry
from calc.unit import Unit

# What the conversion of units may add to an answer, relative; and the digits of a number that is meant to be so short.
ROUNDING, FEW_DIGITS = 4e-16, 12
# A rounded answer is as good as the exact one when the result differs by no more, relative.
AS_GOOD = 1e-9


def solve(request: Mapping, model: Model) -> dict:
    """{"op": "solve", "claim": result, "target": text, "written_in": unit, "vary": input, and the keys of a scenario}
    -> what `vary` has to be so that the result comes to the target, everything else as the scenario has it.

    "solutions": [{"value", "text", "entry", "unit", "low", "high", "is_within_bounds", "set": {id: text}, "through"}],
    the nearest to the present number first. `low` and `high` are ends where a whole stretch of numbers does it, null
    otherwise and where it has no end. `set` is what to write where. `through` names the input to change where `vary`
    itself does not lead to the result, and both follow from that one: then `value` is what `vary` comes to, and `entry`
    is null. "reached": {"low", "high", "low_text", "high_text"}: how far the result goes (null: without limit).
    "text": the answer as a sentence; "reason": the same where there is no solution, else null.
    """
    scenario = scenario_of(request, model)
    claim, vary = model[request.get("claim")], model[request.get("vary")]
    target = read_number_of(request, "target", claim.id, scenario, model)
    found = backwards(scenario.evaluation(model), claim.id, target, vary.id)
    text = Answer(scenario, model, claim.id, vary.id, target).text(found)
    hits = Hits(scenario.evaluation(model), claim.id, target)
    solutions = _solutions(found, scenario, model, vary.id, hits)
    return {
        "of": claim.id,
        "vary": vary.id,
        "target": scenario.unit(model, claim.id).from_base(target),
        "unit": scenario.unit(model, claim.id).text,
        "solutions": solutions,
        "reached": _reached(found, scenario.unit(model, claim.id)),
        "text": text,
        "reason": None if solutions else text,
        "errors": scenario.errors,
    }


class Hits:
    """Whether an input at a number still gives the target: right below a leap, the round number above it does not."""

    def __init__(self, evaluation: Evaluation, claim_id: str, target: float):
        self.evaluation = evaluation
        self.claim_id = claim_id
        self.target = target

    def __call__(self, input_id: str, base: float) -> bool:
        column = self.evaluation.rows([self.claim_id], {input_id: [base]})[self.claim_id]
        return column is not None and math.isclose(column[0], self.target, rel_tol=AS_GOOD, abs_tol=1e-300)


def _solutions(found: Backwards, scenario: Scenario, model: Model, vary: str, hits: Hits) -> list[dict]:
    if found.search is None:
        return [_through(one, scenario, model, vary, hits) for one in found.through]
    unit = scenario.unit(model, vary)
    return [_direct(solution, unit, vary, hits) for solution in found.search.solutions]


def _direct(solution: Solution, unit: Unit, vary: str, hits: Hits) -> dict:
    value = handed_on(solution.value, unit, lambda base: hits(vary, base))
    low, high = (_end(end, unit) if solution.is_stretch else None for end in (solution.low, solution.high))
    return {
        "value": value,
        "text": amount_text(value, unit.text),
        "entry": number_entry(value, unit),
        "unit": unit.text,
        "low": low,
        "high": high,
        "is_within_bounds": True,
        "set": {vary: written(value, unit)},
        "through": None,
    }


def _through(one: Through, scenario: Scenario, model: Model, vary: str, hits: Hits) -> dict:
    unit, shared_unit = scenario.unit(model, vary), scenario.unit(model, one.shared)
    low, high = model[vary].bounds
    value = unit.from_base(one.value)
    shared = handed_on(one.solution.value, shared_unit, lambda base: hits(one.shared, base))
    return {
        "value": value,
        "text": amount_text(value, unit.text),
        "entry": None,
        "unit": unit.text,
        "low": None,
        "high": None,
        "is_within_bounds": (low is None or low <= one.value) and (high is None or one.value <= high),
        "set": {one.shared: written(shared, shared_unit)},
        "through": {"id": one.shared, "value": shared, "text": amount_text(shared, shared_unit.text)},
    }


def handed_on(base: float, unit: Unit, is_right: Callable[[float], bool] = lambda base: True) -> float:
    """An answer in a unit; a round one is round where it `is_right`: 105 days, and not 105.00000000000001."""
    value = unit.from_base(base)
    short = (significant(value, digits) for digits in range(1, FEW_DIGITS + 1))
    near = next((one for one in short if abs(one - value) <= ROUNDING * abs(value)), value)
    return near if near == value or is_right(unit.to_base(near)) else value


def written(value: float, unit: Unit) -> str:
    """A number with its unit, as it can be written into a field."""
    number = number_entry(value, unit)
    return number if unit.text == "1" else f"{number} {unit.text}"


def _end(base: float, unit: Unit) -> float | None:
    return handed_on(base, unit) if math.isfinite(base) else None


def _reached(found: Backwards, unit: Unit) -> dict:
    least, greatest = (found.search.least, found.search.greatest) if found.search else (None, None)
    (low, low_text), (high, high_text) = (_reach(end, unit) for end in (least, greatest))
    return {"low": low, "high": high, "low_text": low_text, "high_text": high_text}


def _reach(end: End | None, unit: Unit) -> tuple[float | None, str | None]:
    if end is None:
        return None, None
    if math.isinf(end.value):
        return None, "without limit"
    value = unit.from_base(end.value)
    return value, amount_text(value, unit.text)
