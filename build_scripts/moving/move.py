"""A move of an id, worked out before anything is written.

References are corrected in the text of the files where they stand, byte for byte otherwise. What a person wrote about
the old id, in notes, comments and pages, is found but not changed: only a person can say what it should say now.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from build_scripts.records import Records
from build_scripts.records.moves import ID
from build_scripts.records.node import Place, Scalar
from build_scripts.records.reader import Document
from build_scripts.records.references import references

MOVED = "vocabulary/moved.yaml"
HEADER = "# Ids that have moved, so that old addresses lead on. `python -m build_scripts move` writes this.\n"
NO_CLAIMS = ("vocabulary", "calculators", "fidelity")
# Beside claims/, where people write about claims.
ABOUT = ("README.md", "docs", "tests", "bench")
TEXT_ENDINGS = (".md", ".py", ".js", ".html", ".yaml", ".json")
_LINE_END = re.compile(r"\r\n|\r|\n")


class MoveProblem(Exception):
    """Why an id cannot be moved; `advice` says what to do."""

    def __init__(self, message: str, advice: str):
        super().__init__(message)
        self.advice = advice


@dataclass
class Move:
    """What has to be done: a file or folder to rename, and files with their new text, by their path below the root."""

    old: str
    new: str
    rename: tuple[str, str]
    texts: dict[str, str] = field(default_factory=dict)
    references: int = 0
    mentions: list[Place] = field(default_factory=list)

    def carry_out(self, root: Path) -> None:
        """Write it all. The texts come first: what is renamed takes its own new text with it."""
        for name, text in self.texts.items():
            (root / name).write_bytes(text.encode("utf-8"))
        source, target = (root / name for name in self.rename)
        source.rename(target)


def plan(records: Records, root: Path, old: str, new: str, date: str, reason: str) -> Move:
    """Work a move out. Raises `MoveProblem`, before anything is touched."""
    _require_possible(records, root, old, new, reason)
    ending = ".yaml" if "/" in old else ""
    move = Move(old, new, (old + ending, new + ending))
    for document in records.documents:
        name = document.file.partition("/")[2]
        text = (root / name).read_bytes().decode("utf-8")
        corrected, count = _corrected(text, document, old, new)
        if count:
            move.texts[name] = corrected
            move.references += count
    move.mentions = [*_mentions(records, root, move), *_mentions_beside(root, old)]
    known = move.texts.get(MOVED) or _text(root / MOVED) or HEADER
    move.texts[MOVED] = known + ("" if known.endswith("\n") else "\n") + entry(old, new, date, reason)
    return move


def entry(old: str, new: str, date: str, reason: str) -> str:
    """The lines that record a move."""
    words = yaml.safe_dump({"reason": " ".join(reason.split())}, allow_unicode=True, width=100)
    lines = [f"to: {new}", f"date: {date}", *words.splitlines()]
    return f"{old}:\n" + "".join(f"  {line}\n" for line in lines)


def _require_possible(records: Records, root: Path, old: str, new: str, reason: str) -> None:
    what, known = ("claim", records.claims) if "/" in old else ("source", records.directories)
    if old not in known or "#" in old:
        raise MoveProblem(
            f"There is no {what} '{old}'.", "Name one that exists: <source-id>/<claim-id>, or <source-id>."
        )
    if not ID.fullmatch(new) or ("/" in new) != ("/" in old) or new.split("/")[0] in NO_CLAIMS:
        raise MoveProblem(
            f"'{new}' is no id for a {what}.",
            "Write small letters and digits with single hyphens"
            + (", as in <source-id>/<claim-id>." if "/" in old else ", as in leak-2023-07."),
        )
    if old.endswith("/source") or new.endswith("/source"):
        raise MoveProblem("'source' is the record of the source itself.", "Move the whole source, or name a claim.")
    if new in known or (root / (f"{new}.yaml" if "/" in new else new)).exists():
        raise MoveProblem(f"The id '{new}' is in use.", "Choose one that is free.")
    if "/" in new and new.split("/")[0] not in records.directories:
        raise MoveProblem(f"There is no source '{new.split('/')[0]}'.", "Add it first, or stay within the source.")
    if new in records.moved:
        raise MoveProblem(
            f"'{new}' is an old id, which leads to '{records.moved[new].to}'.",
            f"Choose another, or delete its entry from claims/{MOVED} first.",
        )
    if not reason.strip():
        raise MoveProblem("The reason is missing.", "Say with --reason why the id changes.")
    _require_readable(records, root, old)


def _require_readable(records: Records, root: Path, old: str) -> None:
    """In a broken file nobody can tell a reference from other text."""
    broken = [document.file for document in records.documents if document.broken]
    named = [file for file in broken if old in (_text(root / file.partition("/")[2]) or old)]
    if named:
        raise MoveProblem(
            f"{', '.join(named)} cannot be read, and may name '{old}'.", "Run 'check' and repair it first."
        )


def _text(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def _corrected(text: str, document: Document, old: str, new: str) -> tuple[str, int]:
    """The text of a file with every reference to the old id replaced, and how many there were."""
    starts = [0, *(found.end() for found in _LINE_END.finditer(text))]
    offset = 1 if text.startswith("\ufeff") else 0
    places = []
    for reference in references(document):
        if _names(reference.node.text, old):
            places.append(_offset(text, starts, reference.node, old, offset))
    for place in sorted(places, reverse=True):
        text = text[:place] + new + text[place + len(old) :]
    return text, len(places)


def _names(text: str, old: str) -> bool:
    """Whether a reference is to the id, to one of its values, or to a claim of the source."""
    return text == old or text.startswith(f"{old}#" if "/" in old else f"{old}/")


def _offset(text: str, starts: list[int], node: Scalar, old: str, offset: int) -> int:
    line, column = node.place.line, node.place.column - 1
    place = starts[line - 1] + column + (offset if line == 1 else 0)
    for start in (place, place + 1):  # after the quotation mark, where there is one
        if text.startswith(old, start):
            return start
    raise MoveProblem(
        f"{node.place.file}:{line} names '{old}' in a way that cannot be corrected by itself.",
        "Write the id there plainly, then move it.",
    )


# Mentions


def _mentions(records: Records, root: Path, move: Move) -> Iterator[Place]:
    """What the records say about the old id, beside references."""
    for document in records.documents:
        name = document.file.partition("/")[2]
        text = move.texts.get(name) or _text(root / name) or ""
        yield from _in_text(text, _renamed(document.file, move), move.old)


def _renamed(file: str, move: Move) -> str:
    """A file as it is called after the move."""
    top, _, name = file.partition("/")
    source, target = move.rename
    if name == source or name.startswith(f"{source}/"):
        name = target + name[len(source) :]
    return f"{top}/{name}"


def _mentions_beside(root: Path, old: str) -> Iterator[Place]:
    """What stands beside the claims: pages by hand, tests."""
    for name in ABOUT:
        top = root.parent / name
        for path in [top] if top.is_file() else sorted(top.rglob("*")):
            if path.suffix in TEXT_ENDINGS and path.is_file():
                yield from _in_text(_text(path) or "", path.relative_to(root.parent).as_posix(), old)


def _in_text(text: str, file: str, old: str) -> Iterator[Place]:
    behind = r"(?![\w/-])" if "/" in old else r"/[a-z0-9]"
    for found in re.finditer(rf"(?<![\w/-]){re.escape(old)}{behind}", text):
        before = text.count("\n", 0, found.start())
        yield Place(file, before + 1, found.start() - (text.rfind("\n", 0, found.start()) + 1) + 1)
