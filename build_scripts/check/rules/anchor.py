"""No anchors, aliases and merge keys.

What is written in a record should be all that it says.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context, troubles
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding, short
from build_scripts.check.rule import Rule
from build_scripts.records.reader import Document

RULE = Rule("RR106", "anchor", "document", "There are no anchors (&), aliases (*) and merge keys (<<).")
EXAMPLE = Example("post/cost.yaml", "locator: Statements, 1", "locator: &place Statements, 1")


def check(document: Document, context: Context) -> Iterator[Finding]:
    """They let one part of a file repeat another unseen, and a small file stand for a huge one."""
    for trouble in troubles(document, "anchor"):
        what = "An alias" if trouble.detail == "alias" else "An anchor"
        yield RULE.error(
            trouble.place,
            f"{what} of YAML stands here.",
            field=trouble.field,
            found=short(trouble.found),
            expected="the value itself",
            advice="Write the value out; put a text that begins with * or & in quotes.",
        )
    for trouble in troubles(document, "merge"):
        yield RULE.error(
            trouble.place,
            "A merge key of YAML stands here.",
            field=trouble.field,
            found=trouble.found,
            expected="the keys themselves",
            advice="Write the merged keys out.",
        )
