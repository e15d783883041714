"""What is about to be committed: the files under `claims/` as they stand in the index of Git."""

from __future__ import annotations

import subprocess
from pathlib import Path

from build_scripts.records.load import slot_of


class NoRepository(Exception):
    """The directory is in no repository, or there is no Git; says which."""


def staged_texts(root: Path) -> dict[str, bytes | None]:
    """The content of every record that the next commit changes, None where it deletes one. Names are as in findings."""
    changes = _git(root, "diff", "--cached", "--name-status", "--no-renames", "-z", "--relative", "--", ".")
    fields = changes.decode("utf-8", "surrogateescape").split("\0")[:-1]
    found: dict[str, bytes | None] = {}
    for status, name in zip(fields[::2], fields[1::2]):
        file = f"{root.resolve().name}/{name}"
        if slot_of(file) is not None:
            found[file] = None if status == "D" else _git(root, "show", f":./{name}")
    return found


def _git(root: Path, *arguments: str) -> bytes:
    try:
        return subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=True).stdout
    except OSError as error:
        raise NoRepository(f"Git cannot be run: {error.strerror}.") from error
    except subprocess.CalledProcessError as error:
        words = error.stderr.decode("utf-8", "replace").strip().splitlines()
        raise NoRepository(f"Git says: {words[0] if words else error.returncode}") from error
