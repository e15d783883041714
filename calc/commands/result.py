"""Results in plain text."""

from __future__ import annotations

from calc.messages import handle
from calc.model import Model
from calc.node import CONDITION, RESULT
from calc.text import INTERVAL_DIGITS, amount_text


def print_result(result: dict) -> None:
    """What is stated, and what the step and, where it differs, the chain give."""
    if result["uses"]:
        rows = [("taken", f"{result['text'] or '(no number)'}  [{result['uses']}]", None, None)]
    else:
        rows = [("stated", result["stated_text"], None, None)]
    step = result["recomputed_text"] or result["reason"]
    name = _name(result)
    rows.append((name, step, result["verdict_text"], result["ratio_text"]))
    if result["chained_text"] != result["recomputed_text"] or result["chained_reason"] != result["reason"]:
        chain = result["chained_text"] or result["chained_reason"]
        rows.append(("chain", chain, result["chained_verdict_text"], result["chained_ratio_text"]))
    for name, text, verdict, ratio in rows:
        if text:
            against = f"  ({verdict}{'' if ratio in (None, 'the same') else ': ' + ratio})" if verdict else ""
            print(f"{name + ':':<11} {text}{against}")
    if result["verdict"] is None and result["edited"] and result["recomputed"] is None and not result["uses"]:
        print(f"{'set to:':<11} {result['text']}")


def _name(result: dict) -> str:
    """What a number computed is called: a calculator has no steps to be judged."""
    return "value" if result["kind"] in (RESULT, CONDITION) else "step"


def print_intervals(result: dict) -> None:
    """The 90 % intervals of step and chain, once where they are the same; else that of the number itself."""
    name = _name(result)
    print_interval(name, result, "recomputed_")
    if (result["chained_p5"], result["chained_p95"]) != (result["recomputed_p5"], result["recomputed_p95"]):
        print_interval("chain", result, "chained_")
    if result["kind"] == "input":
        print_interval("value", result, "")


def print_interval(name: str, result: dict, prefix: str) -> None:
    """One interval with its median, where there is one."""
    p50 = result[f"{prefix}p50"]
    if p50 is not None:
        median = amount_text(p50, result["unit"], INTERVAL_DIGITS)
        print(f"{name}: {result[f'{prefix}interval_text']}, median {median}")


def print_warnings(result: dict, conditions: list[dict]) -> None:
    """The conditions that do not hold and make this result doubtful."""
    for one in conditions:
        if result["id"] in one["doubts"]:
            print(f"warning: {one['words']}\n    {one['text']}")


def print_claims(model: Model, title: str, ids: list[str], names: list[str] | None = None) -> None:
    """Claims with their numbers under a title; nothing for none."""
    if ids:
        print(f"{title}:")
        results = handle({"op": "evaluate", "claims": ids}, model)["results"]
        for place, claim_id in enumerate(ids):
            result = results[claim_id]
            name = f"{names[place]} = " if names else ""
            text = result["stated_text"] or result["recomputed_text"] or result["text"] or "(no number)"
            print(f"  {name}{text}  [{claim_id}]")


def print_parts(model: Model, claim_id: str) -> None:
    """The values of a claim that states several."""
    parts = model.parts(claim_id)
    print_claims(model, "states", list(parts.values()), list(parts))
