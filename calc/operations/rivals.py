"""`rivals` and `rivals_of`: what other claims say, all of it together, and for one field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from calc.combinations import MOST_COMBINATIONS, Choice, Combination, Combinations, choices, combine
from calc.errors import CalcError
from calc.model import Model
from calc.operations.result import histogram_record, number_record
from calc.operations.scenario import Scenario, mapping
from calc.provenance import OURS
from calc.rival_claims import LeftOut, RivalClaim, menu
from calc.sampling import DEFAULT_SAMPLES, percentile
from calc.text import amount_text, unit_text
from calc.together import together
from calc.unit import Unit

MOST_SHOWN = 200


def rivals(request: Mapping, model: Model) -> dict:
    """{"op": "rivals", "claim": id, "inputs": null or {input id: [claim ids]}, "fixed": [ids], and the keys of a
    scenario} -> what the claim comes to in every combination of what rival claims say of its inputs (of those in
    `inputs`, where given). Those in `fixed`, named as in the answer's "inputs", keep the number that they have.

    "combinations": how many there are, "computed": how many were computed, "note" says so where these differ.
    "inputs": [{"id", "members", "rivals": [record of a claim], "left_out": [{"claim", "why", "speaker"}], "share"}]; a
    joint fit is one of them, under the id of the claim that states it; `speaker` is the claim of the same origins that
    speaks for the one left out. "value": {"low", "median", "high", and their texts} over
    the combinations, each with its claims' numbers; `undefined` of them have no value. "share_belief" and
    "share_ranges" are parts of the whole spread and add to 1; "share" and "share_interplay" are parts of the belief
    spread. "histogram" is over all draws of all combinations. "rows": [{"use", "value", "text", "p5", "p95"}], the
    lowest first, 200 at most.
    """
    scenario = Scenario.read({"samples": DEFAULT_SAMPLES, **request}, model)
    claim = model[request.get("claim")]
    if claim.unit is None:
        raise CalcError(f"'{claim.id}' has no number.", expected="a claim with a number")
    unit = scenario.unit(model, claim.id)
    evaluation = scenario.evaluation(model)
    chosen = _chosen(request, model) if request.get("inputs") is not None else None
    options = choices(evaluation, claim.id, chosen, scenario.at_least)
    fixed = _fixed(request)
    found = combine(evaluation, claim.id, [choice for choice in options if choice.id not in fixed])
    return {
        "of": claim.id,
        "unit": unit.text,
        "unit_text": unit_text(unit.text),
        "combinations": found.count,
        "computed": len(found.combinations),
        "note": _note(found),
        "draws": found.draws,
        "inputs": [_choice(choice, scenario, model) for choice in options],
        "value": _range(found.values, unit),
        "undefined": len(found.combinations) - len(found.values),
        "share_belief": found.share_belief,
        "share_ranges": found.share_ranges,
        "share_interplay": found.share_interplay,
        "is_logarithmic": found.is_logarithmic,
        "histogram": histogram_record(found.column, unit),
        "rows": [_row(one, unit) for one in _thinned(found.combinations)],
        "errors": scenario.errors,
    }


def rivals_of(request: Mapping, model: Model) -> dict:
    """{"op": "rivals_of", "claim": input id, and the keys of a scenario} -> what the menu of its field offers.

    "rivals": [record of a claim], the present one first; `is_rival` is false of one that speaks of something else;
    `repeats` is a claim of the same origins that is rated no worse, `repeats_text` says so, `together` what other
    inputs take with it, being values of the same fit. "left_out": [{"claim", "why"}].
    """
    scenario = Scenario.read(request, model)
    claim = model[request.get("claim")]
    evaluation = scenario.evaluation(model)
    found = menu(evaluation, claim.id, scenario.at_least)
    unit = scenario.unit(model, claim.id)
    return {
        "of": claim.id,
        "unit": unit and unit.text,
        "rivals": [
            {**_rival(rival, unit, model), "together": together(evaluation, claim.id, rival.id)}
            for rival in found.rivals
        ],
        "left_out": [_left_out(one) for one in found.left_out],
        "errors": scenario.errors,
    }


def _chosen(request: Mapping, model: Model) -> dict[str, list[str]]:
    chosen = mapping(request, "inputs")
    for ids in chosen.values():
        if not isinstance(ids, list) or not all(isinstance(id, str) for id in ids):
            raise CalcError("'inputs' is not an object of lists.", expected="input ids, each with a list of claim ids")
    return dict(chosen)


def _fixed(request: Mapping) -> list[str]:
    fixed = request.get("fixed") or []
    if not isinstance(fixed, list):
        raise CalcError("'fixed' is not a list.", expected="a list of the ids of inputs")
    return fixed


def _choice(choice: Choice, scenario: Scenario, model: Model) -> dict:
    unit = scenario.unit(model, choice.id)
    return {
        "id": choice.id,
        "members": choice.inputs,
        "rivals": [_rival(option.rival, unit, model) for option in choice.options],
        "left_out": [_left_out(one) for one in choice.left_out],
        "share": choice.share,
    }


def _rival(rival: RivalClaim, unit: Unit | None, model: Model) -> dict:
    """A claim that may be taken, its number in the unit of the input."""
    record = model[rival.id].record
    value, text = number_record(rival.value, unit)
    return {
        "claim": rival.id,
        "value": value,
        "text": text if text is not None else record.get("statement"),
        "rating": rival.rating,
        "date": rival.date,
        "source": record.get("source"),
        "source_title": _source_title(record.get("source"), model),
        "statement": record.get("statement"),
        "subject": record.get("subject"),
        "subject_label": ((model.record.get("subjects") or {}).get(record.get("subject")) or {}).get("label"),
        "origins": list(rival.origins),
        "is_present": rival.is_present,
        "is_rival": rival.is_rival,
        "repeats": rival.repeats,
        "repeats_text": rival.repeats and _repeats_text(rival, model),
    }


def _repeats_text(rival: RivalClaim, model: Model) -> str:
    """What a claim has in common with the one that it repeats."""
    own, other = (model[id].record.get("source") for id in (rival.id, rival.repeats))
    if own == other:
        return f"another figure of the same {'origin' if own == OURS else 'source'}"
    return f"same origin as {_source_title(other, model) or rival.repeats}"


def _source_title(source: str | None, model: Model) -> str | None:
    return ((model.record.get("sources") or {}).get(source) or {}).get("title")


def _left_out(one: LeftOut) -> dict:
    return {"claim": one.id, "why": one.why, "speaker": one.speaker}


def _note(found: Combinations) -> str | None:
    if found.count <= MOST_COMBINATIONS:
        return None
    return f"Of {found.count:,} combinations {len(found.combinations):,} were computed, taken evenly."


def _range(values: list[float], unit: Unit) -> dict:
    ends = {"low": values[0], "median": percentile(values, 0.5), "high": values[-1]} if values else {}
    record = {}
    for name in ("low", "median", "high"):
        record[name], record[f"{name}_text"] = number_record(ends.get(name), unit)
    return record


def _thinned(combinations: Sequence[Combination]) -> list[Combination]:
    """The combinations with a value from the lowest to the highest, both ends and so many evenly between them."""
    ordered = sorted((one for one in combinations if one.value is not None), key=lambda one: one.value)
    if len(ordered) <= MOST_SHOWN:
        return ordered
    return [ordered[round(place * (len(ordered) - 1) / (MOST_SHOWN - 1))] for place in range(MOST_SHOWN)]


def _row(one: Combination, unit: Unit) -> dict:
    p5, p95 = (None if end is None else unit.from_base(end) for end in (one.p5, one.p95))
    value = unit.from_base(one.value)
    return {"use": one.uses, "value": value, "text": amount_text(value, unit.text), "p5": p5, "p95": p95}
