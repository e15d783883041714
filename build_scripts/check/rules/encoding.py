"""The file is text in UTF-8, without a byte order mark.

Other encodings turn letters and quote marks of a source into others, unseen.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context, troubles
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding
from build_scripts.check.rule import Rule
from build_scripts.records.reader import Document

RULE = Rule("RR102", "encoding", "document", "The file is text in UTF-8, without a byte order mark.")
EXAMPLE = Example("post/cost.yaml", "", b"statement: Die Gr\xf6\xdfe von GPT-4.\n")
EXPECTED = "UTF-8 without a byte order mark"


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Where the first byte stands that is not UTF-8; the file cannot be read then."""
    for trouble in troubles(document, "not-utf8"):
        yield RULE.error(
            trouble.place,
            "The file is not in UTF-8.",
            found=trouble.found,
            expected=EXPECTED,
            advice="Save it as UTF-8; it is probably in Latin-1, Windows-1252 or UTF-16.",
        )
    for trouble in troubles(document, "bom"):
        yield RULE.error(
            trouble.place,
            "The file begins with a byte order mark.",
            found=trouble.found,
            expected=EXPECTED,
            advice="Save it as 'UTF-8', not as 'UTF-8 with BOM'.",
        )
