"""What became of each record, from Git: when it was added and what changed in it since.

Commits that change the layout of a file alone are left out. Where the history is cut off, or Git is not there, that is
said; nothing here depends on the network or on the user's settings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from build_scripts.records.changes import FieldChange, changes
from build_scripts.records.node import Node
from build_scripts.records.reader import LARGEST_FILE, Document, parse_text
from build_scripts.repository.git import GitProblem, Repository
from build_scripts.repository.log import Commit, FileChange, read_log

ADDED, CHANGED, MOVED, REMOVED, BEGINS = "added", "changed", "moved", "removed", "begins"
_KINDS = {"A": ADDED, "M": CHANGED, "R": MOVED, "D": REMOVED}


@dataclass(frozen=True)
class Event:
    """What one commit did to one record. `old_path` is the file that it was before, where that was another;
    `is_readable` says whether both texts could be read, so that `fields` are all that changed."""

    kind: str
    commit: Commit
    path: str
    old_path: str
    fields: tuple[FieldChange, ...] = ()
    is_readable: bool = True

    def change(self, name: str) -> FieldChange | None:
        """The change of one field, if it changed."""
        return next((one for one in self.fields if one.field == name), None)


@dataclass
class History:
    """The events of each file below the folder, the latest first. `changed` are the files that are not committed."""

    is_shallow: bool = False
    events: dict[str, list[Event]] = field(default_factory=dict)
    changed: frozenset[str] = frozenset()

    def of(self, path: str) -> list[Event]:
        """What became of a file, by its path below the folder."""
        return self.events.get(path, [])


def read_history(folder: Path) -> History | None:
    """The history of the files below a folder; None where Git does not know it."""
    repository = Repository.around(folder) if folder.is_dir() else None
    if repository is None:
        return None
    try:
        place = repository.place(folder)
        commits = read_log(repository, place)
        changed = repository.changed_files(place)
    except (GitProblem, ValueError):  # no commit yet; a folder that only a link leads to
        return None
    if not commits:
        return None
    start = f"{place}/" if place else ""
    found = _Events(start, _texts(repository, commits)).of(commits)
    return History(
        repository.is_shallow,
        found,
        frozenset(path.removeprefix(start) for path in changed),
    )


def _texts(repository: Repository, commits: Iterable[Commit]) -> dict[str, bytes]:
    """What the files were that changed from one text to another."""
    files = [one for commit in commits for one in commit.files if not commit.is_boundary]
    wanted = [
        name for one in files if one.status in "MR" and one.before != one.after for name in (one.before, one.after)
    ]
    return repository.blobs(name for name in wanted if name)


class _Events:
    """Follows records from commit to commit, the latest first, through all their names."""

    def __init__(self, start: str, texts: dict[str, bytes]):
        self._start = start
        self._texts = texts
        self._names: dict[str, str] = {}  # what a file of older commits is called now
        self._root: Callable[[str], Node | None] = cache(self._read)

    def of(self, commits: Iterable[Commit]) -> dict[str, list[Event]]:
        found: dict[str, list[Event]] = defaultdict(list)
        for commit in commits:
            renamed = {}
            for one in commit.files:
                path, old_path = one.path.removeprefix(self._start), one.old_path.removeprefix(self._start)
                now = self._names.get(path, path)
                if one.status == "R":
                    renamed[old_path] = now
                event = self._event(commit, one, path, old_path)
                if event is not None:
                    found[now].append(event)
            self._names |= renamed
        return dict(found)

    def _event(self, commit: Commit, one: FileChange, path: str, old_path: str) -> Event | None:
        if commit.is_boundary:
            return Event(BEGINS, commit, path, path)
        kind = _KINDS[one.status]
        if kind in (ADDED, REMOVED) or one.before == one.after:
            return Event(kind, commit, path, old_path)
        before, after = self._root(one.before), self._root(one.after)
        if before is None or after is None:
            return Event(kind, commit, path, old_path, is_readable=False)
        fields = tuple(changes(before, after))
        return Event(kind, commit, path, old_path, fields) if fields or kind == MOVED else None

    def _read(self, name: str) -> Node | None:
        raw = self._texts.get(name)
        if raw is None or len(raw) > LARGEST_FILE:
            return None
        document = Document(name, "")
        try:
            parse_text(raw.decode("utf-8-sig"), document)
        except UnicodeDecodeError:
            return None
        return document.root
