"""Takes values out of nodes without ever failing: what has the wrong type counts as absent.

The schema's rules report wrong types; every other reader of a record may then rely on what it gets.
"""

from __future__ import annotations

from build_scripts.records.node import FLOAT, INTEGER, TRUE, Mapping, Node, Scalar, Sequence, child


def text(node: Node | None, key: str) -> str | None:
    """The text under `key`; None when there is none."""
    return scalar_text(child(node, key))


def scalar_text(node: Node | None) -> str | None:
    """The text of a scalar; None for null and for anything else."""
    return node.text if isinstance(node, Scalar) and not node.is_null else None


def integer(node: Node | None, key: str) -> int | None:
    """The whole number under `key`, when it was written as one."""
    found = child(node, key)
    if isinstance(found, Scalar) and found.plain and INTEGER.fullmatch(found.text):
        return int(found.text)
    return None


def boolean(node: Node | None, key: str) -> bool:
    """Whether `true` stands under `key`."""
    found = child(node, key)
    return isinstance(found, Scalar) and found.plain and found.text in TRUE


def number(node: Node | None, key: str) -> int | float | None:
    """The plain number under `key` (a bound of a quantity), an int where it was written as one."""
    found = child(node, key)
    if not isinstance(found, Scalar) or not found.plain or not FLOAT.fullmatch(found.text):
        return None
    value = int(found.text) if INTEGER.fullmatch(found.text) else float(found.text)
    return value if abs(value) < 1e300 else None


def texts(node: Node | None, key: str) -> list[str]:
    """The texts in the list under `key`."""
    found = child(node, key)
    if not isinstance(found, Sequence):
        return []
    return [item for item in map(scalar_text, found.items) if item is not None]


def text_map(node: Node | None, key: str) -> dict[str, str]:
    """The mapping of text to text under `key`, in the order in which it was written."""
    found = child(node, key)
    if not isinstance(found, Mapping):
        return {}
    pairs = ((name, scalar_text(entry.value)) for name, entry in found.entries.items())
    return {name: value for name, value in pairs if value is not None}


def parts(node: Node | None, key: str) -> dict[str, Node]:
    """The values under `key` by name, when it is a mapping."""
    found = child(node, key)
    return {name: entry.value for name, entry in found.entries.items()} if isinstance(found, Mapping) else {}


def has(node: Node | None, key: str) -> bool:
    """Whether anything but null was written under `key`, of whatever type."""
    found = child(node, key)
    return found is not None and not (isinstance(found, Scalar) and found.is_null)
