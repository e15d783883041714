"""What every record has: the document that it was read from, and the way from a field to its place."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.records import take
from build_scripts.records.node import Node, Place, child, key_place, value_place
from build_scripts.records.packed import path_to
from build_scripts.records.reader import Document

ABSENT = object()


@dataclass
class Record:
    """A record with its id. `node` is the mapping that holds its fields (None when the file could not be read)."""

    id: str
    document: Document
    node: Node | None

    def __getstate__(self) -> dict:
        """To be stored: the way to the node instead of the node, and nothing that is as the class has it anyway."""
        state = {key: value for key, value in self.__dict__.items() if getattr(type(self), key, ABSENT) is not value}
        if "node" in state:
            state["path"] = path_to(state.pop("node"), self.document.root)
        return state

    def __getattr__(self, name: str) -> Node | None:
        if name != "node" or "path" not in self.__dict__:
            raise AttributeError(name)
        node, path = self.document.root, self.__dict__.pop("path")
        for step in path or ():
            node = child(node, step)
        self.node = None if path is None else node
        return self.node

    @property
    def file(self) -> str:
        """The file as shown to people."""
        return self.document.file

    @property
    def broken(self) -> bool:
        """The file could not be read to its end: the record exists, but what it lacks means nothing."""
        return self.document.broken

    def at(self, *path: str | int) -> Place:
        """Where the value of a field stands, or the nearest place to it that exists."""
        return value_place(self.node, tuple(path)) if self.node is not None else Place(self.file, 1, 1)

    def key_at(self, *path: str | int) -> Place:
        """Where the name of a field stands."""
        return key_place(self.node, tuple(path)) if self.node is not None else Place(self.file, 1, 1)

    def has(self, *path: str) -> bool:
        """Whether a field was written and is not null."""
        node: Node | None = self.node
        for step in path[:-1]:
            node = take.child(node, step)
        return take.has(node, path[-1])
