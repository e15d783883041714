"""`rivals`: what a claim comes to in every combination of what rival claims say of its inputs."""

from __future__ import annotations

import argparse
import json

from calc.commands.scenario import add_scenario, full_id, require_answer, scenario_request
from calc.messages import handle
from calc.model import Model


def add(commands) -> argparse.ArgumentParser:
    """Enter the command."""
    parser = commands.add_parser("rivals", help="every combination of rival claims, and where the spread comes from")
    parser.add_argument("claim")
    parser.add_argument("--at-least", metavar="RATING", help="only claims rated so or better, such as B2")
    add_scenario(parser)
    parser.set_defaults(run=run)
    return parser


def run(options: argparse.Namespace, model: Model) -> None:
    """Print the choices, the spread, and its parts."""
    claim = model[full_id(model, options.claim)]
    request = {"op": "rivals", "claim": claim.id, "at_least": options.at_least}
    answer = require_answer(handle({**request, **scenario_request(options, model, claim.id)}, model))
    if options.json:
        print(json.dumps(answer, indent=2))
        return
    _print_spread(claim.id, answer)
    for choice in answer["inputs"]:
        if len(choice["rivals"]) > 1:
            share = f", {choice['share']:.0%} of the belief spread" if choice["share"] is not None else ""
            print(f"{choice['id']}: {len(choice['rivals'])} rivals{share}")
            _print_claims(choice["rivals"])
    alone = [choice for choice in answer["inputs"] if len(choice["rivals"]) == 1]
    if alone:
        print("without a rival:")
        _print_claims([choice["rivals"][0] for choice in alone])
    _print_unchanged(answer)


def _print_spread(claim_id: str, answer: dict) -> None:
    value, count = answer["value"], answer["combinations"]
    if value["low"] is None:
        print(f"{claim_id} has no value in any combination.")
    elif count == 1:
        print(f"{claim_id} = {value['median_text']}, the only combination")
    else:
        print(f"{claim_id}: {value['low_text']} to {value['high_text']} over {count:,} combinations")
        print(f"    median {value['median_text']}")
    if answer["note"]:
        print(f"    {answer['note']}")
    if answer["undefined"]:
        print(f"    {answer['undefined']:,} of them have no value")
    if answer["share_belief"] is not None:
        belief, ranges = (f"{answer[key]:.0%}" for key in ("share_belief", "share_ranges"))
        print(f"    {belief} of the spread comes from whom you believe, {ranges} from the ranges of the numbers")


def _print_claims(rivals: list[dict]) -> None:
    for rival in rivals:
        told = ", ".join(part for part in (rival["rating"], rival["date"]) if part)
        print(f"    {rival['text']}  [{rival['claim']}]" + (f"  {told}" if told else ""))


def _print_unchanged(answer: dict) -> None:
    left = [choice["id"] for choice in answer["inputs"] if not choice["rivals"]]
    if left:
        print(f"as they are, since no claim is left for them: {', '.join(left)}")
