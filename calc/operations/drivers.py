"""`drivers`: which inputs decide what a result comes to."""

from __future__ import annotations

from collections.abc import Mapping

from calc.drivers import Driver, drivers
from calc.model import Model
from calc.operations.result import interval_record, number_record
from calc.operations.scenario import Scenario
from calc.sampling import DEFAULT_SAMPLES
from calc.text import INTERVAL_DIGITS, unit_text
from calc.unit import Unit


def drivers_of(request: Mapping, model: Model) -> dict:
    """{"op": "drivers", "claim": id, and the keys of a scenario} -> the result, and its drivers, the strongest first.

    "inputs": [{"id", "members", "unit", "rank_correlation", "low", "high", "low_text", "high_text", "input_low_text",
    "input_high_text", "elasticity", "has_kink"}]: `low` and `high` are what the result comes to (the median) in the
    lowest and the highest tenth of the input's draws, in the result's unit; `elasticity` is its change in percent when
    the input grows by 1 %. A joint fit stands under the id of the claim that states it, with the inputs in `members`.
    `draws` says how many draws were ranked. `samples` is what `evaluate` takes by default on pages.
    """
    scenario = Scenario.read({"samples": DEFAULT_SAMPLES, **request}, model)
    claim = model[request.get("claim")]
    unit = scenario.unit(model, claim.id)
    evaluation = scenario.evaluation(model)
    result = evaluation.result(claim.id)
    found = drivers(evaluation, claim.id)
    value, text = number_record(result.value, unit)
    return {
        "of": claim.id,
        "value": value,
        "text": text,
        "unit": unit and unit.text,
        "unit_text": unit and unit_text(unit.text),
        **interval_record(result.interval, unit),
        "draws": found.ranked,
        "inputs": [_record(driver, unit, scenario, model) for driver in found.inputs],
        "errors": scenario.errors,
    }


def _record(driver: Driver, unit: Unit | None, scenario: Scenario, model: Model) -> dict:
    own = scenario.unit(model, driver.id)
    # What comes from draws is good for as many digits as an interval is.
    (low, low_text), (high, high_text) = (
        number_record(value, unit, INTERVAL_DIGITS) for value in (driver.low, driver.high)
    )
    return {
        "id": driver.id,
        "members": list(driver.members),
        "unit": own and own.text,
        "rank_correlation": driver.rank_correlation,
        "low": low,
        "high": high,
        "low_text": low_text,
        "high_text": high_text,
        "input_low_text": number_record(driver.input_low, own, INTERVAL_DIGITS)[1],
        "input_high_text": number_record(driver.input_high, own, INTERVAL_DIGITS)[1],
        "elasticity": driver.elasticity,
        "has_kink": driver.has_kink,
    }
