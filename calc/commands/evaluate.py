"""`eval`: one claim recomputed, with other inputs if you like."""

from __future__ import annotations

import argparse
import json

from calc.commands.result import print_intervals, print_parts, print_result, print_warnings
from calc.commands.scenario import add_scenario, full_id, require_answer, scenario_request
from calc.messages import handle
from calc.model import Model


def add(commands) -> argparse.ArgumentParser:
    """Enter the command."""
    parser = commands.add_parser("eval", help="recompute one claim, with other inputs if you like")
    parser.add_argument("claim")
    add_scenario(parser)
    parser.set_defaults(run=run)
    return parser


def run(options: argparse.Namespace, model: Model) -> None:
    """Print the result."""
    claim = model[full_id(model, options.claim)]
    request = {"op": "evaluate", "claims": [claim.id], **scenario_request(options, model, claim.id)}
    answer = require_answer(handle(request, model))
    result = answer["results"][claim.id]
    inputs = handle({**request, "claims": list(claim.inputs.values()), "units": {}, "samples": 0}, model)["results"]
    if options.json:
        named = {name: inputs[id] for name, id in claim.inputs.items()}
        print(json.dumps(_record(result, named, answer, request), indent=2))
        return
    for claim_id, understood in answer["understood"].items():
        print(f"with {claim_id} = {understood['text']}")
        if understood["note"]:
            print(f"    {understood['note']}")
    for claim_id, taken_id in request["use"].items():
        print(f"with {claim_id} = {taken_id}")
    if options.widen:
        print("with ranges by their rating for what is stated without one")
    if claim.unit is None:
        print(f"'{claim.id}' has no number of its own.")
        print_parts(model, claim.id)
    print_result(result)
    print_intervals(result)
    print_warnings(result, answer["conditions"])


def _record(result: dict, inputs: dict[str, dict], answer: dict, request: dict) -> dict:
    """The contract of `eval --json`. `value`, `ratio` and `verdict` speak of the step (for a claim without formula,
    `value` is what it states, takes or was set to); `p5`, `p50`, `p95` are of the same."""
    computed = result["recomputed"] is not None or result["verdict"] is not None
    value = result["recomputed"] if computed else result["value"]
    ends = (result["recomputed_p5"], result["recomputed_p95"]) if computed else (result["p5"], result["p95"])
    return {
        "id": result["id"],
        "value": value,
        "unit": result["unit"],
        "p5": ends[0],
        "p50": result["recomputed_p50"] if computed else result["p50"],
        "p95": ends[1],
        "stated": result["stated"],
        "ratio": result["ratio"],
        "verdict": result["verdict"],
        "reason": result["reason"],
        "chained": result["chained"],
        "chained_ratio": result["chained_ratio"],
        "chained_verdict": result["chained_verdict"],
        "chained_reason": result["chained_reason"],
        "inputs": {
            name: {
                "claim": record["id"],
                "value": record["step_value"],
                "chained": record["value"],
                "unit": record["unit"],
                "edited": record["edited"],
                "uses": record["uses"],
            }
            for name, record in inputs.items()
        },
        "conditions": [one for one in answer["conditions"] if result["id"] in one["doubts"]],
        "understood": answer["understood"],
        "uses": request["use"],
        "widened": request["widen"],
        "engine": answer["engine"],
        "data_version": answer["data_version"],
    }
