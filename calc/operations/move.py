"""`move`: what a field shows when the number in it, or its range as a whole, is moved to another place."""

from __future__ import annotations

from collections.abc import Mapping

from calc.distributions import LARGEST
from calc.errors import CalcError
from calc.evaluation import Evaluation
from calc.model import Model
from calc.moving import moved, shortened
from calc.operations.scenario import Scenario
from calc.text import significant
from calc.understanding import CONVERTED_DIGITS, echo, entry, number_entry


def move(request: Mapping, model: Model) -> dict:
    """{"op": "move", "claim": id, "to": number, and the keys of a scenario} -> {"entry", "unit", "dropped"}.

    `to` is in the unit in which the scenario shows the claim, `entry` the text for its field: the range that the
    scenario has there, with its median at `to` (see `calc.moving`). `dropped` is what the range was, in words, where it
    cannot be moved and `entry` is the number alone; null otherwise.
    """
    scenario = Scenario.read(request, model)
    claim = model[request.get("claim")]
    if claim.unit is None:
        raise CalcError(f"'{claim.id}' has no number.", expected="a claim with a number")
    to = request.get("to")
    if isinstance(to, bool) or not isinstance(to, int | float) or not abs(to) <= LARGEST:
        raise CalcError(f"{to!r} is not a number to move to.", expected="a number")
    unit = scenario.unit(model, claim.id)
    # Not the evaluation that is kept: this needs one number, and what the next answer starts from stays.
    amount = Evaluation(model, scenario.edits, 0, 0, scenario.uses, scenario.is_widened).amount(claim.id)
    alone = number_entry(significant(float(to), CONVERTED_DIGITS), unit)
    answer = {"of": claim.id, "unit": unit.text, "entry": alone, "dropped": None}
    answer["errors"] = scenario.errors
    if amount is None or not amount.is_range:
        return answer
    shown = amount.in_unit(unit)
    found = moved(shown, float(to), *(None if end is None else unit.from_base(end) for end in claim.bounds))
    if found is None:
        return {**answer, "dropped": echo(shown)}
    return {**answer, "entry": entry(shortened(found))}
