"""`evaluate`: what claims come to under a reader's numbers."""

from __future__ import annotations

from collections.abc import Mapping

from calc.condition import breaches
from calc.engine import ENGINE_VERSION
from calc.errors import CalcError
from calc.model import Model
from calc.operations.breach import breach_record
from calc.operations.result import histogram_record, result_record
from calc.operations.scenario import Scenario
from calc.provenance import Path, path
from calc.understanding import understood


def evaluate(request: Mapping, model: Model) -> dict:
    """{"op": "evaluate", "claims": [ids] or null for all, "histograms": [ids], "path": [ids], and the keys of a
    scenario} -> a record for each claim; those in `histograms` and `path` have these too, whether among `claims` or
    not; and in `conditions` those of their calculators that do not hold."""
    scenario = Scenario.read(request, model)
    evaluation = scenario.evaluation(model)
    ids = _ids(request, "claims")
    ids = list(model.claims) if ids is None else ids
    histograms, paths = _ids(request, "histograms") or [], _ids(request, "path") or []
    results = {id: result_record(evaluation.result(id), scenario.units.get(id)) for id in [*ids, *histograms, *paths]}
    for id in histograms:
        results[id]["histogram"] = histogram_record(evaluation.column(id), scenario.unit(model, id))
    for id in paths:
        results[id]["path"] = _path_record(path(evaluation, id), model)
    return {
        "engine": ENGINE_VERSION,
        "data_version": model.data_version,
        "results": results,
        "conditions": [breach_record(one) for id in _calculators(model, results) for one in breaches(evaluation, id)],
        "understood": {
            id: understood(amount, scenario.unit(model, id), model[id].bounds) for id, amount in scenario.edits.items()
        },
        "errors": scenario.errors,
    }


def _calculators(model: Model, ids: Mapping) -> list[str]:
    """The calculators to which ids belong, each once."""
    found = (model[id].record.get("calculator") for id in ids if id not in model.claims)
    return list(dict.fromkeys(id for id in found if id))


def _path_record(found: Path, model: Model) -> dict:
    """A path as JSON, with what its weakest and its oldest claim say in words."""
    statements = {
        f"{name}_statement": None if id is None else model[id].record.get("statement")
        for name, id in (("weakest", found.weakest), ("oldest", found.oldest_claim))
    }
    return vars(found) | statements


def _ids(request: Mapping, key: str) -> list[str] | None:
    ids = request.get(key)
    if ids is not None and not isinstance(ids, list):
        raise CalcError(f"'{key}' is not a list.", expected="a list of claim ids, or null")
    return ids
