"""`drivers`: which inputs decide what a claim comes to."""

from __future__ import annotations

import argparse
import json

from calc.commands.scenario import add_scenario, full_id, require_answer, scenario_request
from calc.messages import handle
from calc.model import Model


def add(commands) -> argparse.ArgumentParser:
    """Enter the command."""
    parser = commands.add_parser(
        "drivers", help="which inputs decide a claim: rank correlation, low and high, elasticity"
    )
    parser.add_argument("claim")
    add_scenario(parser)
    parser.set_defaults(run=run)
    return parser


def run(options: argparse.Namespace, model: Model) -> None:
    """Print the inputs, the strongest first."""
    claim = model[full_id(model, options.claim)]
    request = {"op": "drivers", "claim": claim.id, **scenario_request(options, model, claim.id)}
    answer = require_answer(handle(request, model))
    if options.json:
        print(json.dumps(answer, indent=2))
        return
    print(f"{claim.id} = {answer['text'] or '(no number)'}")
    if answer["interval_text"]:
        print(answer["interval_text"])
    for driver in answer["inputs"]:
        print(driver["id"])
        for line in _lines(driver):
            print(f"    {line}")
    if 0 < answer["draws"] < options.samples:
        print(f"Of {options.samples} draws {answer['draws']} were ranked.")


def _lines(driver: dict) -> list[str]:
    lines = []
    if len(driver["members"]) > 1:
        lines.append(f"one fit, drawn together: {', '.join(driver['members'])}")
    if driver["rank_correlation"] is not None:
        lines.append(f"rank correlation {driver['rank_correlation']:+.2f}")
        for end, tenth in (("low", "lowest"), ("high", "highest")):
            at = driver[f"input_{end}_text"]
            lines.append(f"{driver[f'{end}_text']} where it is in its {tenth} tenth" + (f", about {at}" if at else ""))
    elif driver["elasticity"] is not None:
        lines.append("no range")
    if driver["elasticity"] is not None:
        kink = ", only upwards" if driver["has_kink"] else ""
        lines.append(f"{driver['elasticity']:+.3g} % for each % more{kink}")
    return lines
