"""Keys are texts, and records are not deep.

No field needs more, and deep files are written to make readers fail.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context, troubles
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding
from build_scripts.check.rule import Rule
from build_scripts.records.reader import DEEPEST, Document

RULE = Rule("RR110", "nesting", "document", f"Keys are plain texts, and values are at most {DEEPEST} levels deep.")
EXAMPLE = Example("post/cost.yaml", "locator: Statements, 1", "[locator]: Statements, 1")


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Keys that are lists or mappings, and what lies too deep; both were left out."""
    for trouble in troubles(document, "key"):
        yield RULE.error(
            trouble.place,
            "A list or a mapping stands where a key should be.",
            field=trouble.field,
            found=trouble.found,
            expected="a plain text as key",
            advice="Put a text that begins with [, { or ? in quotes.",
        )
    for trouble in troubles(document, "deep"):
        yield RULE.error(
            trouble.place,
            "The value is nested too deeply; it was not read.",
            field=trouble.field,
            found=trouble.found,
            expected=f"at most {DEEPEST} levels",
            advice="Follow the fields of the record; none needs more than four levels.",
        )
