"""`python -m build_scripts links`: visit the addresses of the sources, and look for copies in the archive.

    python -m build_scripts links                       every source
    python -m build_scripts links leak-2023-07          one source
    python -m build_scripts links --fix                 name the copies that were found in the records

Exit status 0 when the sources could be visited, whatever came of it; 1 when something could not be read or written;
2 for a wrong command line.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from build_scripts.links import report
from build_scripts.links.archive import API
from build_scripts.links.fix import with_copy
from build_scripts.links.survey import Surveyed, survey
from build_scripts.links.turns import Turns
from build_scripts.links.visit import Visitor, agent
from build_scripts.printable import write
from build_scripts.records.load import load
from build_scripts.records.records import Records
from calc.suggestion import closest

CLAIMS = Path(__file__).resolve().parents[2] / "claims"
FORMATS = {"text": report.text, "json": report.as_json, "markdown": report.markdown}


def parser() -> argparse.ArgumentParser:
    """The options of the command."""
    options = argparse.ArgumentParser(prog="python -m build_scripts links", description=__doc__.split("\n")[0])
    options.add_argument("sources", nargs="*", metavar="SOURCE", help="only the source with this id")
    options.add_argument("--root", type=Path, default=CLAIMS, help="the directory with the claims")
    options.add_argument("--format", choices=tuple(FORMATS), default="text", help="for people, programs, or an issue")
    options.add_argument("--output", type=Path, metavar="FILE", help="write the report here")
    options.add_argument(
        "--fix", action="store_true", help="write archived_url where a copy was found, and nothing else"
    )
    options.add_argument("--timeout", type=_seconds, default=20, help="seconds for one request (20)")
    options.add_argument("--pause", type=_seconds, default=1, help="seconds between two requests to a host (1)")
    options.add_argument("--archive", default=API, metavar="URL", help=f"whom to ask for copies ({API})")
    options.add_argument("--local", action="store_true", help="hosts of this machine and its network may be asked, too")
    return options


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    options = parser().parse_args(argv)
    records = load(options.root)
    wanted = options.sources or list(records.sources)
    problems = [_unknown(name, records) for name in wanted if name not in records.sources]
    if not records.sources:
        problems = [f"There are no sources under {options.root}."]
    if problems:
        print("\n".join(problems), file=sys.stderr)
        return 1
    visitor = Visitor(agent(os.environ), Turns(options.pause), options.timeout, options.local)
    surveyed = survey([records.sources[name] for name in wanted], visitor, options.archive)
    text = FORMATS[options.format](surveyed)
    try:
        if options.output:
            options.output.write_text(text, encoding="utf-8")
        else:
            write(text)
    except OSError as error:
        print(f"{options.output} cannot be written: {error.strerror}.", file=sys.stderr)
        return 1
    return _fix(surveyed, options.root) if options.fix else 0


def _seconds(text: str) -> float:
    """A number of seconds of a command line."""
    value = float(text)
    if not 0 <= value <= 600:
        raise argparse.ArgumentTypeError("expected 0 to 600 seconds")
    return value


def _unknown(name: str, records: Records) -> str:
    nearest = closest(name, records.sources)
    return f"There is no source '{name}'." + (f" Did you mean '{nearest}'?" if nearest else "")


def _fix(surveyed: Sequence[Surveyed], root: Path) -> int:
    """Name the copies in the records, each file for itself; what was done, and what was not."""
    status = 0
    for one in report.found(surveyed):
        path = root / one.source.id / "source.yaml"
        try:
            with path.open(encoding="utf-8", newline="") as file:
                fixed = with_copy(file.read(), one.copy.address)
            if fixed is None:
                print(
                    f"{one.source.file}: not changed; write it by hand: archived_url: {one.copy.address}",
                    file=sys.stderr,
                )
                status = 1
                continue
            _replace(path, fixed)
            print(f"{one.source.file}: archived_url: {one.copy.address}", file=sys.stderr)
        except (OSError, UnicodeError) as error:
            print(f"{one.source.file} cannot be changed: {error}.", file=sys.stderr)
            status = 1
    return status


def _replace(path: Path, text: str) -> None:
    """Write a file as a whole or not at all."""
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_text(text, encoding="utf-8", newline="")
        beside.chmod(path.stat().st_mode)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
