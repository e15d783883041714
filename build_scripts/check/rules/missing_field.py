"""Every field is there that the record cannot do without.

Each of them is needed to show the record, or to judge it.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding
from build_scripts.check.rule import Rule
from build_scripts.check.shape import ShapeError, closest_key, field_name
from build_scripts.records.reader import Document

RULE = Rule("RR202", "missing-field", "document", "Every required field is there.")
EXAMPLE = Example("post/cost.yaml", "statement: Training GPT-4 cost 100 million dollars.\n", "")


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Required fields that are absent; nothing is said of a file that could not be read to its end."""
    if document.broken:
        return
    for error in context.shapes(document, "required"):
        for key in error.limit:
            if key not in error.value and not _is_misspelt(key, error):
                about = error.schema.get("properties", {}).get(key, {})
                example = (about.get("examples") or ["…"])[0]
                line = f"{key}: {example}" if isinstance(example, (str, int)) else f"{key}:"
                yield RULE.error(
                    error.place,
                    f"The field '{key}' is missing.",
                    field=field_name((*error.path, key)),
                    expected=about.get("description", error.description),
                    advice=f"Add it, for example `{line}`.",
                )


def _is_misspelt(key: str, error: ShapeError) -> bool:
    """The field is there under a misspelt name, which is reported: to repair that is enough."""
    known = list(error.schema.get("properties", {}))
    return any(closest_key(name, known) == key for name in error.value if name not in known)  # type: ignore
