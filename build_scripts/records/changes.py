"""What changed in a record from one text of it to another, field by field.

Only what the record says counts: comments, the layout, the order of fields and the kind of quotes do not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from build_scripts.records.node import Mapping, Node, Scalar, Sequence


@dataclass(frozen=True)
class FieldChange:
    """A field before and after; None where it was not, or is not any more. Lists are texts with commas."""

    field: str
    before: str | None
    after: str | None


def fields(root: Node | None) -> dict[str, str]:
    """Every field that a record has by its path (`inputs.cost`, `finding.cause`), in the order of the file."""
    return dict(_fields(root, ""))


def changes(before: Node | None, after: Node | None) -> list[FieldChange]:
    """The fields in which two texts of a record differ, those of the second first, in its order."""
    old, new = fields(before), fields(after)
    return [
        FieldChange(name, old.get(name), new.get(name))
        for name in dict.fromkeys([*new, *old])
        if old.get(name) != new.get(name)
    ]


def _fields(node: Node | None, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, Mapping):
        for key, entry in node.entries.items():
            yield from _fields(entry.value, f"{path}.{key}" if path else key)
    elif isinstance(node, Sequence):
        if all(isinstance(item, Scalar) for item in node.items):
            yield path, ", ".join(item.text for item in node.items)
        else:
            for index, item in enumerate(node.items):
                yield from _fields(item, f"{path}[{index + 1}]")
    elif isinstance(node, Scalar) and not node.is_null:
        yield path, node.text
