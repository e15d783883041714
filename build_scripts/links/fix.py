"""Names an archived copy in the text of a source, and changes nothing else in it."""

from __future__ import annotations

import re

from build_scripts.records.node import Mapping, Scalar, child, resolved
from build_scripts.records.reader import Document, parse_text

FIELD = "archived_url"
# Nothing, in any of the ways in which it can be written, and a comment behind it.
EMPTY_LINE = re.compile(r"^archived_url:[ \t]*(?:null|Null|NULL|~)?(?P<rest>[ \t]+#.*|[ \t]*)$")


def with_copy(text: str, address: str) -> str | None:
    """The text of a `source.yaml` with `archived_url: <address>`; None when that cannot be done with one line alone."""
    before = _read(text)
    if not isinstance(before.root, Mapping) or before.broken:
        return None
    lines = text.splitlines(keepends=True)
    place = _line(before.root, lines)
    if place is None:
        return None
    index, is_new = place
    end = "\n" if is_new else lines[index][len(lines[index].rstrip("\r\n")) :]
    rest = "" if is_new else EMPTY_LINE.match(lines[index].rstrip("\r\n"))["rest"].rstrip()
    line = f"{FIELD}: {address}{rest}{end}"
    fixed = "".join([*lines[:index], line, *lines[index if is_new else index + 1 :]])
    return fixed if _differs_by_copy(before, _read(fixed), address) else None


def _line(root: Mapping, lines: list[str]) -> tuple[int, bool] | None:
    """The line with the empty field, or the one before which a new line goes; None where there is neither."""
    entry = root.entries.get(FIELD)
    if entry is not None:
        index = entry.key_place.line - 1
        is_empty = isinstance(entry.value, Scalar) and entry.value.is_null
        return (index, False) if is_empty and EMPTY_LINE.match(lines[index].rstrip("\r\n")) else None
    keys = [other.key_place.line - 1 for other in root.entries.values()]
    if "url" not in root.entries or (lines and not lines[-1].endswith("\n")):
        return None
    url = root.entries["url"].key_place.line - 1
    return min((line for line in keys if line > url), default=len(lines)), True


def _differs_by_copy(before: Document, after: Document, address: str) -> bool:
    """Whether the text still says the same, and the address besides; what was wrong in it may stay."""
    if not isinstance(after.root, Mapping) or after.broken or _kinds(after) != _kinds(before):
        return False
    found = child(after.root, FIELD)
    old, new = resolved(before.root), resolved(after.root)
    return isinstance(found, Scalar) and found.text == address and {**old, FIELD: address} == new


def _kinds(document: Document) -> list[str]:
    return [trouble.kind for trouble in document.troubles]


def _read(text: str) -> Document:
    document = Document("source.yaml", "source")
    parse_text(text, document)
    return document
