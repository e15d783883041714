"""The commits that touched a folder, with the files that each changed: one pass over the log of Git."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import UTC, datetime

from build_scripts.repository.git import Repository

# What a file must have in common with one that went away to count as the same under another name. Records of one kind
# look alike, so it is more than Git's own half.
ALIKE = "85%"
_HEAD, _PART = b"\x01", b"\x02"
_FORMAT = "%x01%H%x02%P%x02%ct%x02%an%x02%s"


@dataclass(frozen=True)
class FileChange:
    """A file of a commit: "A" added, "M" changed, "D" deleted, "R" renamed from `old_path`. Blobs by their hash."""

    status: str
    path: str
    old_path: str
    before: str | None
    after: str | None


@dataclass
class Commit:
    """One commit; `order` counts from the latest. What a commit `is_boundary` changed is not known: there the history
    of a shallow clone begins."""

    hash: str
    parents: tuple[str, ...]
    order: int
    moment: datetime
    author: str
    subject: str
    is_boundary: bool = False
    files: list[FileChange] = field(default_factory=list)

    @property
    def date(self) -> str:
        """The day, in UTC, so that it is the same wherever the site is built."""
        return self.moment.date().isoformat()


def read_log(repository: Repository, folder: str) -> list[Commit]:
    """Every commit that touched the folder, the latest first. Of a merge, only what differs from all its parents."""
    output = repository.run(
        "-c", "log.showRoot=true", "log", "-z", "-c", "--raw", "--no-abbrev", f"-M{ALIKE}", "--no-show-signature",
        "--no-ext-diff", "--no-textconv", "--no-mailmap", "--no-notes", "--no-decorate", f"--format={_FORMAT}",
        "--", folder or ".",
    )  # fmt: skip
    boundary = repository.boundary()
    commits: list[Commit] = []
    tokens = iter(output.split(b"\0"))
    for token in tokens:
        token = token.lstrip(b"\n")
        if token.startswith(_HEAD):
            commits.append(_commit(token[1:], len(commits), boundary))
        elif token.startswith(b":") and commits:
            status = token.split()[-1].decode("ascii")
            paths = [os.fsdecode(next(tokens))]
            # Of a merge the log tells one name, whatever happened to it.
            if status[0] in "RC" and not token.startswith(b"::"):
                paths.append(os.fsdecode(next(tokens)))
            commits[-1].files.append(_file_change(token, status, paths))
    return commits


def _commit(text: bytes, order: int, boundary: frozenset[str]) -> Commit:
    name, parents, moment, author, subject = (part.decode("utf-8", "replace") for part in text.split(_PART, 4))
    return Commit(
        name, tuple(parents.split()), order, datetime.fromtimestamp(int(moment), UTC), author, subject, name in boundary
    )


def _file_change(token: bytes, status: str, paths: list[str]) -> FileChange:
    parents = len(token) - len(token.lstrip(b":"))
    hashes = token.decode("ascii").split()[parents + 1 : -1]
    before, after = (None if set(name) == {"0"} else name for name in (hashes[0], hashes[-1]))
    kind = status[0] if parents == 1 and status[0] in "AMDR" else "M"
    if before is None:
        kind = "A"
    elif after is None:
        kind = "D"
    return FileChange(kind, paths[-1], paths[0], before, after)
