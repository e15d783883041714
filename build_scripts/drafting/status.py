"""A new status in the text of a claim: only the lines of the status change, everything else stays byte for byte."""

from __future__ import annotations

import re

from build_scripts.drafting.yaml_text import entry_lines
from build_scripts.schema import schema

FIELDS = ("status", "status_reason", "status_date", "superseded_by")
_KEY = re.compile(r"([a-z_0-9]+)\s*:(?=\s|$)")


def with_status(text: str, fields: dict[str, str]) -> str:
    """The text of a claim with these fields of the status; others of them that stand in it are taken out.

    Raises `CalcError` for a reason that no record may hold.
    """
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines(keepends=True)
    new = [f"{line}{end}" for name in FIELDS if name in fields for line in entry_lines("claim", name, fields[name])]
    kept: list[str] = []
    place = None
    for key, block in _blocks(lines):
        if key in FIELDS:
            place = len(kept) if place is None else place
            kept += _comments_behind(block)
        else:
            kept += block
    if place is None:
        place = _place(kept)
    if place and not kept[place - 1].endswith(("\n", "\r")):
        kept[place - 1] += end
    return "".join([*kept[:place], *new, *kept[place:]])


def _blocks(lines: list[str]) -> list[tuple[str | None, list[str]]]:
    """The lines by the key at the margin to which they belong; None for what stands before the first."""
    found: list[tuple[str | None, list[str]]] = [(None, [])]
    for line in lines:
        key = _KEY.match(line)
        if key:
            found.append((key[1], []))
        found[-1][1].append(line)
    return found


def _comments_behind(block: list[str]) -> list[str]:
    """The comments and empty lines at the end of a block: they belong to what follows."""
    end = len(block)
    while end > 1 and (not block[end - 1].strip() or block[end - 1].startswith("#")):
        end -= 1
    return block[end:]


def _place(lines: list[str]) -> int:
    """Where the status goes: before the first field that the schema has behind it, else at the end."""
    names = list(schema("claim")["properties"])
    behind = set(names[names.index(FIELDS[-1]) + 1 :])
    for number, line in enumerate(lines):
        key = _KEY.match(line)
        if key and key[1] in behind:
            while number and lines[number - 1].startswith("#"):
                number -= 1  # a comment right above a field belongs to it
            return number
    return len(lines)
