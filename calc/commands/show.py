"""`show`: one claim, or one number of a calculator: what it says, what it rests on, what rests on it."""

from __future__ import annotations

import argparse
import json

from calc.claim import Claim
from calc.commands.result import print_claims, print_parts, print_result
from calc.commands.scenario import full_id
from calc.messages import handle
from calc.model import Model


def add(commands) -> argparse.ArgumentParser:
    """Enter the command."""
    parser = commands.add_parser("show", help="show one claim: what it says, what it rests on, what rests on it")
    parser.add_argument("claim")
    parser.set_defaults(run=run)
    return parser


def run(options: argparse.Namespace, model: Model) -> None:
    """Print the record and the numbers."""
    claim = model[full_id(model, options.claim)]
    result = handle({"op": "evaluate", "claims": [claim.id]}, model)["results"][claim.id]
    if options.json:
        print(json.dumps({**claim.record, "result": result, "used_by": model.used_by(claim.id)}, indent=2))
        return
    if claim.id in model.claims:
        _print_statement(model, claim)
    else:
        title = model.calculators[claim.record["calculator"]]["title"]
        print(f"{claim.id}  ({claim.kind} of “{title}”)\n{claim.record.get('label') or ''}")
    print_result(result)
    print_parts(model, claim.id)
    if claim.formula:
        print(f"formula: {claim.formula.text}")
        print_claims(model, "rests on", list(claim.inputs.values()), list(claim.inputs))
    print_claims(model, "what rests on it", model.used_by(claim.id))
    _print_finding(claim.record.get("finding"))


def _print_statement(model: Model, claim: Claim) -> None:
    record = claim.record
    print(f"{claim.id}  ({claim.kind}, rated {record.get('rating') or 'by its inputs'})")
    print(record.get("statement") or "")
    if record.get("quote"):
        print(f"  “{record['quote']}”")
    source = (model.record.get("sources") or {}).get(record.get("source")) or {}
    told = (source.get("title"), source.get("published"), record.get("locator"))
    print("  " + ", ".join(str(part) for part in told if part))


def _print_finding(finding: dict | None) -> None:
    if finding:
        print(f"finding ({finding['cause']}): {finding['explanation']}")
        if finding.get("corrected_by"):
            print(f"corrected by: {finding['corrected_by']}")
