"""`describe`: which engine this is, and how much it knows."""

from __future__ import annotations

from collections.abc import Mapping

from calc.engine import ENGINE_VERSION
from calc.model import Model


def describe(request: Mapping, model: Model) -> dict:
    """{"op": "describe"} -> versions, and the number of claims."""
    return {"engine": ENGINE_VERSION, "data_version": model.data_version, "claims": len(model.claims)}
