"""The file holds one YAML document, and something in it.

The path of a file is the id of its record, so that a second record in it has none.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context, troubles
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding
from build_scripts.check.rule import Rule
from build_scripts.records.reader import Document

RULE = Rule("RR108", "one-document", "document", "The file holds exactly one YAML document.")
EXAMPLE = Example("post/cost.yaml", "position: 1\n", "---\nposition: 1\n")


def check(document: Document, context: Context) -> Iterator[Finding]:
    """A second document (only the first was read), or none."""
    for trouble in troubles(document, "documents"):
        yield RULE.error(
            trouble.place,
            "A second YAML document begins here; it was not read.",
            found=trouble.found,
            expected="one record to a file",
            advice="Move it to a file of its own, or delete the line with ---.",
        )
    for trouble in troubles(document, "empty"):
        yield RULE.error(
            trouble.place,
            "The file is empty.",
            found="nothing but space and comments",
            expected=f"a record ({document.kind})",
            advice="Write the record, or delete the file if it was never published.",
        )
