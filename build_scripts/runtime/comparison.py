"""Compare two answers of calc: bit for bit, except where the platform's C library enters."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import Any

from calc.formula import parse
from calc.functions import INEXACT

#: Relative; for results that exp, log or pow had a part in, whose last digits differ between platforms.
TOLERANCE = 1e-12

#: Parts of a result that are drawn from a distribution; drawing takes logarithms.
SAMPLED = ("p5", "p50", "p95")  # also recomputed_p5 and so on

#: Operations whose answers are made of draws, and of logarithms of results.
ANALYSES = ("drivers", "rivals", "rivals_of", "sweep")


def differences(messages: list[str], expected: list[str], actual: list[str], model: dict[str, Any]) -> list[str]:
    """A sentence for every place where two lists of answers, as JSON text, do not agree."""
    loose = inexact_claims(model)
    found = []
    for message, want, got in zip(messages, expected, actual, strict=True):
        pair = _comparable(message, want), _comparable(message, got)
        start = ("analysis",) if _is_analysis(message) else ()
        found += [
            f"{where} of the answer to {message[:200]}: expected {mine!r}, got {theirs!r}"
            for where, mine, theirs in _differing(*pair, start, loose | {"analysis", "histogram"})
        ]
    return found


def _is_analysis(message: str) -> bool:
    try:
        request = json.loads(message)
    except ValueError:
        return False
    return isinstance(request, dict) and request.get("op") in ANALYSES


def _comparable(message: str, answer: str) -> Any:
    """The answer; of one to what is not JSON only its shape, as each Python has its own words for that."""
    try:
        json.loads(message)
    except ValueError:
        return sorted(json.loads(answer))
    return json.loads(answer)


def inexact_claims(model: dict[str, Any]) -> set[str]:
    """The claims and nodes whose formula, or that of anything they rest on, leaves what IEEE 754 fixes."""
    claims = {**model.get("claims", {}), **_nodes(model)}
    loose = {name for name, claim in claims.items() if not _is_exact(claim.get("formula") or "")}
    while more := {
        name
        for name, claim in claims.items()
        if name not in loose and loose.intersection((claim.get("inputs") or {}).values())
    }:
        loose |= more
    return loose


def _nodes(model: dict[str, Any]) -> dict[str, dict]:
    """Inputs and results of the calculators with what they rest on."""
    found = {}
    for calculator in model.get("calculators", {}).values():
        start = f"{calculator['id']}#"
        for name, one in calculator["inputs"].items():
            found[start + name] = {"inputs": {"default": one["default"]}}
        for name, one in calculator["results"].items():
            inputs = {word: start + word for word in parse(one["formula"]).names}
            found[start + name] = {"formula": one["formula"], "inputs": inputs}
    return found


def _is_exact(formula: str) -> bool:
    return not formula or INEXACT.isdisjoint(parse(formula).functions)


def _differing(want: Any, got: Any, path: tuple[str, ...], loose: set[str]) -> Iterator[tuple[str, Any, Any]]:
    if isinstance(want, dict) and isinstance(got, dict) and want.keys() == got.keys():
        for name in want:
            yield from _differing(want[name], got[name], (*path, name), loose)
    elif isinstance(want, list) and isinstance(got, list) and len(want) == len(got):
        for index, (mine, theirs) in enumerate(zip(want, got, strict=True)):
            yield from _differing(mine, theirs, (*path, str(index)), loose)
    elif not _same(want, got, path, loose):
        yield " → ".join(path) or "the whole", want, got


def _same(want: Any, got: Any, path: tuple[str, ...], loose: set[str]) -> bool:
    if isinstance(want, float) and isinstance(got, float):
        if want == got or (math.isnan(want) and math.isnan(got)):
            return True
        is_sampled = bool(path) and path[-1].endswith(SAMPLED)
        return (is_sampled or bool(loose.intersection(path))) and math.isclose(want, got, rel_tol=TOLERANCE)
    return type(want) is type(got) and want == got
