"""The inputs, results and conditions of standing calculators, as claims of the model.

They are nodes with ids `<calculator id>#<name>`. An input takes the number of a claim, its default, unless something
else is put in its place; a result, and a condition (see `calc.condition`), has a formula over inputs and results of its
calculator.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from calc.claim import Claim
from calc.errors import CalcError
from calc.formula import parse

INPUT, RESULT, CONDITION = "input", "result", "condition"
_WORDS = {INPUT: "an input", RESULT: "a result", CONDITION: "a condition"}


def node_records(calculators: Mapping[str, Mapping]) -> dict[str, dict]:
    """The record of each input, result and condition by its id, in the order of the calculators."""
    found = {}
    for calculator_id, calculator in calculators.items():
        for kind in (INPUT, RESULT, CONDITION):
            for name, record in (calculator.get(f"{kind}s") or {}).items():
                node_id = f"{calculator_id}#{name}"
                if node_id in found:
                    kinds = f"{_WORDS[found[node_id]['kind']]} and {_WORDS[kind]}"
                    raise CalcError(f"'{name}' is both {kinds} of '{calculator_id}'.")
                found[node_id] = {**record, "id": node_id, "kind": kind, "calculator": calculator_id}
    return found


def read_input(record: Mapping[str, object], default: Claim, quantities: Mapping[str, Mapping]) -> Claim:
    """An input: in the unit and of the quantity of its default where it names none of its own."""
    quantity = record.get("quantity") or default.record.get("quantity")
    subject = record.get("subject") or default.record.get("subject")
    unit = record.get("unit") or (default.unit and default.unit.text)
    if not unit:
        raise CalcError(f"Its default, '{default.id}', has no number.", expected="a claim with a number")
    claim = Claim.from_json(
        {**record, "unit": unit, "quantity": quantity, "subject": subject, "formula": None, "inputs": {}}, quantities
    )
    return replace(claim, takes=default.id, bounds=_bounds(claim))


def read_result(record: Mapping[str, object], known: set[str], quantities: Mapping[str, Mapping]) -> Claim:
    """A result or condition; `known` are the names of the inputs and results of its calculator."""
    formula = parse(str(record.get("formula") or ""))
    unknown = sorted(set(formula.names) - known)
    if unknown:
        raise CalcError(
            f"Its formula uses {', '.join(unknown)}.", expected="names of inputs and results of the same calculator"
        )
    inputs = {name: f"{record['calculator']}#{name}" for name in formula.names}
    unit = record.get("unit") or (quantities.get(record.get("quantity") or "") or {}).get("unit")
    return Claim.from_json({**record, "unit": unit, "inputs": inputs}, quantities)


def _bounds(claim: Claim) -> tuple[float | None, float | None]:
    """Its own limits, which are in its unit, within those of its quantity."""
    own = [claim.record.get("min"), claim.record.get("max")]
    low, high = (None if end is None else claim.unit.to_base(float(end)) for end in own)
    lows, highs = ([end for end in ends if end is not None] for ends in zip((low, high), claim.bounds))
    return max(lows, default=None), min(highs, default=None)
