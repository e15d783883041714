"""`python -m build_scripts move OLD NEW --reason TEXT`: give a claim or a source another id.

Renames it, corrects every reference to it, records where the old id leads, and lists what mentions it in words.
Exit status 0 when it is done, 1 when it cannot be done, 2 for a wrong command line.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from build_scripts.check.finding import printable
from build_scripts.moving.move import MOVED, Move, MoveProblem, plan
from build_scripts.records import load

CHECKOUT = Path(__file__).resolve().parents[2]


def parser() -> argparse.ArgumentParser:
    """The options of the command."""
    options = argparse.ArgumentParser(prog="python -m build_scripts move", description=__doc__.split("\n")[0])
    options.add_argument("old", metavar="OLD", help="the id that it has: <source-id>/<claim-id>, or <source-id>")
    options.add_argument("new", metavar="NEW", help="the id that it shall have")
    options.add_argument("--reason", required=True, help="why, in a sentence; it is recorded")
    options.add_argument("--date", type=_day, default=None, help="the day of the move (today)")
    options.add_argument("--root", type=Path, default=CHECKOUT / "claims", help="the directory with the claims")
    options.add_argument("--dry-run", action="store_true", help="say what would be done, and do nothing")
    return options


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    options = parser().parse_args(argv)
    day = options.date or date.today().isoformat()
    try:
        move = plan(load(options.root), options.root, options.old, options.new, day, options.reason)
        if not options.dry_run:
            move.carry_out(options.root)
    except MoveProblem as problem:
        return _fail(f"{problem} {problem.advice}")
    except OSError as error:
        return _fail(f"{error.filename or options.root} cannot be written: {error.strerror}. Nothing else was lost.")
    _tell(move, options.dry_run)
    return 0


def _tell(move: Move, is_dry: bool) -> None:
    files = sum(name != MOVED for name in move.texts)
    print(f"{'Would move' if is_dry else 'Moved'} '{move.old}' to '{move.new}'.")
    print(f"References corrected: {move.references} in {files} {'file' if files == 1 else 'files'}.")
    print(f"Recorded in claims/{MOVED}, so that the old address leads on.")
    if move.mentions:
        print("These mention the old id in words; look at them and change what should be changed:")
        for place in move.mentions:
            print(f"  {printable(place.file)}:{place.line}:{place.column}")
    print("Then run 'python -m build_scripts check'.")


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is no day; write it as 2026-11-29") from None


def _fail(message: str) -> int:
    print(printable(message, 1000), file=sys.stderr)
    return 1
