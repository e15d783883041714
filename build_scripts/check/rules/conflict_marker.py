"""No conflict of Git is left in the file.

Half of one version and half of another is what nobody wrote.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context, troubles
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding
from build_scripts.check.rule import Rule
from build_scripts.records.reader import Document

RULE = Rule("RR109", "conflict-marker", "document", "No merge conflict is left in the file.")
EXAMPLE = Example("post/cost.yaml", "value: 100M\n", "<<<<<<< HEAD\nvalue: 100M\n=======\nvalue: 63M\n>>>>>>> other\n")


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Every line that begins with the marker of a conflict."""
    for trouble in troubles(document, "conflict"):
        yield RULE.error(
            trouble.place,
            "A merge conflict is left in the file.",
            found=trouble.found,
            expected="one version of the text",
            advice="Keep the right version and delete the lines with <<<<<<<, ======= and >>>>>>>.",
        )
