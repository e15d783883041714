"""`solve`: what an input has to be so that a claim comes to a number."""

from __future__ import annotations

import argparse
import json

from calc.commands.scenario import add_scenario, full_id, input_id, require_answer, scenario_request
from calc.messages import handle
from calc.model import Model
from calc.text import repr_text, significant

DIGITS = 12


def add(commands) -> argparse.ArgumentParser:
    """Enter the command."""
    parser = commands.add_parser("solve", help="what an input has to be so that a claim comes to a number")
    parser.add_argument("claim")
    parser.add_argument("target", help="the number that the claim should come to, as people write it: '63M USD'")
    parser.add_argument(
        "--vary",
        required=True,
        metavar="INPUT",
        help="an input by its name in the formula, or any claim by its id",
    )
    add_scenario(parser, has_draws=False)
    parser.set_defaults(run=run)
    return parser


def run(options: argparse.Namespace, model: Model) -> None:
    """Print the answer as a sentence, and what to write for it."""
    claim = model[full_id(model, options.claim)]
    vary = input_id(model, options.vary, claim.id)
    request = {"op": "solve", "claim": claim.id, "target": options.target, "vary": vary}
    request["written_in"] = claim.unit and claim.unit.text  # whatever --unit shows, as numbers of --set are
    answer = require_answer(handle({**request, **scenario_request(options, model, claim.id)}, model))
    if options.json:
        print(json.dumps(answer, indent=2))
        return
    print(answer["text"])
    for solution in answer["solutions"]:
        for id, text in solution["set"].items():
            print(f'--set "{id}={_shortened(text)}"')


def _shortened(text: str) -> str:
    """What to write, without the last digits of a long number, in which platforms may differ; JSON has them all."""
    number, space, unit = text.partition(" ")
    return repr_text(significant(float(number), DIGITS)) + space + unit if len(number) > DIGITS + 2 else text
