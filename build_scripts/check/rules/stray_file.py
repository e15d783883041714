"""Under claims/ there are only records, each in its place.

What nothing reads is taken for part of the knowledge base by people, and for nothing by the site.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding
from build_scripts.check.rule import Rule
from build_scripts.records.load import VOCABULARY
from build_scripts.records.records import Records, Stray
from calc.suggestion import closest

RULE = Rule("RR111", "stray-file", "records", "Every file and directory under claims/ is a record in its place.")
EXAMPLE = Example("post/notes.txt", "", "To be looked up.\n")
EXPECTED = (
    "claims/<source-id>/source.yaml, claims/<source-id>/<claim-id>.yaml, "
    "or a file of claims/calculators/, claims/fidelity/ or claims/vocabulary/"
)


def check(records: Records, context: Context) -> Iterator[Finding]:
    """Files that nothing reads, and directories where none belong. README.md and hidden files may stand anywhere."""
    for stray in records.strays:
        yield _finding(stray)


def _finding(stray: Stray) -> Finding:
    if stray.what == "missing-root":
        return RULE.error(
            stray.place,
            "The directory with the claims does not exist.",
            found=stray.name,
            expected="a directory",
            advice="Run this in a checkout, or name the directory with --root.",
        )
    if stray.what == "unreadable":
        return RULE.error(
            stray.place,
            "The directory cannot be read.",
            found=stray.name,
            expected="a readable directory",
            advice="Look at its permissions.",
        )
    what = {"link": "symbolic link", "directory": "directory"}.get(stray.what, "file")
    return RULE.error(
        stray.place,
        f"No {what} belongs here; it is not read.",
        found=stray.name,
        expected=EXPECTED,
        advice=_advice(stray),
    )


def _advice(stray: Stray) -> str:
    if stray.name.endswith(".yml"):
        return "Give it the ending .yaml."
    meant = closest(stray.name.removesuffix(".yaml"), VOCABULARY) if "/vocabulary/" in stray.place.file else None
    if meant:
        return f"Did you mean '{meant}.yaml'?"
    return "Move it to its place, or out of claims/."
