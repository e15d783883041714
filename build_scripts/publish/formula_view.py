"""A formula as people read it, each name standing for the claim that it takes."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"\s*(?:(?P<power>\*\*)|(?P<name>[a-z][a-z0-9_]*)|(?P<number>[0-9.]+(?:e[-+]?[0-9]+)?)|(?P<sign>\S))"
)
_CAPITALS = frozenset(["flop", "gpu", "tpu", "vm", "usd"])
_SIGNS = {"*": "×", "/": "÷", "-": "−", "+": "+"}


@dataclass(frozen=True)
class FormulaPart:
    """One piece: an input (`claim` is set), a function, a number or a sign. `raised` pieces are exponents."""

    text: str
    kind: str
    claim: object | None = None
    raised: bool = False


def formula_parts(formula: str, inputs: dict[str, object]) -> list[FormulaPart]:
    """The pieces of `formula` from left to right; `inputs` are claims by name."""
    parts: list[FormulaPart] = []
    raised = False
    for match in _TOKEN.finditer(formula):
        if match["power"]:
            raised = True
            continue
        parts.append(_part(match, inputs, raised))
        raised = False
    return parts


def readable_name(name: str) -> str:
    """`flop_per_token` as "FLOP per token"."""
    return " ".join(word.upper() if word in _CAPITALS else word for word in name.split("_"))


def _part(match: re.Match[str], inputs: dict[str, object], raised: bool) -> FormulaPart:
    if match["name"] in inputs:
        return FormulaPart(readable_name(match["name"]), "input", inputs[match["name"]], raised)
    if match["name"]:
        return FormulaPart(match["name"], "function", None, raised)
    if match["number"]:
        return FormulaPart(match["number"], "number", None, raised)
    sign = match["sign"]
    kind = {"(": "open", ")": "close", ",": "comma"}.get(sign, "sign")
    # "2 ** (a + b)" cannot be shown raised piece by piece, so the sign is written out.
    if raised and kind == "open":
        return FormulaPart("^(", kind)
    return FormulaPart(_SIGNS.get(sign, sign), kind, None, raised)
