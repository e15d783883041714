"""What the JSON Schema of its kind says against a document, with places.

The library says what is wrong with a value at a path; the rules say it in our words. A hole (an alias, a tagged value)
has been reported where it was read, so nothing more is said of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from build_scripts.records.node import Hole, Node, Path, Place, Scalar, child, key_place, resolved, value_place
from build_scripts.records.reader import Document
from build_scripts.schema import schema
from calc.suggestion import closest

if TYPE_CHECKING:
    from jsonschema.protocols import Validator


@dataclass(frozen=True)
class ShapeError:
    """One complaint: which keyword of the schema, where, the value, and the schema of that place."""

    keyword: str
    path: Path
    value: object
    limit: object  # what stands behind the keyword in the schema
    schema: dict
    root: Node

    @property
    def field(self) -> str:
        """The path as people read it: `inputs.tokens`, `derived_from[2]`."""
        return field_name(self.path)

    @property
    def place(self) -> Place:
        """Where the value stands."""
        return value_place(self.root, self.path)

    @property
    def written(self) -> str:
        """The value as it was written, when it is a single text."""
        node: Node | None = self.root
        for step in self.path:
            node = child(node, step)
        return node.text if isinstance(node, Scalar) else ""

    def key_place(self, *below: str) -> Place:
        """Where a key stands at or below the path."""
        return key_place(self.root, (*self.path, *below))

    @property
    def description(self) -> str:
        """What the schema says that the value is for."""
        return str(self.schema.get("description", ""))

    @property
    def example(self) -> object:
        """A value that would be right."""
        return (self.schema.get("examples") or [""])[0]


def field_name(path: Path) -> str:
    """A path as people read it; items of a list are counted from 1."""
    name = ""
    for step in path:
        name += f"[{step + 1}]" if isinstance(step, int) else f"{'.' if name else ''}{step}"
    return name


def _is_whole(checker: object, value: object) -> bool:
    """JSON Schema takes 3.0 for an integer; a record that means 3 writes 3."""
    return isinstance(value, int) and not isinstance(value, bool)


@cache
def _validator(kind: str) -> Validator:
    import jsonschema  # slow to import, and not needed to look a record up

    draft = jsonschema.Draft202012Validator
    types = draft.TYPE_CHECKER.redefine("integer", _is_whole)
    return jsonschema.validators.extend(draft, type_checker=types)(schema(kind))


def shape_errors(document: Document) -> list[ShapeError]:
    """Everything that the schema says against a document that could be read, in the order of the file."""
    if document.root is None:
        return []
    found = [
        ShapeError(
            error.validator,
            tuple(error.absolute_path),
            error.instance,
            error.validator_value,
            error.schema,
            document.root,
        )
        for error in _validator(document.kind).iter_errors(resolved(document.root))
        if not isinstance(error.instance, Hole)
    ]
    return sorted(found, key=lambda one: (one.place, one.keyword, one.field))


def known_keys(kind: str) -> Iterator[tuple[str, str]]:
    """Every key that a kind of record knows, with the key that holds it ("" at the top)."""

    def walk(part: object, above: str) -> Iterator[tuple[str, str]]:
        properties = part.get("properties", {}) if isinstance(part, dict) else {}
        for name, below in properties.items():
            yield name, above
            yield from walk(below, name)

    yield from walk(schema(kind), "")


def closest_key(word: str, known: list[str]) -> str | None:
    """The key that was probably meant."""
    same = [key for key in known if key.replace("_", "") == word.lower().replace("-", "").replace("_", "")]
    return same[0] if same else closest(word, known)
