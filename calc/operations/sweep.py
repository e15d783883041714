"""`sweep`: results as curves over one input."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from calc.errors import CalcError
from calc.model import Model
from calc.operations.written import read_number_of, scenario_of
from calc.sweep import Curve, points, sweep
from calc.text import unit_text
from calc.unit import Unit


def sweep_over(request: Mapping, model: Model) -> dict:
    """{"op": "sweep", "vary": id, "from": text, "to": text, "count": n, "is_logarithmic": bool, "claims": [ids], and
    the keys of a scenario} -> {"x": {"id", "unit", "unit_text", "values"}, "results": {id: {"unit", "unit_text",
    "values", "p5", "p95"}}}.

    `from` and `to` are written as in the field of `vary`. Where a result has no value stands null; its band is null
    where no draws were asked for, or nothing else varies.
    """
    scenario = scenario_of(request, model)
    vary = model[request.get("vary")]
    unit = scenario.unit(model, vary.id)
    ends = [read_number_of(request, key, vary.id, scenario, model) for key in ("from", "to")]
    column = points(*ends, request.get("count", 101), bool(request.get("is_logarithmic")))
    ids = request.get("claims")
    if not isinstance(ids, list):
        raise CalcError("'claims' is not a list.", expected="a list of the claims whose curves are wanted")
    ids = [model[id].id for id in ids]
    curves = sweep(scenario.evaluation(model), vary.id, column, ids)
    return {
        "x": {"id": vary.id, **_unit(unit), "values": [unit.from_base(x) for x in column]},
        "results": {id: _record(curves[id], scenario.unit(model, id)) for id in ids},
        "errors": scenario.errors,
    }


def _unit(unit: Unit | None) -> dict:
    return {"unit": unit and unit.text, "unit_text": unit and unit_text(unit.text)}


def _record(curve: Curve, unit: Unit | None) -> dict:
    return {
        **_unit(unit),
        "values": _shown(curve.values, unit),
        "p5": curve.p5 and _shown(curve.p5, unit),
        "p95": curve.p95 and _shown(curve.p95, unit),
    }


def _shown(column: Sequence[float], unit: Unit | None) -> list[float | None]:
    return [None if unit is None or math.isnan(y) else unit.from_base(y) for y in column]
