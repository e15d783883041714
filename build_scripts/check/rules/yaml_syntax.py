"""The file is YAML that can be read to its end.

A file that ends in the middle would lose fields without a word; so nothing behind the fault is guessed.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context, troubles
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding, short
from build_scripts.check.rule import Rule
from build_scripts.records.reader import Document, Trouble

RULE = Rule("RR101", "yaml-syntax", "document", "The file is YAML that can be read to its end.")
EXAMPLE = Example("post/cost.yaml", "statement: Training GPT-4 cost", "statement: Cost of GPT-4: training cost")

# What the parser complains of -> what is wrong in our words, and what to do. The first that fits is taken.
EXPLANATIONS = (
    (
        "mapping values are not allowed",
        "There is a colon followed by a space in a text without quotes, or the indentation is off.",
        "Put the whole text in double quotes, or indent the line like its neighbours.",
    ),
    (
        "while scanning a quoted scalar",
        "A quote mark is opened and never closed.",
        "Close the quote, or double an apostrophe within single quotes: 'it''s'.",
    ),
    (
        "while parsing a quoted scalar",
        "An escape in a double-quoted text is not known.",
        "Write \\\\ for a backslash, or use single quotes.",
    ),
    (
        "unknown escape character",
        "An escape in a double-quoted text is not known.",
        "Write \\\\ for a backslash, or use single quotes.",
    ),
    (
        "tab character",
        "A tab stands where the indentation is.",
        "Indent with spaces, never with tabs.",
    ),
    (
        "could not find expected ':'",
        "This line is not `key: value`, and does not continue the one before.",
        "Write a colon and a space behind the key, or indent the line to continue the text above.",
    ),
    (
        "cannot start any token",
        "A text without quotes cannot begin with this character.",
        "Put the text in double quotes; indent with spaces, never with tabs.",
    ),
    (
        "while parsing a flow",
        "A list [ ] or mapping { } is not closed, or a comma is missing in it.",
        "Close the bracket, or write one item to a line, each behind a dash.",
    ),
    (
        "while parsing a block",
        "The indentation changes here, or something follows a closed quote.",
        "Give every key of one level the same indentation; put a text with quote marks in it in other quotes.",
    ),
    (
        "while scanning a block scalar",
        "The text block is not begun as one begins.",
        "Write `key: |` or `key: >`, and the text below, indented.",
    ),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """The place at which the parser gave up; the rest of the file is not read, so more may be wrong behind it."""
    for trouble in troubles(document, "syntax"):
        message, advice = _explain(trouble)
        yield RULE.error(
            trouble.place,
            message,
            found=short(trouble.found, 100) or "the end of the file",
            expected="YAML: one `key: value` to a line",
            advice=advice,
        )


def _explain(trouble: Trouble) -> tuple[str, str]:
    for words, message, advice in EXPLANATIONS:
        if words in trouble.detail:
            return message, advice
    problem = trouble.detail.split(" | ")[0]
    return f"The file is not YAML from here on: {problem}.", "Compare the line with a claim that passes the check."
