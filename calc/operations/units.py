"""`units`: the units in which a claim may be shown, for the menu beside its field."""

from __future__ import annotations

from collections.abc import Mapping

from calc.model import Model
from calc.text import unit_text
from calc.unit import Unit, parse_unit


def units(request: Mapping, model: Model) -> dict:
    """{"op": "units", "claim": id} -> its units with their texts."""
    claim = model[request.get("claim")]
    return {
        "units": [
            {"unit": unit.text, "text": unit_text(unit.text) or "(a pure number)"}
            for unit in fitting_units(model, claim.id)
        ]
    }


def fitting_units(model: Model, claim_id: str) -> list[Unit]:
    """The units in which a claim may be shown: its own first, then those that its quantity names."""
    claim = model[claim_id]
    if claim.unit is None:
        return []
    quantity = model.quantities.get(claim.record.get("quantity") or "") or {}
    texts = dict.fromkeys([claim.unit.text, quantity.get("unit") or claim.unit.text, *(quantity.get("units") or ())])
    units = [parse_unit(text) for text in texts]
    return [unit for unit in units if unit.dimension == claim.unit.dimension]
