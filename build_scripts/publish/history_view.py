"""What became of a record, as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.publish.past_numbers import PastNumber
from build_scripts.records.changes import FieldChange
from build_scripts.repository.history import ADDED, BEGINS, CHANGED, MOVED, REMOVED, Event
from build_scripts.repository.log import Commit

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
RECOMPUTED = {"step": "this step gives", "chain": "the whole chain gives"}
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
    moved = {commit.hash: (commit, numbers) for commit, numbers in library.past_numbers.get(path, [])}
    rows = [(event.commit, _row(library, event, moved.pop(event.commit.hash, None))) for event in events]
    rows += [(commit, _followed(library, commit, numbers)) for commit, numbers in moved.values()]
    rows = [row for _, row in sorted(rows, key=lambda pair: pair[0].order)]
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


def _followed(library, commit: Commit, numbers: list[PastNumber]) -> HistoryRow:
    """A commit that changed only what the claim rests on."""
    return _of_commit(library, commit, "Recomputed, as a number that it rests on changed", _recomputed(numbers))


def _recomputed(numbers: list[PastNumber]) -> list[FieldRow]:
    return [FieldRow(RECOMPUTED[number.what], number.before, number.after) for number in numbers]


def _of_commit(library, commit: Commit, words: str, fields: list[FieldRow], note: str | None = None) -> HistoryRow:
    subject, url = _shortened(commit.subject), library.commit_url(commit.hash)
    return HistoryRow(commit.date, words, subject, commit.hash[:SHORT_HASH], url, fields, note)


def _row(library, event: Event, moved: tuple[Commit, list[PastNumber]] | None) -> HistoryRow:
    words = KINDS[event.kind]
    if event.kind == MOVED:
        words += f" from {event.old_path.removesuffix('.yaml')}"
    fields = [_field(change) for change in sorted(_told(event), key=_place)] + (_recomputed(moved[1]) if moved else [])
    note = None if event.is_readable else "What it was cannot be read."
    return _of_commit(library, event.commit, words, fields, note)


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
