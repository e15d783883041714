"""Applies every rule to every record and gathers the findings. No rule can stop another."""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Iterator
from datetime import date
from pathlib import Path

from build_scripts.check.context import Context
from build_scripts.check.finding import Finding, printable
from build_scripts.check.rule import SCOPES, Rule
from build_scripts.check.rules import LoadedRule, all_rules
from build_scripts.check.texts import Texts
from build_scripts.records.load import load
from build_scripts.records.node import Place
from build_scripts.records.records import Records

Subject = tuple[object, Place]  # what a rule looks at, and where it begins

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
    wanted = None if files is None else Wanted(shown_name(root, file) for file in files)
    return check(load(root), texts_dirs, today, wanted)


def check(
    records: Records,
    texts_dirs: Iterable[str | os.PathLike] = (),
    today: date | None = None,
    wanted: Container[str] | None = None,
) -> list[Finding]:
    """Check records that have been read; with `wanted`, only those whose files are in it, which is much faster."""
    context = Context(records, Texts(texts_dirs), today or date.today(), wanted)
    # Found once for all rules of a scope: of a few files, to look for them takes longer than to check them.
    subjects = {scope: list(_subjects(scope, records, wanted)) for scope in SCOPES}
    found = {
        finding: None
        for loaded in all_rules()
        for finding in apply(loaded, context, wanted, subjects[loaded.rule.scope])
    }
    return sorted(found, key=lambda finding: finding.order)


class Wanted:
    """Files, by their names as shown; the name of a directory stands for everything in it."""

    def __init__(self, names: Iterable[str]):
        given = list(names)
        self._names = frozenset((*given, *map(printable, given)))  # findings name files in the latter way

    def __contains__(self, file: object) -> bool:
        """Whether it is one of these files, or lies in one of these directories."""
        steps = str(file).split("/")
        return any("/".join(steps[:end]) in self._names for end in range(len(steps), 0, -1))


def apply(
    loaded: LoadedRule,
    context: Context,
    wanted: Container[str] | None = None,
    subjects: Iterable[Subject] | None = None,
) -> Iterator[Finding]:
    """Apply one rule to everything in its scope (or to `subjects`); where it fails, say so and go on."""
    if subjects is None:
        subjects = _subjects(loaded.rule.scope, context.records, wanted)
    for subject, place in subjects:
        try:
            for finding in loaded.check(subject, context):
                if wanted is None or finding.file in wanted:
                    yield finding
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


def _subjects(scope: str, records: Records, wanted: Container[str] | None) -> Iterator[Subject]:
    if scope == "records":
        yield records, Place("claims", 1, 1)
        return
    found = {
        "document": records.documents,
        "claim": records.statements,
        "number": records.claims.values(),
        "source": records.sources.values(),
        "calculator": records.calculators.values(),
        "fidelity": records.fidelity.values(),
    }[scope]
    for one in found:
        if wanted is not None and one.file not in wanted:
            continue
        if scope == "document":
            yield one, Place(one.file, 1, 1)
        elif not one.broken:
            yield one, one.at()
