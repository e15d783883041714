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
from build_scripts.repository.git import REGULAR, GitProblem, Repository
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


class Past:
    """The files of single commits, read when they are asked for."""

    def __init__(self, repository: Repository, place: str, texts: dict[str, bytes], changed: frozenset[str]):
        self._repository = repository
        self._place = place
        self._texts = texts
        self._changed = changed
        self._trees: dict[str, dict[str, str]] = {}

    def tree(self, commit: str) -> dict[str, str]:
        """The files below the folder in a commit: path → blob."""
        if commit not in self._trees:
            start = len(self._place) + 1 if self._place else 0
            entries = self._repository.entries(commit, self._place)
            self._trees[commit] = {one.path[start:]: one.blob for one in entries if one.mode in REGULAR}
        return self._trees[commit]

    def parent(self, commit: Commit) -> str | None:
        """The commit before one, along the line into which others were merged; None where there is none here."""
        return commit.parents[0] if commit.parents and not commit.is_boundary else None

    def is_today(self, path: str, blob: str) -> bool:
        """Whether a file is today what it was."""
        return path not in self._changed and self.tree("HEAD").get(path) == blob

    def text(self, blob: str) -> bytes | None:
        """What a file was; None for what the clone does not hold."""
        if blob not in self._texts:
            self._texts |= self._repository.blobs([blob])
        return self._texts.get(blob)


@dataclass
class History:
    """The events of each file below the folder, the latest first. `changed` are the files that are not committed;
    `past` gives the files of single commits."""

    is_shallow: bool = False
    events: dict[str, list[Event]] = field(default_factory=dict)
    changed: frozenset[str] = frozenset()
    past: Past | None = None

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
    texts = _texts(repository, commits)
    open_files = frozenset(path.removeprefix(start) for path in changed)
    past = Past(repository, place, texts, open_files)
    return History(repository.is_shallow, _Events(start, texts).of(commits), open_files, past)


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
