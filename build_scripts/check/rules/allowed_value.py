"""Where a field has a list of allowed values, the value is one of them.

Pages explain each of these words; another one would be a word of its own for each author.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding, short
from build_scripts.check.rule import Rule
from build_scripts.check.shape import ShapeError, closest_key
from build_scripts.records.reader import Document

RULE = Rule(
    "RR204", "allowed-value", "document", "Where a field has a list of allowed values, the value is one of them."
)
EXAMPLE = Example("post/cost.yaml", "qualifier: about", "qualifier: roughly")


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Values that are not in the list of their field. A value of another type is reported by its own rule."""
    for error in context.shapes(document, "enum"):
        if isinstance(error.value, str):
            yield RULE.error(
                error.place,
                f"'{short(error.value)}' is not allowed for '{error.field}'.",
                field=error.field,
                found=f"'{short(error.value)}'",
                expected=f"one of {', '.join(error.limit)}",
                advice=_advice(error),
            )


def _advice(error: ShapeError) -> str:
    word = str(error.value)
    meant = next((one for one in error.limit if one.lower() == word.lower().replace(" ", "-")), None)
    meant = meant or closest_key(word, [one for one in error.limit if len(one) > 1])
    return f"Did you mean '{meant}'?" if meant else error.description
