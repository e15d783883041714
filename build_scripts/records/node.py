"""What stands in a YAML file, with the place of every key and every value.

PyYAML's own values are not used: YAML 1.1 turns `1:30` into 90 and `no` into False, and forgets how a number was
written. Here a scalar stays the text that was written, and only the few fields that are integers are read as such.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
TRUE = ("true", "True", "TRUE")
FALSE = ("false", "False", "FALSE")
INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
FLOAT = re.compile(r"[-+]?(\.[0-9]{1,40}|[0-9]{1,40}(\.[0-9]{0,40})?)([eE][-+]?[0-9]{1,3})?")


class Place(NamedTuple):
    """Where something stands: the file as shown to people, line and column counted from 1."""

    file: str
    line: int
    column: int


@dataclass(slots=True)
class Scalar:
    """A text; `plain` when it was written without quotes and not as a block, so that it may mean a number."""

    text: str
    plain: bool
    place: Place

    @property
    def is_null(self) -> bool:
        """Nothing was written: an empty value, `~` or `null`, without quotes."""
        return self.plain and self.text in NULLS


@dataclass(slots=True)
class Sequence:
    """A list of nodes."""

    place: Place
    items: list[Node] = field(default_factory=list)


class Entry(NamedTuple):
    """One `key: value` of a mapping: where the key stands, and the value."""

    key_place: Place
    value: Node


@dataclass(slots=True)
class Mapping:
    """Keys with their values, in the order in which they were written."""

    place: Place
    entries: dict[str, Entry] = field(default_factory=dict)


@dataclass(slots=True)
class Hole:
    """Something that cannot be used (an alias, a tagged value); it has been reported where it was read."""

    place: Place


Node = Scalar | Sequence | Mapping | Hole
Path = tuple[str | int, ...]


def child(node: Node | None, step: str | int) -> Node | None:
    """The value under a key or an index, or None when there is none."""
    if isinstance(node, Mapping):
        entry = node.entries.get(str(step))
        return entry.value if entry else None
    if isinstance(node, Sequence) and isinstance(step, int) and 0 <= step < len(node.items):
        return node.items[step]
    return None


def value_place(node: Node, path: Path) -> Place:
    """Where the value at `path` stands; where it does not exist, the nearest that holds it."""
    for step in path:
        below = child(node, step)
        if below is None:
            break
        node = below
    return node.place


def key_place(node: Node, path: Path) -> Place:
    """Where the last key of `path` stands; falls back to the nearest place that exists."""
    above: Node | None = node
    for step in path[:-1]:
        above = child(above, step)
    if path and isinstance(above, Mapping) and str(path[-1]) in above.entries:
        return above.entries[str(path[-1])].key_place
    return value_place(node, path)


def resolved(node: Node) -> object:
    """The value as an editor with our JSON Schemas sees it (YAML 1.2): numbers, true/false and null where plain.

    A hole is returned as it is, so that nobody mistakes it for a value.
    """
    if isinstance(node, Scalar):
        return _resolved_scalar(node)
    if isinstance(node, Sequence):
        return [resolved(item) for item in node.items]
    if isinstance(node, Mapping):
        return {key: resolved(entry.value) for key, entry in node.entries.items()}
    return node


def _resolved_scalar(node: Scalar) -> object:
    text = node.text
    if not node.plain:
        return text
    if text in NULLS:
        return None
    if text in TRUE:
        return True
    if text in FALSE:
        return False
    if INTEGER.fullmatch(text):
        return int(text)
    if FLOAT.fullmatch(text):
        return float(text)
    return text
