"""Applies every rule to every record and gathers the findings. No rule can stop another."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from build_scripts.check.context import Context
from build_scripts.check.finding import Finding
from build_scripts.check.rule import Rule
from build_scripts.check.rules import LoadedRule, all_rules
from build_scripts.check.texts import Texts
from build_scripts.records.load import load
from build_scripts.records.node import Place
from build_scripts.records.records import Records

CRASH = Rule("RR900", "rule-crashed", "records", "A rule of the check failed; this is a fault of the check itself.")


def run(
    root: str | os.PathLike,
    texts_dirs: Iterable[str | os.PathLike] = (),
    files: Iterable[str | os.PathLike] | None = None,
    today: date | None = None,
) -> list[Finding]:
    """Check the `claims/` directory `root`; findings are sorted by file and line.

    `texts_dirs` hold the texts of sources. With `files`, all is read but only findings in these files and
    directories are returned.
    """
    records = load(root)
    findings = check(records, texts_dirs, today)
    if files is None:
        return findings
    wanted = [shown_name(root, file) for file in files]
    return [finding for finding in findings if is_in(finding.file, wanted)]


def check(records: Records, texts_dirs: Iterable[str | os.PathLike] = (), today: date | None = None) -> list[Finding]:
    """Check records that have been read."""
    context = Context(records, Texts(texts_dirs), today or date.today())
    found = {finding: None for loaded in all_rules() for finding in apply(loaded, context)}
    return sorted(found, key=lambda finding: finding.order)


def apply(loaded: LoadedRule, context: Context) -> Iterator[Finding]:
    """Apply one rule to everything in its scope; where it fails, say so and go on."""
    for subject, place in _subjects(loaded.rule.scope, context.records):
        try:
            yield from loaded.check(subject, context)
        except Exception as error:  # whatever a record makes a rule do, the others' findings must come
            yield CRASH.error(
                place,
                f"The rule {loaded.rule.code} ({loaded.rule.name}) failed here.",
                found=f"{type(error).__name__}: {error}",
                expected="a rule that copes with every record",
                advice="Report this as a fault of the check, with the file. Other rules were applied all the same.",
            )


def shown_name(root: str | os.PathLike, file: str | os.PathLike) -> str:
    """A path as findings name it: beginning with the name of the root directory."""
    top = Path(root).resolve()
    given = Path(file)
    path = given.resolve() if given.is_dir() else given.parent.resolve() / given.name
    if path == top:
        return top.name
    return f"{top.name}/{path.relative_to(top).as_posix()}" if path.is_relative_to(top) else str(file)


def is_in(file: str, wanted: Iterable[str]) -> bool:
    """Whether a file is one of these files, or lies in one of these directories."""
    return any(file == name or file.startswith(name + "/") for name in wanted)


def _subjects(scope: str, records: Records) -> Iterator[tuple[object, Place]]:
    if scope == "records":
        yield records, Place("claims", 1, 1)
    elif scope == "document":
        yield from ((document, Place(document.file, 1, 1)) for document in records.documents)
    else:
        found = {
            "claim": records.statements,
            "number": records.claims.values(),
            "source": records.sources.values(),
            "calculator": records.calculators.values(),
            "fidelity": records.fidelity.values(),
        }[scope]
        yield from ((one, one.at()) for one in found if not one.broken)
