"""`python -m build_scripts check`: check the claims and say everything that is wrong with them.

Exit status 0 when there is no error (warnings do not count), 1 when there is one, 2 for a wrong command line.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from build_scripts.check import report
from build_scripts.check.finding import ERROR
from build_scripts.check.rules import all_rules
from build_scripts.check.run import check, is_in, shown_name
from build_scripts.check.texts import Texts, quotes_looked_up
from build_scripts.records.load import load

CHECKOUT = Path(__file__).resolve().parents[2]
DEFAULT_TEXTS = (CHECKOUT.parent / "shared" / "seeds", CHECKOUT / "texts")


def parser() -> argparse.ArgumentParser:
    """The options of the command."""
    options = argparse.ArgumentParser(prog="python -m build_scripts check", description=__doc__.split("\n")[0])
    options.add_argument("paths", nargs="*", metavar="PATH", help="show findings in these files or directories only")
    options.add_argument("--root", type=Path, default=CHECKOUT / "claims", help="the directory with the claims")
    options.add_argument(
        "--texts",
        action="append",
        type=Path,
        metavar="DIR",
        help="look for the texts of sources here, to verify quotes (can be repeated)",
    )
    options.add_argument("--format", choices=("text", "json"), default="text", help="for people or for programs")
    options.add_argument("--rules", action="store_true", help="list the rules with their codes, and stop")
    return options


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    options = parser().parse_args(argv)
    if options.rules:
        print("\n".join(f"{rule.code}  {rule.name:<22}{rule.description}" for rule, _ in all_rules()))
        return 0
    missing = [str(path) for path in options.paths if not Path(path).exists()]
    if missing:
        print(f"There is no file or directory {', '.join(missing)}.", file=sys.stderr)
        return 2
    records = load(options.root)
    places = options.texts if options.texts is not None else DEFAULT_TEXTS
    findings = check(records, places)
    names = {document.file for document in records.documents} | {stray.place.file for stray in records.strays}
    if options.paths:
        wanted = [shown_name(options.root, path) for path in options.paths]
        findings = [one for one in findings if is_in(one.file, wanted)]
        names = {name for name in names if is_in(name, wanted)}
    write = report.as_json if options.format == "json" else report.text
    _print(write(findings, len(names)))
    if options.format == "text":
        print(report.quotes(*quotes_looked_up(records, Texts(places))))
    return int(any(finding.severity == ERROR for finding in findings))


def _print(text: str) -> None:
    """Print on any terminal: what its encoding does not have is written as an escape."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, errors="backslashreplace").decode(encoding))
