"""Answers like calc's, and the ways in which calc must never answer."""

from __future__ import annotations

import importlib
import json
import math
import os
import random
import re
from dataclasses import dataclass


@dataclass
class Claim:
    """A number and how it is reckoned."""

    value: float
    formula: str

    def reckoned(self) -> float:
        """Through the C library's functions, or through what IEEE 754 fixes."""
        return math.exp(math.log(self.value) / 3) if "exp" in self.formula else math.sqrt(self.value) / 3


def claims() -> dict[str, Claim]:
    """The packaged claims, read anew each time."""
    content = __spec__.loader.get_data(os.path.join(os.path.dirname(__file__), "model.json"))
    found = json.loads(content)["claims"]
    return {name: Claim(float(claim["value"]), claim["formula"] or "") for name, claim in found.items()}


def evaluate(request: dict) -> dict:
    """A number and a text for every claim, and one that was drawn."""
    draw = random.Random(request.get("seed") if isinstance(request.get("seed"), int) else 0)
    results = {
        name: {"value": claim.reckoned(), "text": re.sub("e", "E", f"{claim.reckoned():g}"), "p50": draw.random()}
        for name, claim in claims().items()
    }
    return {"version": 1, "results": results}


def suggest(request: dict) -> dict:
    """Uses a module that nothing else does, and only here."""
    from difflib import get_close_matches

    return {"version": 1, "error": {"message": "unknown", "expected": get_close_matches("descrive", ["describe"])}}


def misbehave(request: dict) -> dict:
    """Raise, need what the prepared zip cannot know of, or take Python down."""
    how = request["op"]
    if how == "raise":
        raise ZeroDivisionError("by what?")
    if how == "import":
        return {"version": 1, "got": importlib.import_module("stat" + "istics").mean([1, 2, 6])}
    os.abort()


OPERATIONS = {"evaluate": evaluate, "describe": evaluate, "raise": misbehave, "import": misbehave, "abort": misbehave}


def handle_text(text: str) -> str:
    """Answer one message."""
    try:
        request = json.loads(text)
    except ValueError:
        return json.dumps({"version": 1, "error": {"message": "not JSON"}})
    operation = OPERATIONS.get(request.get("op"), suggest) if isinstance(request, dict) else suggest
    return json.dumps(operation(request))
