"""`python -m build_scripts check`: check the claims and say everything that is wrong with them.

Exit status 0 when there is no error (warnings and notes do not count), 1 when there is one, 2 for a wrong command line.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Container, Sequence
from datetime import date
from pathlib import Path
from typing import TextIO

from build_scripts.check import report
from build_scripts.check.context import Context
from build_scripts.check.finding import ERROR, Finding, printable
from build_scripts.check.github import as_github
from build_scripts.check.repair import Repaired, repair_files, repairs_of, with_refusals, write
from build_scripts.check.rules import LoadedRule, all_rules
from build_scripts.check.run import CRASH, Wanted, check, shown_name
from build_scripts.check.sarif import as_sarif
from build_scripts.check.staged import NoRepository, staged_texts
from build_scripts.check.texts import Texts, quotes_looked_up
from build_scripts.records.load import load
from build_scripts.records.records import Records
from build_scripts.records.snapshot import load_kept, with_texts

CHECKOUT = Path(__file__).resolve().parents[2]
CLAIMS = CHECKOUT / "claims"
KEPT = CHECKOUT / ".cache" / "records"
DEFAULT_TEXTS = (CHECKOUT.parent / "shared" / "seeds", CHECKOUT / "texts")


def parser() -> argparse.ArgumentParser:
    """The options of the command."""
    options = argparse.ArgumentParser(prog="python -m build_scripts check", description=__doc__.split("\n")[0])
    options.add_argument("paths", nargs="*", metavar="PATH", help="check these files or directories only")
    options.add_argument("--root", type=Path, default=CLAIMS, help="the directory with the claims")
    options.add_argument(
        "--texts",
        action="append",
        type=Path,
        metavar="DIR",
        help="look for the texts of sources here, to verify quotes (can be repeated)",
    )
    options.add_argument("--format", choices=report.FORMATS, default="text", help="for people or for programs")
    options.add_argument("--notes", action="store_true", help="list the notes too, which are else only counted")
    options.add_argument("--staged", action="store_true", help="check what the next commit changes, as Git has it")
    options.add_argument("--fix", action="store_true", help="repair what is mechanical; comments and meaning stay")
    options.add_argument("--diff", action="store_true", help="with --fix: show the repairs and write nothing")
    options.add_argument("--rules", action="store_true", help="list the rules with their codes, and stop")
    return options


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    options = parser().parse_args(argv)
    if options.rules:
        return _list_rules()
    if not (options.root / "vocabulary").is_dir() and not any(options.root.glob("*/source.yaml")):
        return _refuse(f"There are no claims in {options.root}: no 'vocabulary' and no source stands there.")
    without = [str(place) for place in options.texts or () if not place.is_dir()]
    if without:
        return _refuse(f"There is no directory {', '.join(without)}, so no quote could be looked up in it.")
    missing = [path for path in options.paths if not _is_there(path)]
    if missing:
        return _refuse(f"There is no file or directory {', '.join(missing)}.")
    outside = [path for path in options.paths if not _is_inside(options.root, path)]
    if outside:
        return _refuse(f"{', '.join(outside)}: not under {options.root}, where the records are.")
    if options.diff and not options.fix:
        return _refuse("--diff shows what --fix would do: give both.")
    if options.staged and (options.fix or options.paths):
        return _refuse("--staged looks at what is in Git, and goes with neither --fix nor paths.")
    wanted = Wanted(shown_name(options.root, path) for path in options.paths) if options.paths else None
    texts = options.texts if options.texts is not None else DEFAULT_TEXTS
    records = read_records(options.root)
    if options.staged:
        try:
            changed = staged_texts(options.root)
        except NoRepository as problem:
            return _refuse(str(problem))
        if not changed:
            return 0
        records = with_texts(records, changed)
        # What refers to a deleted claim may stand anywhere.
        wanted = None if None in changed.values() else Wanted(changed)
    repaired = _repair(options, Context(records, Texts(texts), date.today()), wanted) if options.fix else []
    if repaired and not options.diff:
        records = read_records(options.root)
    findings = with_refusals(check(records, texts, wanted=wanted), repaired)
    _print(_written(options, findings, Context(records, Texts(texts), date.today()), wanted))
    return exit_status(findings)


def _written(
    options: argparse.Namespace, findings: list[Finding], context: Context, wanted: Container[str] | None
) -> str:
    """The findings in the format that was asked for."""
    files = len(files_checked(context.records, wanted))
    if options.format == "json":
        return report.as_json(findings, files)
    if options.format == "text":
        quotes = report.quotes(*quotes_looked_up(context.records, context.texts, wanted))
        return f"{report.text(findings, files, options.notes)}{quotes}\n"
    rules = (*all_rules(), LoadedRule(CRASH, check))
    if options.format == "github":
        annotations = as_github(findings, {loaded.rule.code: loaded.rule.name for loaded in rules})
        return f"{annotations}{report.summary(findings, files, with_notes=True)}\n"
    return as_sarif(findings, rules, repairs_of(options.root, context, findings), site_address())


def site_address() -> str:
    """The address of the site, which has a page for each rule: that of the environment, or the one in mkdocs.yml."""
    found = re.search(
        r"^site_url:.*?(https?://[^'\"\s\]]+)", (CHECKOUT / "mkdocs.yml").read_text("utf-8"), re.MULTILINE
    )
    address = os.environ.get("SITE_URL") or (found[1] if found else "")
    return address if address.endswith("/") else f"{address}/"


def _repair(options: argparse.Namespace, context: Context, wanted: Container[str] | None) -> list[Repaired]:
    """Repair what can be, and say so; for other formats than text on the other channel."""
    results = repair_files(options.root, context, wanted)
    changed = [result for result in results if result.is_changed]
    stream = sys.stdout if options.format == "text" else sys.stderr
    if options.diff:
        _print("".join(result.diff() for result in changed), stream)
    else:
        problems = write(options.root, changed)
        _print("".join(f"{report.repaired(result)}\n" for result in changed), stream)
        _print("".join(f"{printable(problem)}\n" for problem in problems), sys.stderr)
    _print(f"{report.repairs(len(changed), was_written=not options.diff)}\n", stream)
    return results


def read_records(root: Path) -> Records:
    """The records under `root`; of those of this checkout, only what has changed is read anew."""
    return load_kept(root, KEPT) if root.resolve() == CLAIMS else load(root)


def files_checked(records: Records, wanted: Container[str] | None = None) -> set[str]:
    """The names of the files that were looked at."""
    names = {document.file for document in records.documents} | {stray.place.file for stray in records.strays}
    return names if wanted is None else {name for name in names if name in wanted}


def exit_status(findings: Sequence[Finding]) -> int:
    """1 when there is an error."""
    return int(any(finding.severity == ERROR for finding in findings))


def _list_rules() -> int:
    print("\n".join(f"{rule.code}  {rule.name:<22}{rule.description}" for rule, *_ in all_rules()))
    return 0


def _is_there(path: str) -> bool:
    try:
        return Path(path).exists() or Path(path).is_symlink()
    except (OSError, ValueError):  # a name that is too long, or that holds a NUL
        return False


def _is_inside(root: Path, path: str) -> bool:
    given = Path(path)
    return (given.parent.resolve() / given.name if given.name else given.resolve()).is_relative_to(root.resolve())


def _refuse(message: str) -> int:
    _print(f"{printable(message)}\n", sys.stderr)
    return 2


def _print(text: str, stream: TextIO | None = None) -> None:
    """Print on any terminal: what its encoding does not have is written as an escape."""
    stream = stream or sys.stdout
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, errors="backslashreplace").decode(encoding))
