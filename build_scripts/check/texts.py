"""The texts of sources, where they are at hand.

They are not in the repository. A source records the name and the SHA-256 of the text that was read; here the files of
some directories are looked through for it, so that quotes can be verified by whoever has the texts.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Container, Iterable
from functools import cached_property
from pathlib import Path

from build_scripts.records.records import Records
from build_scripts.records.source import Source

LARGEST_TEXT = 20_000_000  # bytes


class Texts:
    """Texts by their SHA-256 and by the name of their file. Files are read when they are first asked for."""

    def __init__(self, directories: Iterable[str | os.PathLike]):
        self._directories = [Path(directory) for directory in directories]
        self._decoded: dict[str, str] = {}

    @cached_property
    def _files(self) -> list[tuple[str, str, Path]]:
        """(name, sha256, path) of every file."""
        found = []
        for directory in self._directories:
            for path in sorted(directory.rglob("*")) if directory.is_dir() else ():
                if path.is_file() and not path.name.startswith(".") and path.stat().st_size <= LARGEST_TEXT:
                    found.append((path.name, hashlib.sha256(path.read_bytes()).hexdigest(), path))
        return found

    @cached_property
    def _by_sum(self) -> dict[str, Path]:
        return {digest: path for _, digest, path in self._files}

    def with_sum(self, sha256: str | None) -> str | None:
        """The text with this SHA-256, or None when it is not at hand."""
        path = self._by_sum.get(sha256 or "")
        if path is None:
            return None
        if sha256 not in self._decoded:
            self._decoded[sha256] = path.read_bytes().decode("utf-8-sig", errors="replace")
        return self._decoded[sha256]

    def sums_named(self, name: str | None) -> list[str]:
        """The sums of the files with this name."""
        return [digest for known, digest, _ in self._files if known == name]

    def of(self, source: Source | None, records: Records) -> str | None:
        """The text in which the quotes of a source stand: its own, or that of the source that quotes it."""
        seen: set[str] = set()
        while source is not None and source.id not in seen:
            seen.add(source.id)
            if source.text_sha256 or not source.quoted_in:
                return self.with_sum(source.text_sha256)
            source = records.sources.get(source.quoted_in)
        return None


def quotes_looked_up(records: Records, texts: Texts, wanted: Container[str] | None = None) -> tuple[int, int]:
    """How many quotes belong to a source whose text is at hand, and how many quotes there are (in the files wanted)."""
    quoted = [claim for claim in records.statements if claim.quote and (wanted is None or claim.file in wanted)]
    at_hand = [claim for claim in quoted if texts.of(records.sources.get(claim.source), records) is not None]
    return len(at_hand), len(quoted)
