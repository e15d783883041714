"""The messages by which calc is put through its paces.

They serve twice: what Python imports while it answers them is what the prepared zip must hold, and the
answers of host and browser runtime are compared.
"""

from __future__ import annotations

import json
from typing import Any

#: Claims that are asked for one by one; beyond them the message for all claims must do.
SINGLE = 50
SAMPLES = 256


def messages(model: dict[str, Any]) -> list[str]:
    """Messages as text: every claim, plain, sampled and edited, and everything that can be wrong."""
    claims = model.get("claims", {})
    some = list(claims)[:SINGLE]
    requests: list[Any] = [
        {"op": "describe"},
        {"op": "evaluate", "claims": None, "set": {}, "samples": 0, "seed": 0},
        {"op": "evaluate", "claims": None, "samples": SAMPLES, "seed": 1},
        {"op": "evaluate", "claims": None, "set": _edits(claims, " thousand"), "samples": SAMPLES, "seed": 2},
        {"op": "evaluate", "claims": None, "set": _ranges(claims), "samples": SAMPLES, "seed": 3},
    ]
    requests += [{"op": "evaluate", "claims": [claim], "samples": 16} for claim in some]
    requests += [{"op": "units", "claim": claim} for claim in some]
    for calculator in model.get("calculators", {}).values():
        requests += _calculator(calculator)
    return [json.dumps(request) for request in requests + _mistakes(some)] + _not_messages()


def _calculator(calculator: dict[str, Any]) -> list[Any]:
    """Everything that its page asks: all numbers with ranges by rating, and what its first result follows from."""
    inputs, results = ([f"{calculator['id']}#{name}" for name in calculator[kind]] for kind in ("inputs", "results"))
    shared = {"samples": SAMPLES, "widen": True}
    return [
        {"op": "evaluate", "claims": [*inputs, *results], "histograms": results[:1], "path": results, **shared},
        {"op": "evaluate", "claims": results, "use": dict.fromkeys(inputs)},
        *({"op": operation, "claim": results[0], **shared} for operation in ("drivers", "rivals")),
        {"op": "rivals_of", "claim": inputs[0]},
        {"op": "sweep", "claims": results[:1], "vary": inputs[0], "from": "1", "to": "2", "count": 3},
    ]


def _edits(claims: dict[str, Any], word: str) -> dict[str, str]:
    """An edit of each claim with a value: its own value and unit, as one would type them."""
    return {
        name: f"{claim['value']}{word if claim.get('unit') else ''} {claim.get('unit') or ''}".strip()
        for name, claim in claims.items()
        if claim.get("value")
    }


def _ranges(claims: dict[str, Any]) -> dict[str, str]:
    return {
        name: f"90 to 110 {claim.get('unit') or ''}".strip()
        for name, claim in claims.items()
        if claim.get("value") and not claim.get("formula")
    }


def _mistakes(claims: list[str]) -> list[Any]:
    """Requests that are wrong, each in another way."""
    one = claims[0] if claims else "none/none"
    wrong = ["", "abc", "5 bananas", "1e999", "5 USD/token/token", "-", "5 to", "1,23,4", "７", "9" * 2000]
    return [
        *({"op": "evaluate", "claims": [one], "set": {one: text}} for text in wrong),
        {"op": "evaluate", "claims": [one], "units": {one: "bananas"}},
        {"op": "evaluate", "claims": [one + "x"]},
        {"op": "evaluate", "claims": None, "set": {one + "x": "5"}},
        {"op": "evaluate", "claims": "all"},
        {"op": "evaluate", "claims": [one], "samples": -1},
        {"op": "evaluate", "claims": [one], "samples": "many", "seed": "x"},
        {"op": "units", "claim": one + "x"},
        {"op": "units"},
        {"op": "evaluat"},
        {},
        [],
        None,
    ]


def _not_messages() -> list[str]:
    """Texts that are no JSON."""
    return ["", "{", '{"op": "describe"', '{"op": NaN}']
