"""No tags: a value is what it looks like.

Tags tell some readers of YAML to run code, and others to take a text for a number.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context, troubles
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding, short
from build_scripts.check.rule import Rule
from build_scripts.records.reader import Document

RULE = Rule("RR107", "tag", "document", "There are no YAML tags (!).")
EXAMPLE = Example("post/cost.yaml", "locator: Statements, 1", "locator: !!str Statements, 1")


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Tags are never acted upon here, only reported."""
    for trouble in troubles(document, "tag"):
        yield RULE.error(
            trouble.place,
            "A tag of YAML stands here; it was not followed.",
            field=trouble.field,
            found=short(trouble.found),
            expected="a plain value",
            advice="Delete the tag; put a text that begins with ! in quotes.",
        )
