"""A repository of Git in a temporary directory, which no setting of the user's reaches."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

IDENTITY = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER")
            for what, value in (("NAME", "Ada & Bo"), ("EMAIL", "ada@example.org"))}  # fmt: skip


class Scratch:
    """A repository to commit to; the days of its commits follow one another."""

    def __init__(self, top: Path):
        self.top = top
        self.day = 0
        top.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str, **more: str) -> str:
        """Run a command of Git; what it printed."""
        environment = {**os.environ, **IDENTITY, **more, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        done = subprocess.run(["git", *arguments], cwd=self.top, env=environment, check=True, capture_output=True)
        return done.stdout.decode("utf-8").strip()

    def write(self, name: str, content: str) -> None:
        """Write a file, whatever was there."""
        path = self.top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        """Replace a part of a file that must be there."""
        text = (self.top / name).read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {name}"
        self.write(name, text.replace(old, new, 1))

    def commit(self, message: str) -> str:
        """Commit all that there is; the hash."""
        self.day += 1
        date = f"2026-01-{self.day:02d}T12:00:00+02:00"
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "-m", message, GIT_AUTHOR_DATE=date, GIT_COMMITTER_DATE=date)
        return self.git("rev-parse", "HEAD")

    def shallow_clone(self, into: Path, depth: int = 1) -> Path:
        """A clone of this one without most of its history."""
        self.git("clone", "--quiet", f"--depth={depth}", self.top.as_uri(), str(into))
        return into
