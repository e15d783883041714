"""One thing that the check found: what is wrong, where, what was found, what was expected, and what to do."""

from __future__ import annotations

from dataclasses import dataclass, fields

from build_scripts.printable import printable
from build_scripts.records.node import Place

# An error must be repaired, a warning looked at; a note says what is worth doing though nothing is wrong.
ERROR, WARNING, NOTE = SEVERITIES = ("error", "warning", "note")


@dataclass(frozen=True)
class Finding:
    """A finding of one rule. The texts are safe to print: what is not printable is written as an escape."""

    code: str
    severity: str
    file: str
    line: int
    column: int
    field: str
    found: str
    expected: str
    advice: str
    message: str

    @property
    def order(self) -> tuple:
        """Findings are sorted by file, place and code."""
        return self.file, self.line, self.column, self.code, self.field, self.message

    def as_dict(self) -> dict:
        """The finding as plain JSON."""
        return {item.name: getattr(self, item.name) for item in fields(self)}


def make(
    code: str,
    severity: str,
    place: Place,
    message: str,
    *,
    field: str = "",
    found: object = "",
    expected: str = "",
    advice: str = "",
) -> Finding:
    """A finding with every text made printable and kept to a length that a terminal can show."""
    file, line, column = place
    texts = {"field": field, "found": str(found), "expected": expected, "advice": advice, "message": message}
    return Finding(
        code, severity, printable(file), line, column, **{key: printable(text) for key, text in texts.items()}
    )


def short(text: str | None, longest: int = 60) -> str:
    """A text within a sentence, cut to a length that does not drown the rest of it."""
    text = text or ""
    return text if len(text) <= longest else text[:longest] + "…"
