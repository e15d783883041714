"""No two ids differ only in upper and lower case: on many file systems they would be one file.

On such a system one of the two would silently take the place of the other.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding
from build_scripts.check.rule import Rule
from build_scripts.records.calculator import Calculator
from build_scripts.records.node import Place
from build_scripts.records.records import Records

RULE = Rule("RR302", "id-unique", "records", "No two ids are the same, upper and lower case apart.")
EXAMPLE = Example(
    "vocabulary/subjects.yaml", "gpt-4: {", "GPT-4: {label: GPT-4, description: A language model.}\ngpt-4: {"
)


def check(records: Records, context: Context) -> Iterator[Finding]:
    """Every id that is another one's double; directories, claims, quantities and subjects, each among themselves."""
    yield from _doubles(records.directories)
    yield from _doubles({claim.id: Place(claim.file, 1, 1) for claim in records.claims.values()})
    for kind in ("calculators", "fidelity"):
        yield from _doubles({record.id: Place(record.file, 1, 1) for record in getattr(records, kind).values()})
    for calculator in records.calculators.values():
        if calculator.name in records.directories:
            yield _same_address(calculator)
    for kind in ("quantities", "subjects"):
        found = getattr(records, kind)
        document = records.vocabulary_documents.get(kind)
        if document is not None:
            yield from _doubles({key: record.document.root.entries[key].key_place for key, record in found.items()})


def _doubles(places: dict[str, Place]) -> Iterator[Finding]:
    first: dict[str, str] = {}
    # Ids are meant to be in lower case, so it is the other one that is reported.
    for name in sorted(places, key=lambda name: (name != name.casefold(), name)):
        known = first.setdefault(name.casefold(), name)
        if known != name:
            yield RULE.error(
                places[name],
                f"The id '{name}' differs from '{known}' only in upper and lower case.",
                found=f"'{name}' and '{known}'",
                expected="ids that differ in their letters",
                advice="Rename one of the two, or merge them.",
            )


def _same_address(calculator: Calculator) -> Finding:
    """The chain of a source has its page where a calculator of the same name would have it."""
    return RULE.error(
        Place(calculator.file, 1, 1),
        f"The calculator '{calculator.name}' has the id of a source; their pages would have one address.",
        found=f"'{calculator.name}'",
        expected="an id that no source has",
        advice="Rename the calculator's file.",
    )
