"""`list`: claims, one a line, or the standing calculators."""

from __future__ import annotations

import argparse
import json

from calc.errors import CalcError
from calc.messages import handle
from calc.model import Model
from calc.suggestion import did_you_mean
from calc.verdict import WORDS


def add(commands) -> argparse.ArgumentParser:
    """Enter the command."""
    parser = commands.add_parser("list", help="list claims, one a line, or calculators")
    parser.add_argument("--source", help="only claims of this source")
    parser.add_argument("--kind", choices=("statement", "assumption", "implication"), help="only claims of this kind")
    parser.add_argument("--verdict", choices=tuple(WORDS), help="only claims with this verdict")
    parser.add_argument("--calculators", action="store_true", help="the standing calculators instead")
    parser.set_defaults(run=run)
    return parser


def run(options: argparse.Namespace, model: Model) -> None:
    """Print what was asked for, and how much it is."""
    if options.calculators:
        _list_calculators(options, model)
        return
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
    print(_count(rows, "claim"))


def _list_calculators(options: argparse.Namespace, model: Model) -> None:
    if options.source or options.kind or options.verdict:
        raise CalcError("--source, --kind and --verdict choose among claims, not among calculators.")
    rows = [
        {"id": id, "title": record["title"], **{kind: list(record[kind]) for kind in ("inputs", "results")}}
        for id, record in model.calculators.items()
    ]
    if options.json:
        print(json.dumps(rows, indent=2))
        return
    for row in rows:
        print(f"{row['id']}\n    {row['title']}")
        for kind in ("inputs", "results"):
            print(f"    {kind}: {', '.join(row[kind])}")
    print(_count(rows, "calculator"))


def _count(rows: list, noun: str) -> str:
    return f"{len(rows)} {noun}{'' if len(rows) == 1 else 's'}"


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
