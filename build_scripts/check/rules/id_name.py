"""Ids are made of lower-case letters, digits and single dashes: they become file names and addresses.

An id is never changed, and works on every file system and in every address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding
from build_scripts.check.rule import Rule
from build_scripts.records.node import Place
from build_scripts.records.records import Records

RULE = Rule(
    "RR301", "id-name", "records", "Ids are lower-case letters, digits and single dashes, at most 80 characters."
)
EXAMPLE = Example("post/GPT-4 cost.yaml", "", "statement: Training GPT-4 cost 100 million dollars.\n")
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST = 80


def check(records: Records, context: Context) -> Iterator[Finding]:
    """The names of directories (sources) and files (claims, calculators, groups of cases)."""
    for source_id, place in records.directories.items():
        yield from _check(source_id, "directory", place)
    for record in (*records.statements, *records.calculators.values(), *records.fidelity.values()):
        yield from _check(record.id.split("/")[1], "file", Place(record.file, 1, 1))


def _check(name: str, what: str, place: Place) -> Iterator[Finding]:
    if NAME.fullmatch(name) and len(name) <= LONGEST:
        return
    better = "-".join(re.findall("[a-z0-9]+", name.lower()))[:LONGEST].strip("-")
    ending = ".yaml" if what == "file" else ""
    yield RULE.error(
        place,
        f"The name of the {what} cannot be an id.",
        found=f"{name}{ending}",
        expected=f"lower-case letters, digits and single dashes, at most {LONGEST} characters",
        advice=f"Rename it to {better}{ending}." if better else "Give it a name that says what it is about.",
    )
