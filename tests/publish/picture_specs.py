"""A small spec of each kind of picture."""

from __future__ import annotations

import math
from copy import deepcopy
from typing import Any

_EDGES = [10 ** (7 + index / 10) for index in range(21)]

SPECS: dict[str, dict[str, Any]] = {
    "distribution": {
        "kind": "distribution",
        "label": "Training cost",
        "unit_text": "USD",
        "is_logarithmic": True,
        "edges": _EDGES,
        "counts": [round(1000 * math.exp(-(((index - 10) / 4) ** 2))) for index in range(20)],
        "below": 0.005,
        "above": 0.005,
        "p5": 3e7,
        "p50": 1e8,
        "p95": 3e8,
        "marks": [{"value": 6.3e7, "label": "stated 63 million USD"}],
    },
    "drivers": {
        "kind": "drivers",
        "label": "training cost",
        "unit_text": "USD",
        "middle": 1e8,
        "bars": [
            {"id": "u", "label": "Utilization", "url": "claims/u/", "low": 2e8, "high": 5e7, "input_low_text": "21%",
             "input_high_text": "48%", "rank_correlation": -0.84, "elasticity": -1},
            {"id": "n", "label": "Parameters", "low": None, "high": None, "elasticity": 1},
        ],
    },
    "lines": {
        "kind": "lines",
        "x": {"label": "Parameters", "unit_text": "", "is_logarithmic": True, "values": [1e9, 1e10, 1e11, 1e12]},
        "y": {"label": "Loss", "unit_text": "nats per token", "is_logarithmic": False},
        "series": [
            {"label": "10²¹ FLOP", "values": [2.3, None, 3, 4], "p5": [2, None, 2.5, 3], "p95": [3, None, 4, 5]},
            {"label": "10²³ FLOP", "values": [2.1, 2, 2.2, 2.7], "is_dashed": True},
        ],
        "marks": [{"x": 7e10, "y": 1.93, "label": "Chinchilla"}, {"x": 2e11, "label": "GPT-3"}],
    },
    "intervals": {
        "kind": "intervals",
        "label": "Parameters of GPT-4",
        "unit_text": "parameters",
        "rows": [
            {"label": "A leak", "text": "1.8 trillion", "value": 1.8e12, "url": "claims/a/", "is_chosen": True},
            {"label": "A post", "text": "0.5 to 4 trillion", "p5": 5e11, "p95": 4e12, "kind": "forecast",
             "group": "GPT-4"},
            {"label": "Withdrawn", "text": "100 trillion", "value": 1e14, "kind": "fallen", "group": "GPT-4"},
            {"label": "Ours", "text": "at least 1 trillion", "value": 1e12, "kind": "ours", "bound": "at_least",
             "recomputed": 2e12, "origin": "1", "tie": "a"},
            {"label": "Again", "text": "1 trillion", "value": 1e12, "origin": "1", "tie": "a"},
        ],
    },
    "graph": {
        "kind": "graph",
        "nodes": [
            {"id": "cost", "label": "Training cost", "text": "63 million USD", "kind": "result", "url": "claims/cost/"},
            {"id": "hours", "label": "Chip-hours", "text": "60 million", "kind": "claim", "rating": "C3"},
            {"id": "price", "label": "Price of an hour", "text": "1.05 USD", "kind": "input", "is_edited": True},
        ],
        "edges": [["hours", "cost"], ["price", "cost"]],
    },
}  # fmt: skip


def spec(kind: str, **changes: Any) -> dict[str, Any]:
    """A spec of this kind with other values for some of its keys."""
    return deepcopy(SPECS[kind]) | changes
