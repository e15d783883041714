"""Writing records: everything or nothing, and never over a file that is there."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


class CannotWrite(Exception):
    """Why nothing was written, in a sentence."""


class Changes:
    """Files to be written together: new ones, and ones whose content changes from what was read."""

    def __init__(self) -> None:
        self._new: dict[Path, bytes] = {}
        self._changed: dict[Path, tuple[bytes, bytes]] = {}

    def add(self, path: Path, text: str) -> None:
        """A file that must not be there yet."""
        self.add_bytes(path, text.encode("utf-8"))

    def add_bytes(self, path: Path, content: bytes) -> None:
        """The same, with the content as bytes."""
        self._new[path] = content

    def change(self, path: Path, before: bytes, after: bytes) -> None:
        """A file that is there, with what was read of it."""
        self._changed[path] = before, after

    def write(self) -> list[Path]:
        """Write all of them; raises `CannotWrite`, and then none is. Returns them in the order in which they came."""
        self._refuse_what_is_in_the_way()
        made: list[Path] = []
        try:
            for path, content in self._new.items():
                made += _make_directory(path.parent)
                with open(path, "xb") as file:
                    made.append(path)
                    file.write(content)
            for path, (_, content) in self._changed.items():
                draft = path.with_name(f".{path.name}.{os.getpid()}")
                made.append(draft)
                draft.write_bytes(content)
            for path in self._changed:
                path.with_name(f".{path.name}.{os.getpid()}").replace(path)
        except BaseException as error:
            _remove(made)
            if isinstance(error, OSError):
                raise CannotWrite(f"{error.filename} cannot be written: {error.strerror}.") from None
            raise
        return [*self._new, *self._changed]

    def _refuse_what_is_in_the_way(self) -> None:
        for path in self._new:
            if os.path.lexists(path):
                raise CannotWrite(f"{path} is there already, and is not overwritten.")
        for path, (before, _) in self._changed.items():
            if _content(path) != before:
                raise CannotWrite(f"{path} was changed by somebody else in the meantime. Run the command again.")


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _make_directory(path: Path) -> list[Path]:
    if path.is_dir():
        return []
    path.mkdir(parents=True)
    return [path]


def _remove(made: list[Path]) -> None:
    for path in reversed(made):
        with suppress(OSError):
            path.rmdir() if path.is_dir() else path.unlink()
