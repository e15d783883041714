"""Results in plain text."""

from __future__ import annotations

from calc.messages import handle
from calc.model import Model
from calc.node import CONDITION, RESULT
from calc.text import INTERVAL_DIGITS, amount_text, number_text, significant


def print_result(result: dict) -> None:
    """What is stated, and what the step and, where it differs, the chain give."""
    if result["uses"]:
        rows = [("taken", f"{result['text'] or '(no number)'}  [{result['uses']}]", "")]
    else:
        rows = [("stated", result["stated_text"], "")]
    step = result["recomputed_text"] or result["reason"]
    name = _name(result)
    rows.append((name, step, _against(result, "")))
    if result["chained_text"] != result["recomputed_text"] or result["chained_reason"] != result["reason"]:
        chain = result["chained_text"] or result["chained_reason"]
        rows.append(("chain", chain, _against(result, "chained_")))
    for name, text, against in rows:
        if text:
            print(f"{name + ':':<11} {text}{against}")
    is_set = result["verdict"] is None and result["edited"] and result["recomputed"] is None and not result["uses"]
    if is_set and result["text"]:
        print(f"{'set to:':<11} {result['text']}")


def _name(result: dict) -> str:
    """What a number computed is called: a calculator has no steps to be judged."""
    return "value" if result["kind"] in (RESULT, CONDITION) else "step"


def _against(result: dict, prefix: str) -> str:
    """What a computed number is against what is stated. Under a reader's own numbers nobody's sum is judged."""
    verdict, ratio_text, ratio = (result[f"{prefix}{key}"] for key in ("verdict_text", "ratio_text", "ratio"))
    if not verdict:
        return ""
    if result["edited"] and ratio is not None:
        return f"  (with your numbers: {number_text(significant(ratio, 3))} × what is stated)"
    return f"  ({verdict}{'' if ratio_text in (None, 'the same') else ': ' + ratio_text})"


def print_intervals(result: dict) -> None:
    """The 90 % intervals of step and chain, once where they are the same; else that of the number itself."""
    name = _name(result)
    print_interval(name, result, "recomputed_")
    if result["chained_interval_text"] != result["recomputed_interval_text"]:
        print_interval("chain", result, "chained_")
    if result["kind"] == "input":
        print_interval("value", result, "")


def print_interval(name: str, result: dict, prefix: str) -> None:
    """One interval with its median, or why there is none."""
    text, p50 = result[f"{prefix}interval_text"], result[f"{prefix}p50"]
    if p50 is not None:
        text += f", median {amount_text(p50, result['unit'], INTERVAL_DIGITS)}"
    if text is not None:
        print(f"{name}: {text}")


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
