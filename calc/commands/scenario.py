"""What all commands that compute take alike: other numbers, other claims, ranges, draws."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping

from calc.errors import CalcError
from calc.model import Model
from calc.sampling import DEFAULT_SAMPLES
from calc.suggestion import did_you_mean

CALCULATORS = "calculators/"


def add_scenario(parser: argparse.ArgumentParser, has_draws: bool = True) -> None:
    """Enter the options of a scenario."""
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="INPUT=VALUE",
        dest="edits",
        help="an input by its name in the formula, or any claim by its id; the value as people"
        " write it: 63M USD, 1.8T, 32%%, '90 to 100 day'",
    )
    parser.add_argument(
        "--use",
        action="append",
        default=[],
        metavar="INPUT=CLAIM",
        dest="uses",
        help="take the number of another claim for an input",
    )
    parser.add_argument("--unit", help="show the result in this unit")
    if has_draws:
        parser.add_argument("--widen", action="store_true", help="give claims without a range one by their rating")
        parser.add_argument(
            "--samples",
            type=int,
            default=DEFAULT_SAMPLES,
            help=f"draws for intervals, 0 for none (default {DEFAULT_SAMPLES})",
        )
        parser.add_argument("--seed", type=int, default=0, help="seed of the draws (default 0)")


def scenario_request(options: argparse.Namespace, model: Model, claim_id: str) -> dict:
    """The keys of a message that say what the options of a scenario do. All that are wrong are told at once."""
    if options.unit and model[claim_id].unit is None:
        raise CalcError(f"'{claim_id}' has no number that could be shown in '{options.unit}'.")
    uses = _assignments(options.uses, "INPUT=CLAIM", model, claim_id)
    return {
        "set": _assignments(options.edits, "INPUT=VALUE", model, claim_id),
        "use": {id: full_id(model, taken.strip()) for id, taken in uses.items()},
        "units": {claim_id: options.unit} if options.unit else {},
        **({"widen": options.widen, "samples": options.samples, "seed": options.seed} if "seed" in options else {}),
    }


def full_id(model: Model, name: str) -> str:
    """The id that a name stands for: `budget#parameters` is short for `calculators/budget#parameters`, and an id that
    a claim once had stands for the one that it has today.

    Raises `CalcError` for a name that a calculator does not have; whether there is such a claim is for others to say.
    """
    name = model.today(name)
    if name in model:
        return name
    whole, _, part = name.removeprefix(CALCULATORS).partition("#")
    names = model.names(CALCULATORS + whole) if CALCULATORS + whole in model.calculators else ()
    if part and names and part not in names:
        raise CalcError(
            f"'{CALCULATORS}{whole}' has no '{part}'.",
            expected=", ".join(sorted(names)),
            hint=did_you_mean(part, names),
        )
    return f"{CALCULATORS}{whole}#{part}" if part in names else name


def input_id(model: Model, name: str, claim_id: str) -> str:
    """The id of an input by its name in the formula of a claim, or in its calculator; else by its own id.

    Raises `CalcError` with the nearest name that exists.
    """
    inputs = _inputs(model, claim_id)
    found = inputs.get(name) or full_id(model, name)
    if found not in model:
        raise CalcError(
            f"'{name}' is neither an input of '{claim_id}' nor a claim.",
            expected=f"one of its inputs ({', '.join(inputs)}) or a claim id" if inputs else "a claim id",
            hint=did_you_mean(name, [*inputs, *model.claims, *model.nodes]),
        )
    return found


def _inputs(model: Model, claim_id: str) -> Mapping[str, str]:
    """Names that an input may be called by."""
    calculator = model[claim_id].record.get("calculator")
    if calculator is None:
        return model[claim_id].inputs
    return {name: f"{calculator}#{name}" for name in sorted(model.names(calculator))}


def _assignments(texts: Iterable[str], form: str, model: Model, claim_id: str) -> dict[str, str]:
    found: dict[str, str] = {}
    problems: list[str] = []
    expected = None
    for text in texts:
        name, equals, value = text.partition("=")
        try:
            if not equals:
                raise CalcError(f"'{text}' is not of the form {form}.")
            id = input_id(model, name.strip(), claim_id)
            if id in found:
                raise CalcError(f"'{id}' is set twice.")
            found[id] = value
        except CalcError as error:
            problems.append(f"{error.message} {error.hint or ''}".strip())
            expected = error.expected or expected
    if problems:
        raise CalcError("\n".join(problems), expected=expected)
    return found


def require_answer(answer: Mapping) -> Mapping:
    """The answer to a message itself. Raises `CalcError` for one that is an error or holds some."""
    if "error" in answer:
        raise CalcError(answer["error"]["message"], answer["error"]["expected"], answer["error"]["hint"])
    lines = []
    for claim_id, error in (answer.get("errors") or {}).items():
        lines.append(f"{claim_id}: {error['message']}")
        lines += [f"  {word}: {error[key]}" for key, word in (("expected", "expected"), ("hint", "do")) if error[key]]
    if lines:
        raise CalcError("\n".join(lines))
    return answer
