"""The command line: `python -m calc list | show | eval`, offline, with the claims that calc carries.

Exit status 0 when all went well, 1 when what was asked for is wrong (no such claim, a value that cannot be read), 2
when the command itself is not understood.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence

from calc.engine import ENGINE_VERSION
from calc.errors import CalcError
from calc.messages import handle, packaged_model
from calc.model import Model
from calc.sampling import DEFAULT_SAMPLES
from calc.suggestion import did_you_mean
from calc.text import INTERVAL_DIGITS, amount_text
from calc.verdict import WORDS

EXAMPLES = """examples:
  python -m calc list --verdict differs
  python -m calc show costs-of-agi-2023/flop-per-token
  python -m calc eval costs-of-agi-2023/tokens-per-dollar --set cost=63M --set "tokens=1.5T to 4T"
"""


def main(arguments: Sequence[str] | None = None, model: Model | None = None) -> int:
    """Run one command and return its exit status."""
    options = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that has no × gets a ? in its place
    try:
        options.run(options, model or packaged_model())
        sys.stdout.flush()
    except CalcError as error:
        _print_error(error, sys.stderr)
        return 1
    except BrokenPipeError:
        # The reader of our output has gone (`... | head`); nothing more is to be said, on exit neither.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        print(f"error: the output could not be written: {error.strerror}.", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m calc",
        description="Sourced claims, and their sums done again.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"calc {ENGINE_VERSION}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")

    listing = commands.add_parser("list", help="list claims, one a line")
    listing.add_argument("--source", help="only claims of this source")
    listing.add_argument("--kind", choices=("statement", "assumption", "implication"), help="only claims of this kind")
    listing.add_argument("--verdict", choices=tuple(WORDS), help="only claims with this verdict")
    listing.set_defaults(run=_list)

    show = commands.add_parser("show", help="show one claim: what it says, what it rests on, what rests on it")
    show.add_argument("claim")
    show.set_defaults(run=_show)

    evaluating = commands.add_parser("eval", help="recompute one claim, with other inputs if you like")
    evaluating.add_argument("claim")
    evaluating.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="INPUT=VALUE",
        dest="edits",
        help="an input by its name in the formula, or any claim by its id; the value as people"
        " write it: 63M USD, 1.8T, 32%%, '90 to 100 day'",
    )
    evaluating.add_argument("--unit", help="show the result in this unit")
    evaluating.add_argument(
        "--samples",
        type=int,
        default=DEFAULT_SAMPLES,
        help=f"draws for intervals, 0 for none (default {DEFAULT_SAMPLES})",
    )
    evaluating.add_argument("--seed", type=int, default=0, help="seed of the draws (default 0)")
    evaluating.set_defaults(run=_eval)
    for command in (listing, show, evaluating):
        command.add_argument("--json", action="store_true", help="print JSON")
    return parser


def _list(options: argparse.Namespace, model: Model) -> None:
    results = handle({"op": "evaluate"}, model)["results"]
    if options.source is not None and not any(id.startswith(options.source + "/") for id in results):
        sources = {id.split("/")[0] for id in results}
        raise CalcError(
            f"There is no source '{options.source}' with claims.",
            expected=", ".join(sorted(sources)),
            hint=did_you_mean(options.source, sources),
        )
    rows = [_row(model, result) for result in results.values()]
    rows = [row for row in rows if _is_wanted(row, options)]
    if options.json:
        print(json.dumps(rows, indent=2))
        return
    for row in rows:
        numbers = " · ".join(text for text in (row["text"], row["verdict"]) if text)
        print(f"{row['id']}\n    {row['statement']}" + (f"\n    {numbers}" if numbers else ""))
    print(f"{len(rows)} claim{'' if len(rows) == 1 else 's'}")


def _row(model: Model, result: dict) -> dict:
    record = model[result["id"]].record
    return {
        "id": result["id"],
        "kind": result["kind"],
        "statement": record.get("statement"),
        "stated": result["stated"],
        "recomputed": result["recomputed"],
        "unit": result["unit"],
        "ratio": result["ratio"],
        "verdict": result["verdict"],
        "text": result["stated_text"] or result["recomputed_text"],
    }


def _is_wanted(row: dict, options: argparse.Namespace) -> bool:
    return (
        (options.source is None or row["id"].startswith(options.source + "/"))
        and (options.kind is None or row["kind"] == options.kind)
        and (options.verdict is None or row["verdict"] == options.verdict)
    )


def _show(options: argparse.Namespace, model: Model) -> None:
    claim = model[options.claim]
    if options.json:
        result = handle({"op": "evaluate", "claims": [claim.id]}, model)["results"][claim.id]
        record = {**claim.record, "result": result, "used_by": model.used_by(claim.id)}
        print(json.dumps(record, indent=2))
        return
    record = claim.record
    print(f"{claim.id}  ({claim.kind}, rated {record.get('rating') or 'by its inputs'})")
    print(record.get("statement") or "")
    if record.get("quote"):
        print(f"  “{record['quote']}”")
    source = (model.record.get("sources") or {}).get(record.get("source")) or {}
    print(
        "  "
        + ", ".join(str(part) for part in (source.get("title"), source.get("published"), record.get("locator")) if part)
    )
    _print_result(handle({"op": "evaluate", "claims": [claim.id]}, model)["results"][claim.id])
    _print_parts(model, claim.id)
    if claim.formula:
        print(f"formula: {claim.formula.text}")
        _print_claims(model, "rests on", list(claim.inputs.values()), list(claim.inputs))
    _print_claims(model, "what rests on it", model.used_by(claim.id))
    _print_finding(record.get("finding"))


def _print_claims(model: Model, title: str, ids: list[str], names: list[str] | None = None) -> None:
    if ids:
        print(f"{title}:")
        results = handle({"op": "evaluate", "claims": ids}, model)["results"]
        for place, claim_id in enumerate(ids):
            result = results[claim_id]
            name = f"{names[place]} = " if names else ""
            print(f"  {name}{result['stated_text'] or result['recomputed_text'] or '(no number)'}  [{claim_id}]")


def _print_parts(model: Model, claim_id: str) -> None:
    parts = model.parts(claim_id)
    _print_claims(model, "states", list(parts.values()), list(parts))


def _print_finding(finding: dict | None) -> None:
    if finding:
        print(f"finding ({finding['cause']}): {finding['explanation']}")
        if finding.get("corrected_by"):
            print(f"corrected by: {finding['corrected_by']}")


def _eval(options: argparse.Namespace, model: Model) -> None:
    claim = model[options.claim]
    if options.unit and claim.unit is None:
        raise CalcError(f"'{claim.id}' has no number that could be shown in '{options.unit}'.")
    request = {
        "op": "evaluate",
        "claims": [claim.id],
        "set": _edits(options.edits, model, claim.id),
        "units": {claim.id: options.unit} if options.unit else {},
        "samples": options.samples,
        "seed": options.seed,
    }
    answer = handle(request, model)
    _raise_errors(answer)
    result = answer["results"][claim.id]
    inputs = handle({**request, "claims": list(claim.inputs.values()), "units": {}, "samples": 0}, model)["results"]
    record = _eval_record(result, {name: inputs[id] for name, id in claim.inputs.items()}, answer)
    if options.json:
        print(json.dumps(record, indent=2))
        return
    for claim_id, understood in answer["understood"].items():
        print(f"with {claim_id} = {understood['text']}")
    if claim.unit is None:
        print(f"'{claim.id}' has no number of its own.")
        _print_parts(model, claim.id)
    _print_result(result)
    _print_interval("step", result, "recomputed_")
    if (result["chained_p5"], result["chained_p95"]) != (result["recomputed_p5"], result["recomputed_p95"]):
        _print_interval("chain", result, "chained_")


def _print_interval(name: str, result: dict, prefix: str) -> None:
    p50 = result[f"{prefix}p50"]
    if p50 is not None:
        median = amount_text(p50, result["unit"], INTERVAL_DIGITS)
        print(f"{name}: {result[f'{prefix}interval_text']}, median {median}")


def _eval_record(result: dict, inputs: dict[str, dict], answer: dict) -> dict:
    """The contract of `eval --json`. `value`, `ratio` and `verdict` speak of the step (for a claim without formula,
    `value` is what it states, or was set to); `p5`, `p50`, `p95` are of the same."""
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
            }
            for name, record in inputs.items()
        },
        "understood": answer["understood"],
        "engine": answer["engine"],
        "data_version": answer["data_version"],
    }


def _edits(texts: list[str], model: Model, claim_id: str) -> dict[str, str]:
    """`--set` options by claim id. All that are wrong are told at once."""
    claim, edits, problems = model[claim_id], {}, []
    for text in texts:
        name, equals, value = text.partition("=")
        name = name.strip()
        if not equals:
            problems.append(f"'{text}' is not of the form INPUT=VALUE.")
        elif name in claim.inputs or name in model.claims:
            set_id = claim.inputs.get(name, name)
            if set_id in edits:
                problems.append(f"'{set_id}' is set twice.")
            edits[set_id] = value
        else:
            hint = did_you_mean(name, [*claim.inputs, *model.claims]) or ""
            problems.append(f"'{name}' is neither an input of '{claim_id}' nor a claim. {hint}".strip())
    if problems:
        expected = f"one of its inputs ({', '.join(claim.inputs)}) or a claim id" if claim.inputs else "a claim id"
        raise CalcError("\n".join(problems), expected=expected)
    return edits


def _raise_errors(answer: dict) -> None:
    if "error" in answer:
        raise CalcError(answer["error"]["message"], answer["error"]["expected"], answer["error"]["hint"])
    if answer["errors"]:
        lines = []
        for claim_id, error in answer["errors"].items():
            lines.append(f"{claim_id}: {error['message']}")
            lines += [
                f"  {word}: {error[key]}" for key, word in (("expected", "expected"), ("hint", "do")) if error[key]
            ]
        raise CalcError("\n".join(lines))


def _print_result(result: dict) -> None:
    rows = [("stated", result["stated_text"], None, None)]
    rows.append(("step", result["recomputed_text"] or result["reason"], result["verdict_text"], result["ratio_text"]))
    if result["chained_text"] != result["recomputed_text"] or result["chained_reason"] != result["reason"]:
        chain = result["chained_text"] or result["chained_reason"]
        rows.append(("chain", chain, result["chained_verdict_text"], result["chained_ratio_text"]))
    for name, text, verdict, ratio in rows:
        if text:
            against = f"  ({verdict}{'' if ratio in (None, 'the same') else ': ' + ratio})" if verdict else ""
            print(f"{name + ':':<11} {text}{against}")
    if result["verdict"] is None and result["edited"] and result["recomputed"] is None:
        print(f"{'set to:':<11} {result['text']}")


def _print_error(error: CalcError, stream) -> None:
    print(f"error: {error.message}", file=stream)
    if error.expected:
        print(f"  expected: {error.expected}", file=stream)
    if error.hint:
        print(f"  do: {error.hint}", file=stream)
