"""What became of a record, as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.records.changes import FieldChange
from build_scripts.repository.history import ADDED, BEGINS, CHANGED, MOVED, REMOVED, Event

# What a reader looks for first; all else follows in the order of the record.
FIRST = ("value", "p5", "p95", "least", "greatest", "standard_error", "log_standard_error", "unit", "qualifier",
         "credibility", "reliability", "status", "superseded_by", "formula", "finding.cause", "quote",
         "statement", "title")  # fmt: skip
# The stamp of a finding says nothing that the finding itself, or the number, does not.
LEFT_OUT = "finding.written_for."
# Of these, that they were rewritten is enough.
PROSE = ("note", "rating_reason", "finding.explanation", "status_reason", "range_note", "summary")
WORDS = {
    "p5": "low end",
    "p95": "high end",
    "finding.cause": "finding",
    "finding.corrected_by": "correction",
    "finding.explanation": "explanation of the finding",
    "rating_reason": "reason of the rating",
    "range_note": "note on the range",
}
KINDS = {
    ADDED: "Added",
    CHANGED: "Changed",
    MOVED: "Moved",
    REMOVED: "Removed",
    BEGINS: "In this form or an earlier one",
}
LONGEST = 160
SHORT_HASH = 8


@dataclass(frozen=True)
class FieldRow:
    """A field that changed, in words; None for what was not there."""

    words: str
    before: str | None
    after: str | None
    is_rewritten: bool = False


@dataclass(frozen=True)
class HistoryRow:
    """One commit that changed the record. `url` leads to it on the host of the repository, where that is known."""

    date: str
    words: str
    subject: str
    short: str
    url: str | None
    fields: list[FieldRow]
    note: str | None = None


@dataclass(frozen=True)
class HistoryView:
    """The changes of one record, the latest first."""

    rows: list[HistoryRow]
    summary: str
    note: str | None


def history_view(library, document) -> HistoryView | None:
    """The history of a record by its file; None where Git does not know it."""
    if library.history is None:
        return None
    path = document.file.partition("/")[2]
    events, is_open = library.history.of(path), path in library.history.changed
    if not events:
        return None
    rows = [_row(library, event) for event in events]
    begins = events[-1].kind == BEGINS
    note = "Earlier changes are not in the copy of the repository that this was built from." if begins else None
    return HistoryView(rows, _summary(events, is_open), note)


def _summary(events: list[Event], is_open: bool) -> str:
    """`In this form since 2026-11-22, after 2 changes`."""
    if is_open:
        return "In this form since today: the last change is not committed yet"
    changed = sum(event.kind not in (ADDED, BEGINS) for event in events)
    since = f"In this form since {events[0].commit.date}"
    if events[0].kind == BEGINS:
        since += " or earlier"
    return since + (f", after {changed} {'change' if changed == 1 else 'changes'}" if changed else "")


def _row(library, event: Event) -> HistoryRow:
    commit = event.commit
    words = KINDS[event.kind]
    if event.kind == MOVED:
        words += f" from {event.old_path.removesuffix('.yaml')}"
    return HistoryRow(
        commit.date,
        words,
        _shortened(commit.subject),
        commit.hash[:SHORT_HASH],
        library.commit_url(commit.hash),
        [_field(change) for change in sorted(_told(event), key=_place)],
        None if event.is_readable else "What it was cannot be read.",
    )


def _told(event: Event) -> list[FieldChange]:
    """The fields that are told; the stamp only where nothing else changed: then the finding was looked at again."""
    return [change for change in event.fields if not change.field.startswith(LEFT_OUT)] or list(event.fields)


def _place(change: FieldChange) -> int:
    name = change.field.rpartition(".")[2] if change.field.startswith("values.") else change.field
    return FIRST.index(name) if name in FIRST else len(FIRST)


def _field(change: FieldChange) -> FieldRow:
    words = WORDS.get(change.field)
    if words is None:
        words = change.field.replace("inputs.", "input ").replace(LEFT_OUT, "finding written for ").replace("_", " ")
    if change.field in PROSE and None not in (change.before, change.after):
        return FieldRow(words, None, None, is_rewritten=True)
    return FieldRow(words, *(None if text is None else _shortened(text) for text in (change.before, change.after)))


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
