"""Every key is one that the record knows.

A misspelt field is a field that is missing: what it says would be lost without a word.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding, short
from build_scripts.check.rule import Rule
from build_scripts.check.shape import ShapeError, closest_key, field_name, known_keys
from build_scripts.records.reader import Document

RULE = Rule("RR201", "unknown-key", "document", "Every key is one that this kind of record knows.")
EXAMPLE = Example("post/cost.yaml", "credibility: 3", "credebility: 3")


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Keys that the schema does not name, with the one that was probably meant."""
    for error in context.shapes(document, "additionalProperties"):
        known = list(error.schema.get("properties", {}))
        for key in error.value:
            if key not in known:
                where = f" in '{error.field}'" if error.path else ""
                yield RULE.error(
                    error.key_place(key),
                    f"The key '{short(key)}' is not known{where}.",
                    field=field_name((*error.path, short(key))),
                    found=f"'{short(key)}'",
                    expected=f"one of {', '.join(sorted(known))}",
                    advice=_advice(document, error, key, known),
                )


def _advice(document: Document, error: ShapeError, key: str, known: list[str]) -> str:
    meant = closest_key(key, known)
    if meant:
        return f"Did you mean '{meant}'?"
    homes = {above for name, above in known_keys(document.kind) if name == key and above not in error.path}
    if "" in homes:
        return f"Move '{key}' to the top level of the file, without indentation."
    if homes:
        return f"Move it into '{sorted(homes)[0]}', indented below that key."
    return "Delete it, or put what it says into 'note'." if "note" in known else "Delete it."
