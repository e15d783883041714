"""An id that has moved leads to one that is there."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.finding import Finding, short
from build_scripts.check.rule import Rule
from build_scripts.records.moves import current_id
from build_scripts.records.node import Place
from build_scripts.records.records import Records
from build_scripts.records.vocabulary import Move

RULE = Rule("RR307", "moved", "records", "An id that has moved is free, and leads to one of its kind that exists.")


def check(records: Records, context: Context) -> Iterator[Finding]:
    """Moves of what is still there, to another kind, in a circle, and to nowhere."""
    for move in records.moved.values():
        if _exists(records, move.id):
            yield _not_free(move)
        if move.to is None:
            continue  # the schema says that it is missing
        if ("/" in move.to) != ("/" in move.id):
            yield _finding(
                move,
                "A claim cannot become a source, nor a source a claim.",
                "an id of the same kind",
                "Name a claim for a claim, and a source for a source.",
            )
        elif current_id(records, move.id) == move.id:
            yield _finding(
                move, "The move leads back to where it began.", "an id that is in use", "Name the id that holds today."
            )
        elif not _exists(records, current_id(records, move.id)):
            yield _missing(move, current_id(records, move.id), context)


def _exists(records: Records, name: str) -> bool:
    return name in (records.claims if "/" in name else records.directories)


def _not_free(move: Move) -> Finding:
    root = move.document.root
    return RULE.error(
        root.entries[move.id].key_place if root is not None else Place(move.document.file, 1, 1),  # type: ignore[union-attr]
        "This id is still in use.",
        field=short(move.id),
        found=f"'{short(move.id)}'",
        expected="an old id that nothing has",
        advice="Delete the entry, or rename what has the id.",
    )


def _missing(move: Move, name: str, context: Context) -> Finding:
    meant = context.nearest.claim(name, name.split("/")[0]) if "/" in name else context.nearest.source(name)
    return _finding(
        move,
        f"The move leads to '{short(name)}', which does not exist.",
        "the id of a record",
        f"Did you mean '{meant}'?" if meant and meant != name else "Name the id that holds today.",
    )


def _finding(move: Move, message: str, expected: str, advice: str) -> Finding:
    return RULE.error(
        move.at("to"), message, field=f"{short(move.id)}.to", found=f"'{short(move.to)}'", expected=expected,
        advice=advice,
    )  # fmt: skip
