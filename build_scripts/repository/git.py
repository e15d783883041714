"""The one place that runs Git. It only ever reads, and it asks no other host for anything.

What Git says is bytes of strangers: names and messages are decoded leniently, and nothing of them is ever put into a
command line.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

# Settings of the user's that would change what Git prints; variables that would lead it to another repository.
SETTINGS = (
    "--literal-pathspecs",
    "-c",
    "core.quotepath=off",
    "-c",
    "color.ui=false",
    "-c",
    "log.showSignature=false",
    "-c",
    "core.pager=cat",
)
LEADING = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR", "GIT_PREFIX")
OBJECT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
REGULAR = ("100644", "100755")


class GitProblem(Exception):
    """Something that Git cannot tell, as a sentence; `advice` says what to do."""

    def __init__(self, message: str, advice: str = ""):
        super().__init__(message)
        self.advice = advice


@dataclass(frozen=True)
class Entry:
    """A file of a state: its mode, the hash of its content, and its path from the top of the repository."""

    mode: str
    blob: str
    path: str


class Repository:
    """A repository with its working tree at `top`."""

    def __init__(self, top: Path):
        self.top = top

    @classmethod
    def around(cls, folder: Path) -> Repository | None:
        """The repository that a folder is in; None without one, without Git, or where Git refuses to read it."""
        try:
            top = _run(folder, "rev-parse", "--show-toplevel")
        except GitProblem:
            return None
        return cls(Path(os.fsdecode(top).rstrip("\n")))

    def place(self, folder: Path) -> str:
        """A folder as Git names it: its path from the top, with slashes; "" for the top itself."""
        way = folder.resolve().relative_to(self.top.resolve()).as_posix()
        return "" if way == "." else way

    @property
    def is_shallow(self) -> bool:
        """Whether the history is cut off somewhere."""
        return self.run("rev-parse", "--is-shallow-repository").strip() == b"true"

    def boundary(self) -> frozenset[str]:
        """The commits at which the history of a shallow clone begins: what they changed is not known."""
        path = Path(os.fsdecode(self.run("rev-parse", "--git-path", "shallow")).rstrip("\n"))
        path = path if path.is_absolute() else self.top / path
        return frozenset(path.read_text(encoding="ascii").split()) if path.is_file() else frozenset()

    def commit(self, revision: str) -> str:
        """The hash of the commit that a revision names. Raises `GitProblem`, saying what to do."""
        try:
            found = self.run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        except GitProblem:
            raise GitProblem(f"There is no revision '{revision}' here.", self._advice(revision)) from None
        return found.decode("ascii").split()[-1]

    def merge_base(self, one: str, other: str) -> str:
        """The commit at which two revisions parted. Raises `GitProblem`, saying what to do."""
        try:
            found = self.run("merge-base", self.commit(one), self.commit(other))
        except GitProblem as problem:
            if problem.advice:
                raise
            advice = "Fetch more of both, for example with 'git fetch --unshallow', or compare without --merge-base."
            raise GitProblem(f"'{one}' and '{other}' have no common commit here.", advice) from None
        return found.decode("ascii").strip()

    def _advice(self, revision: str) -> str:
        if self.is_shallow:
            return (
                "This is a shallow clone: fetch the revision first, for example with "
                f"'git fetch --depth=1 origin {revision}', or the whole history with 'git fetch --unshallow'."
            )
        return "Name a branch, a tag or a commit ('git branch --all' lists branches), or fetch it first."

    def entries(self, commit: str, folder: str) -> list[Entry]:
        """The files below a folder in a commit, with their paths from the top."""
        output = self.run("ls-tree", "-r", "-z", "--full-tree", commit, "--", f"{folder}/" if folder else ".")
        found = []
        for line in filter(None, output.split(b"\0")):
            about, _, path = line.partition(b"\t")
            mode, kind, blob = about.decode("ascii").split()
            if kind == "blob":
                found.append(Entry(mode, blob, os.fsdecode(path)))
        return found

    def blobs(self, hashes: Iterable[str]) -> dict[str, bytes]:
        """Contents by hash, in one call. What the clone does not hold is left out."""
        wanted = list(dict.fromkeys(hashes))
        if not wanted:
            return {}
        output = self.run("cat-file", "--batch", stdin="".join(f"{name}\n" for name in wanted).encode("ascii"))
        found, start = {}, 0
        for _ in wanted:
            end = output.index(b"\n", start)
            head = output[start:end].split()
            start = end + 1
            if len(head) == 3:
                size = int(head[2])
                found[head[0].decode("ascii")] = output[start : start + size]
                start += size + 1
        return found

    def changed_files(self, folder: str) -> frozenset[str]:
        """The files below a folder that are not as they were last committed, or not committed at all."""
        output = self.run("status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", folder or ".")
        return frozenset(os.fsdecode(line[3:]) for line in output.split(b"\0") if line)

    def run(self, *arguments: str, stdin: bytes = b"") -> bytes:
        """What a command of Git prints. Raises `GitProblem`."""
        return _run(self.top, *arguments, stdin=stdin)


def _run(folder: Path, *arguments: str, stdin: bytes = b"") -> bytes:
    environment = {name: value for name, value in os.environ.items() if name not in LEADING}
    # No lock is taken for what is only read, and a clone that lacks objects is not completed over the network.
    environment |= {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(
            ["git", *SETTINGS, *arguments], cwd=folder, env=environment, input=stdin, capture_output=True, check=False
        )
    except OSError as error:
        raise GitProblem("Git cannot be run here.", "Install Git, or compare with a directory.") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise GitProblem(f"Git says: {said[-1] if said else f'exit status {done.returncode}'}")
    return done.stdout
