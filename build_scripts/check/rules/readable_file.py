"""The record is an ordinary file of a sensible size.

A record is a page of text. What is a hundred times as long, or a link to elsewhere, is a mistake or an attack.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context, troubles
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding
from build_scripts.check.rule import Rule
from build_scripts.records.reader import LARGEST_FILE, Document

RULE = Rule("RR104", "readable-file", "document", f"The record is an ordinary file of at most {LARGEST_FILE:,} bytes.")
EXAMPLE = Example("post/cost.yaml", "", "note: " + "x" * 200_001)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Files that were not read: too large, a link, a device, or without permission."""
    for trouble in troubles(document, "too-large"):
        yield RULE.error(
            trouble.place,
            "The file is too large for a record and was not read.",
            found=trouble.found,
            expected=f"at most {LARGEST_FILE:,} bytes",
            advice="Keep one claim to a file and quote only the words that carry it.",
        )
    for trouble in troubles(document, "not-a-file"):
        yield RULE.error(
            trouble.place,
            "This is no ordinary file and was not read.",
            found=trouble.found,
            expected="a file of its own",
            advice="Put a copy of the file in its place.",
        )
    for trouble in troubles(document, "unreadable"):
        yield RULE.error(
            trouble.place,
            "The file cannot be read.",
            found=trouble.found,
            expected="a readable file",
            advice="Look at the permissions of the file.",
        )
