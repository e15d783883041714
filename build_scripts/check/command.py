"""`python -m build_scripts check`: check the claims and say everything that is wrong with them.

Exit status 0 when there is no error (warnings and notes do not count), 1 when there is one, 2 for a wrong command line.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Container, Sequence
from pathlib import Path

from build_scripts.check import report
from build_scripts.check.finding import ERROR, Finding
from build_scripts.check.run import Wanted, check, shown_name
from build_scripts.check.texts import Texts, quotes_looked_up
from build_scripts.records.load import load
from build_scripts.records.records import Records
from build_scripts.records.snapshot import load_kept

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
    options.add_argument("--rules", action="store_true", help="list the rules with their codes, and stop")
    return options


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    options = parser().parse_args(argv)
    if options.rules:
        return _list_rules()
    missing = [path for path in options.paths if not _is_there(path)]
    if missing:
        return _refuse(f"There is no file or directory {', '.join(missing)}.")
    wanted = Wanted(shown_name(options.root, path) for path in options.paths) if options.paths else None
    texts = options.texts if options.texts is not None else DEFAULT_TEXTS
    records = read_records(options.root)
    findings = check(records, texts, wanted=wanted)
    _print(report.write(options.format, findings, len(files_checked(records, wanted)), options.notes))
    if options.format == "text":
        print(report.quotes(*quotes_looked_up(records, Texts(texts), wanted)))
    return exit_status(findings)


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
    from build_scripts.check.rules import all_rules

    print("\n".join(f"{rule.code}  {rule.name:<22}{rule.description}" for rule, _ in all_rules()))
    return 0


def _is_there(path: str) -> bool:
    try:
        return Path(path).exists() or Path(path).is_symlink()
    except (OSError, ValueError):  # a name that is too long, or that holds a NUL
        return False


def _refuse(message: str) -> int:
    print(ascii(message)[1:-1] if not message.isprintable() else message, file=sys.stderr)
    return 2


def _print(text: str) -> None:
    """Print on any terminal: what its encoding does not have is written as an escape."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, errors="backslashreplace").decode(encoding))
