"""The messages that `calc` answers: plain JSON in, plain JSON out.

The page in the browser, the command line and the build of the site all ask through here, so that a number is the
same number in all three. Requests:

    {"op": "evaluate", "claims": [ids] or null, "set": {id: "63M USD"}, "written_in": {id: unit}, "units": {id: unit},
     "samples": 0, "seed": 0}
    {"op": "units", "claim": id}
    {"op": "describe"}

`set` has what a reader wrote; a number without a unit is taken in the claim's own unit or, where `written_in` names
one, in that (the field's menu shows it). `units` are the units in which to answer.

A request that cannot be answered gives `{"version": 1, "error": {"message", "expected", "hint"}}`; a wrong value in
`set` or `units` is told in `errors`, by claim id, and the rest is answered as if it had not been there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from calc.amount import Amount
from calc.engine import ENGINE_VERSION
from calc.errors import CalcError
from calc.evaluation import Evaluation, Outcome, Result, read_edit
from calc.model import Model, load
from calc.text import (
    ALL_DIGITS,
    FEW_DIGITS,
    INTERVAL_DIGITS,
    amount_text,
    entry_text,
    range_entry,
    range_text,
    ratio_text,
    repr_text,
    significant,
    unit_text,
)
from calc.unit import ONE, Unit, convert, parse_unit
from calc.verdict import AGREES, TOLERANCE, WORDS

VERSION = 1

_packaged: Model | None = None


def packaged_model() -> Model:
    """The model that is packed with calc, read once."""
    global _packaged
    if _packaged is None:
        _packaged = load()
    return _packaged


def handle_text(text: str, model: Model | None = None) -> str:
    """Answer one message as text; never raises for anything that is wrong with the message."""
    try:
        request = json.loads(text)
    except (ValueError, TypeError, RecursionError) as error:
        return json.dumps(_refusal(CalcError(f"The message is not JSON: {error}.")))
    # ASCII: half of a surrogate pair, which a text may hold, cannot be written otherwise.
    return json.dumps(handle(request, model), allow_nan=False)


def handle(request: object, model: Model | None = None) -> dict:
    """Answer one message; never raises for anything that is wrong with the message."""
    try:
        if not isinstance(request, Mapping):
            raise CalcError("The message is not an object.", expected='an object such as {"op": "describe"}')
        operation = _OPERATIONS.get(str(request.get("op")))
        if operation is None:
            raise CalcError(f"There is no operation {request.get('op')!r}.", expected=", ".join(_OPERATIONS))
        return {"version": VERSION, **operation(request, model or packaged_model())}
    except CalcError as error:
        return _refusal(error)


def _refusal(error: CalcError) -> dict:
    return {"version": VERSION, "error": error.as_dict()}


def _describe(request: Mapping, model: Model) -> dict:
    return {"engine": ENGINE_VERSION, "data_version": model.data_version, "claims": len(model.claims)}


def _units(request: Mapping, model: Model) -> dict:
    claim = model[request.get("claim")]
    units = fitting_units(model, claim.id)
    return {"units": [{"unit": unit.text, "text": unit_text(unit.text) or "(a pure number)"} for unit in units]}


def fitting_units(model: Model, claim_id: str) -> list[Unit]:
    """The units in which a claim may be shown: its own first, then those that its quantity names."""
    claim = model[claim_id]
    if claim.unit is None:
        return []
    quantity = model.quantities.get(claim.record.get("quantity") or "") or {}
    texts = dict.fromkeys([claim.unit.text, quantity.get("unit") or claim.unit.text, *(quantity.get("units") or ())])
    units = [parse_unit(text) for text in texts]
    return [unit for unit in units if unit.dimension == claim.unit.dimension]


def _evaluate(request: Mapping, model: Model) -> dict:
    errors: dict[str, dict] = {}
    written_in = _units_by_claim(_mapping(request, "written_in"), model, errors)
    edits = _edits(_mapping(request, "set"), written_in, model, errors)
    units = _units_by_claim(_mapping(request, "units"), model, errors)
    evaluation = Evaluation(model, edits, request.get("samples", 0), _seed(request))
    ids = request.get("claims")
    ids = list(model.claims) if ids is None else ids
    if not isinstance(ids, list):
        raise CalcError("'claims' is not a list.", expected="a list of claim ids, or null for all")
    return {
        "engine": ENGINE_VERSION,
        "data_version": model.data_version,
        "results": {id: result_record(evaluation.result(id), units.get(id)) for id in ids},
        "understood": {id: _understood(amount, units.get(id) or model[id].unit) for id, amount in edits.items()},
        "errors": errors,
    }


def _mapping(request: Mapping, key: str) -> Mapping:
    value = request.get(key) or {}
    if not isinstance(value, Mapping):
        raise CalcError(f"'{key}' is not an object.", expected="an object from claim ids to texts")
    return value


def _seed(request: Mapping) -> int:
    seed = request.get("seed", 0)
    if isinstance(seed, bool) or not isinstance(seed, int):
        raise CalcError(f"{seed!r} is not a seed.", expected="a whole number")
    return seed


def _edits(texts: Mapping, written_in: Mapping[str, Unit], model: Model, errors: dict) -> dict[str, Amount]:
    edits = {}
    for claim_id, text in texts.items():
        try:
            edits[claim_id] = read_edit(model, claim_id, str(text), written_in.get(claim_id))
        except CalcError as error:
            errors[claim_id] = error.as_dict()
    return edits


def _units_by_claim(texts: Mapping, model: Model, errors: dict[str, dict]) -> dict[str, Unit]:
    units = {}
    for claim_id, text in texts.items():
        try:
            unit, claim = parse_unit(str(text)), model[claim_id]
            if claim.unit is not None:
                convert(1.0, claim.unit, unit)
                units[claim_id] = unit
        except CalcError as error:
            errors.setdefault(claim_id, error.as_dict())
    return units


def _understood(amount: Amount, unit: Unit) -> dict:
    """How an edit was read: `90 % interval, lognormal, 90 to 100 days`. `entry` is its number in the unit shown."""
    shown = amount.in_unit(unit)
    # `40%` in a field of percents is told as 40%, and not as the 0.4 that it is.
    told = amount.in_unit(parse_unit("%")) if amount.unit == ONE and unit.text == "%" else amount
    text = amount_text(told.value, told.unit.text)
    if amount.is_range:
        text = f"90 % interval, {amount.family}, {range_text(told.p5, told.p95, told.unit.text)}"
    return {
        "value": shown.value,
        "p5": shown.p5,
        "p95": shown.p95,
        "unit": unit.text,
        "text": text,
        "entry": _entry(shown),
    }


def _entry(amount: Amount) -> str:
    """The text that a field shows for an amount and that is read back as the same."""
    if not amount.is_range:
        return entry_text(amount.value)
    if amount.family == "normal" and amount.p5 > 0:
        return f"{repr_text(amount.value)} ± {repr_text(amount.p95 - amount.value)}"
    return range_entry(amount.p5, amount.p95)


def result_record(result: Result, shown: Unit | None = None) -> dict:
    """A result as JSON. Numbers are in the unit that stands beside them: `shown`, else the claim's own."""
    claim, unit = result.claim, shown or result.claim.unit
    record = {
        "id": claim.id,
        "kind": claim.kind,
        "unit": unit.text if unit else None,
        "unit_text": unit_text(unit.text) if unit else None,
        "edited": result.edited,
    }
    record |= _stated_record(result, unit)
    record["value"], record["text"] = _number(result.value, unit)
    record["step_value"], _ = _number(result.step_value, unit)
    record["entry"] = record["stated_entry"] or _computed_entry(record["value"])
    record |= _interval_record(result.interval, unit)
    record |= _outcome_record(result.step, unit, "recomputed", "")
    record |= _outcome_record(result.chain, unit, "chained", "chained_")
    return record


def _stated_record(result: Result, unit: Unit | None) -> dict:
    claim = result.claim
    if claim.stated is None:
        return dict.fromkeys(("stated", "stated_p5", "stated_p95", "stated_text", "stated_entry"))
    amount = claim.stated.in_unit(unit)
    own_unit = unit.text == claim.unit.text
    digits = ALL_DIGITS if own_unit else FEW_DIGITS  # as the source wrote it, in its own unit
    if amount.is_range:
        text = range_text(amount.p5, amount.p95, unit.text, digits)
        entry = range_entry(amount.p5, amount.p95)
        if claim.record.get("value") is not None:
            text = f"{amount_text(amount.value, unit.text, digits)} ({text})"
    else:
        text = amount_text(amount.value, unit.text, digits)
        entry = str(claim.record["value"]) if own_unit else entry_text(amount.value)
    return {
        "stated": amount.value,
        "stated_p5": amount.p5,
        "stated_p95": amount.p95,
        "stated_text": text,
        "stated_entry": entry,
    }


def _number(base: float | None, unit: Unit | None) -> tuple[float | None, str | None]:
    if base is None or unit is None:
        return None, None
    value = unit.from_base(base)
    return value, amount_text(value, unit.text)


def _interval_record(interval: tuple | None, unit: Unit | None) -> dict:
    if interval is None:
        return {"p5": None, "p50": None, "p95": None, "interval_text": None}
    p5, p50, p95 = (unit.from_base(value) for value in interval)
    return {
        "p5": p5,
        "p50": p50,
        "p95": p95,
        "interval_text": f"90 % interval, {range_text(p5, p95, unit.text, INTERVAL_DIGITS)}",
    }


def _computed_entry(value: float | None) -> str | None:
    """What a field shows of a number that nobody wrote: so many digits as a person might."""
    return None if value is None else entry_text(significant(value, FEW_DIGITS))


def _outcome_record(outcome: Outcome | None, unit: Unit | None, name: str, prefix: str) -> dict:
    """The step (`recomputed`, `ratio`, `verdict` ...) or the chain (`chained`, `chained_ratio` ...) of a result."""
    computed = _computed_record(outcome, unit)
    judged = {
        "ratio": outcome and outcome.ratio,
        "ratio_text": outcome and _ratio_text(outcome),
        "verdict": outcome and outcome.verdict,
        "verdict_text": outcome and WORDS.get(outcome.verdict),
        "reason": outcome and outcome.reason,
    }
    return {name + key: value for key, value in computed.items()} | {prefix + key: judged[key] for key in judged}


def _computed_record(outcome: Outcome | None, unit: Unit | None) -> dict:
    """The number of an outcome and its interval; the keys are to stand behind its name."""
    value, text = _number(outcome and outcome.value, unit)
    record = {"": value, "_text": text}
    interval = _interval_record(outcome and outcome.interval, unit)
    return record | {f"_{key}": part for key, part in interval.items()}


def _ratio_text(outcome: Outcome) -> str | None:
    if outcome.ratio is None:
        return None
    if outcome.verdict == AGREES and abs(outcome.ratio - 1) > TOLERANCE:
        return "within what was written"  # its range, its digits, or its "at least"
    return ratio_text(outcome.ratio)


_OPERATIONS = {"evaluate": _evaluate, "units": _units, "describe": _describe}
