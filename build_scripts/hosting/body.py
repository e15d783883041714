"""The text of a comment or issue of ours: found again by a hidden marker, and no longer than the host takes."""

from __future__ import annotations

import re
import stat
from pathlib import Path

LONGEST = 65_536  # of a comment or issue; counted here in bytes, which are never fewer than its characters
LARGEST_FILE = 1_000_000  # bytes
AUTHOR = "github-actions[bot]"
NAME = re.compile(r"[a-z][a-z0-9-]{0,40}")
SHORTENED = "\n\n*Cut off here: the rest is longer than the host takes.*\n"
FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})", re.MULTILINE)


def marker(name: str) -> str:
    """The line by which a text of ours is found again. Raises `ValueError` for a name that is not a plain word."""
    if not NAME.fullmatch(name):
        raise ValueError(f"'{name}' is not a name: lower-case letters, digits and hyphens.")
    return f"<!-- ready-reckoner: {name} -->"


def is_ours(entry: dict, name: str, author: str = AUTHOR) -> bool:
    """Whether a comment or issue is the one that we wrote: anybody can write the marker, but not as our author."""
    user, body = entry.get("user") or {}, entry.get("body") or ""
    return user.get("login") == author and body.startswith(marker(name))


def is_same(one: str | None, other: str | None) -> bool:
    """Whether two texts are the same but for the ends of lines, which the host may change."""
    return (one or "").replace("\r\n", "\n").strip() == (other or "").replace("\r\n", "\n").strip()


def body(name: str, text: str) -> str:
    """The marker and the text, shortened to what the host takes."""
    head = f"{marker(name)}\n"
    return head + fit(text.strip() + "\n", LONGEST - len(head.encode()))


def fit(text: str, longest: int) -> str:
    """The text itself, or its beginning, at most `longest` bytes; what is open where it ends is closed."""
    if len(text.encode()) <= longest:
        return text
    # Room for what is closed; a text that opens more than this is not one of ours, and is cut all the same.
    room = longest - len(SHORTENED.encode()) - 500
    kept = text.encode()[: max(0, room)].decode(errors="ignore")
    kept = kept[: kept.rfind("\n") + 1] or kept
    fences = FENCE.findall(kept)
    if len(fences) % 2:
        kept += f"\n{fences[-1]}\n"
    is_open = kept.count("<details") - kept.count("</details>")
    return kept + "\n</details>" * min(max(0, is_open), 40) + SHORTENED


def read_file(path: Path) -> str:
    """A file of an artifact as text. Raises `ValueError` for what is no plain file, or a large one."""
    try:
        # A link could lead to a file of the machine, which would then stand in a public comment.
        if not stat.S_ISREG(path.lstat().st_mode):
            raise ValueError(f"{path.name} is not a plain file.")
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise ValueError(f"{path} cannot be read: {error.strerror}. Name a file that is there.") from None
    if len(content) > LARGEST_FILE:
        raise ValueError(f"{path.name} is longer than {LARGEST_FILE:,} bytes.")
    return content.decode("utf-8", errors="replace")
