"""Nodes as plain tuples, which are stored in a fifth of the room and come back in a fraction of the time.

a text without quotes   (line, column, text)
any other text          (line, column, text, False)
a list                  (line, column, [items])
a mapping               (line, column, {key: (line, column, value)})
a hole                  (line, column)
"""

from __future__ import annotations

from build_scripts.records.node import Entry, Hole, Mapping, Node, Path, Place, Scalar, Sequence

Packed = tuple


def pack(node: Node | None) -> Packed | None:
    """The node without the name of its file, which the document has once."""
    if node is None:
        return None
    line, column = node.place[1:]
    if isinstance(node, Scalar):
        return (line, column, node.text) if node.plain else (line, column, node.text, False)
    if isinstance(node, Sequence):
        return line, column, [pack(item) for item in node.items]
    if isinstance(node, Mapping):
        entries = {key: (*entry.key_place[1:], pack(entry.value)) for key, entry in node.entries.items()}
        return line, column, entries
    return line, column


def unpack(packed: Packed | None, file: str) -> Node | None:
    """The node that was packed; `file` is the file in which it stands."""
    if packed is None:
        return None
    place = Place(file, packed[0], packed[1])
    if len(packed) == 2:
        return Hole(place)
    content = packed[2]
    if isinstance(content, list):
        return Sequence(place, [unpack(item, file) for item in content])  # type: ignore[misc]
    if isinstance(content, dict):
        entries = {
            key: Entry(Place(file, line, column), unpack(value, file))  # type: ignore[arg-type]
            for key, (line, column, value) in content.items()
        }
        return Mapping(place, entries)
    return Scalar(content, len(packed) == 3, place)


def path_to(node: Node | None, root: Node | None, levels: int = 2) -> Path | None:
    """The path that leads from `root` to this very node, at most so many levels down; None when it is not there."""
    if node is root:
        return ()
    if levels and isinstance(root, Mapping):
        for key, entry in root.entries.items():
            below = path_to(node, entry.value, levels - 1)
            if below is not None:
                return key, *below
    return None
