"""There are no control characters, and none that make text look different from what it is.

They can make a reviewer see another text than the one that is published, and a terminal do what it should not.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context, troubles
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding
from build_scripts.check.rule import Rule
from build_scripts.records.reader import Document

RULE = Rule("RR103", "characters", "document", "There are no control characters and no hidden direction marks.")
EXAMPLE = Example("post/cost.yaml", "rating_reason: One origin.", 'rating_reason: "One\\u202e origin."')


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Every such character, written as itself or as an escape in double quotes."""
    for trouble in troubles(document, "control"):
        yield RULE.error(
            trouble.place,
            "A control character stands in the text.",
            field=trouble.field,
            found=trouble.found,
            expected="characters that can be seen, spaces and line ends",
            advice="Delete it; most editors can show hidden characters.",
        )
    for trouble in troubles(document, "hidden"):
        yield RULE.error(
            trouble.place,
            "A hidden character turns the reading direction or ends a line unseen.",
            field=trouble.field,
            found=trouble.found,
            expected="text that is what it looks like",
            advice="Delete it; end the quote before it if the source has it.",
        )
