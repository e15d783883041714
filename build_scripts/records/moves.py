"""Ids that have moved: what an id is called today."""

from __future__ import annotations

from build_scripts.records.records import Records


def current_id(records: Records, old: str) -> str:
    """The id that stands today for one that may have moved, itself or with its source, and more than once.

    One that has not moved is returned as it is; so is one that moves in a circle, which the check reports.
    """
    name, seen = old, {old}
    while (further := _one_step(records, name)) is not None:
        if further in seen:
            return old
        seen.add(further)
        name = further
    return name


def _one_step(records: Records, name: str) -> str | None:
    """Where an id was moved; of one of several values, its claim, and of a claim, its source."""
    whole, mark, part = name.partition("#")
    source, slash, claim = whole.partition("/")
    if (found := records.moved.get(whole)) and found.to:
        return found.to + mark + part
    if slash and (found := records.moved.get(source)) and found.to:
        return f"{found.to}/{claim}{mark}{part}"
    return None
