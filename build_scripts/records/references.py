"""Where records name one another: every place in a file that holds the id of a claim or source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from build_scripts.records.node import Mapping, Node, Path, Scalar, Sequence
from build_scripts.records.reader import Document

# By kind of file; "*" stands for any key or place in a list.
PLACES = {
    "claim": (
        ("inputs", "*"),
        ("cites", "*"),
        ("derived_from", "*"),
        ("relations", "*", "*"),
        ("finding", "corrected_by"),
        ("superseded_by",),
    ),
    "source": (("quoted_in",),),
    "calculator": (
        ("inputs", "*", "default"),
        ("inputs", "*", "rivals", "*"),
        ("presets", "*", "use", "*"),
        ("sources", "*"),
    ),
    "fidelity": (("source",), ("cases", "*", "published"), ("cases", "*", "inputs", "*")),
    "questions": (("*", "claims", "*"),),
    "featured": (("*", "claim"), ("*", "vary", "*")),
    "moved": (("*", "to"),),
}


@dataclass(frozen=True)
class Reference:
    """An id in a file: the path to it, and the scalar that holds it."""

    path: Path
    node: Scalar


def references(document: Document) -> Iterator[Reference]:
    """Every id that a document names, in the order of the file."""
    places = PLACES.get(document.kind, ())
    for path, node in scalars(document.root):
        if any(_fits(path, place) for place in places):
            yield Reference(path, node)


def scalars(node: Node | None, path: Path = ()) -> Iterator[tuple[Path, Scalar]]:
    """Every text of a document with the path to it."""
    if isinstance(node, Scalar):
        yield path, node
    elif isinstance(node, Mapping):
        for key, entry in node.entries.items():
            yield from scalars(entry.value, (*path, key))
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from scalars(item, (*path, index))


def _fits(path: Path, place: tuple[str, ...]) -> bool:
    return len(path) == len(place) and all(wanted in ("*", step) for step, wanted in zip(path, place))
