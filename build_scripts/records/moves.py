"""Ids that have moved: what an id is called today."""

from __future__ import annotations

import re

from build_scripts.records.records import Records

# Of a source, or with a slash of a claim. Addresses are made of old ids too, so they must be ids.
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?")


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


def old_claim_ids(records: Records) -> dict[str, str]:
    """Every id that a claim once had, with the one that it has today; those of a moved source's claims among them."""
    claims = [claim.id for claim in records.statements]
    named = {*claims, *(name for name in records.moved if "/" in name)}
    old = {name for name in records.moved if "/" in name}
    for source in (name for name in records.moved if "/" not in name):
        today = current_id(records, source)
        old |= {f"{source}/{name.partition('/')[2]}" for name in named if name.startswith(f"{today}/")}
    old = {name for name in old if ID.fullmatch(name) and name not in records.claims}
    found = {name: current_id(records, name) for name in sorted(old)}
    return {name: today for name, today in found.items() if today in records.claims}


def _one_step(records: Records, name: str) -> str | None:
    """Where an id was moved; of one of several values, its claim, and of a claim, its source."""
    whole, mark, part = name.partition("#")
    source, slash, claim = whole.partition("/")
    if (found := records.moved.get(whole)) and found.to:
        return found.to + mark + part
    if slash and (found := records.moved.get(source)) and found.to:
        return f"{found.to}/{claim}{mark}{part}"
    return None
