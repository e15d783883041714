"""Repairs what is mechanical, and nothing else: `python -m build_scripts check --fix`.

A rule whose findings can be repaired has beside `check` a function

    def fix(text, document, context):
        return Repair(text_after, {path: value_after})

that takes and gives the text of a file, with the values that were meant to change (none, for most). Nobody has to trust
it: after each repair the text is read again, every other value must be what it was, and no comment may be lost. A
repair that does more is not made. A file that cannot be read without trouble is never touched.
"""

from __future__ import annotations

import difflib
import os
import stat
import tempfile
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from build_scripts.check.context import Context
from build_scripts.check.finding import Finding, printable
from build_scripts.check.rule import Rule
from build_scripts.records import node as nodes
from build_scripts.records.node import Node, Scalar, Sequence, resolved
from build_scripts.records.reader import LAYOUT, Document, parse_text

SCHEMA_LINE = "# yaml-language-server:"


class Repair(NamedTuple):
    """A text after a repair, and the values that it was meant to change, by their paths."""

    text: str
    changed: Mapping[nodes.Path, str] = {}


@dataclass
class Repaired:
    """What came of a file: its text before and after, the rules that were repaired, and why others were not."""

    file: str
    before: str
    after: str
    done: list[Rule] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)  # code -> why

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to write."""
        return self.after != self.before

    def diff(self) -> str:
        """What changes, as `diff -u` shows it, made safe for a terminal."""
        lines = difflib.unified_diff(
            self.before.splitlines(), self.after.splitlines(), f"a/{self.file}", f"b/{self.file}", lineterm=""
        )
        return "".join(f"{printable(line, 10_000)}\n" for line in lines)


def repair_text(text: str, document: Document, context: Context, rules: Container[str] | None = None) -> Repaired:
    """Apply every fixer in turn (or those of some codes) to the text of a document."""
    from build_scripts.check.rules import all_rules  # the rules import `Repair` from here

    result = Repaired(document.file, text, text)
    for rule, _, fix, *_ in all_rules():
        if fix is None or (rules is not None and rule.code not in rules):
            continue
        current = _read(result.after, document)
        if _is_troubled(current):
            return result
        try:
            attempt = fix(result.after, current, context)
            why = _objection(result.after, attempt, current) if attempt.text != result.after else None
        except Exception as error:  # a fixer that fails must not keep the others from their work
            result.refused[rule.code] = f"the repair failed ({type(error).__name__})"
            continue
        if why:
            result.refused[rule.code] = why
        elif attempt.text != result.after:
            result.after = attempt.text
            result.done.append(rule)
    return result


def repair_files(root: Path, context: Context, wanted: Container[str] | None = None) -> list[Repaired]:
    """What can be repaired in the files below `root`; nothing is written."""
    found = []
    for document in context.records.documents:
        if wanted is not None and document.file not in wanted:
            continue
        text = None if _is_troubled(document) else _text(path_of(root, document.file))
        if text is not None:
            result = repair_text(text, document, context)
            if result.is_changed or result.refused:
                found.append(result)
    return found


def repairs_of(root: Path, context: Context, findings: Iterable[Finding]) -> dict[tuple[str, str], Repaired]:
    """What repairs each finding by itself, by file and code."""
    by_name = {printable(document.file): document for document in context.records.documents}
    found = {}
    for file, code in dict.fromkeys((one.file, one.code) for one in findings):
        document = by_name.get(file)
        text = None if document is None or _is_troubled(document) else _text(path_of(root, document.file))
        if text is not None:
            found[file, code] = repair_text(text, document, context, {code})  # type: ignore[arg-type]
    return found


def write(root: Path, results: Iterable[Repaired]) -> list[str]:
    """Write what was repaired, each file in one step. Returns what could not be written, in words."""
    problems = []
    for result in results:
        path = path_of(root, result.file)
        if result.is_changed and _text(path) != result.before:
            problems.append(f"{result.file} was changed meanwhile and is left as it is.")
        elif result.is_changed:
            try:
                _replace(path, result.after)
            except OSError as error:
                problems.append(f"{result.file} cannot be written: {error.strerror}.")
    return problems


def with_refusals(findings: Iterable[Finding], results: Iterable[Repaired]) -> list[Finding]:
    """The findings, with the reason where a repair was not made."""
    why = {(printable(result.file), code): text for result in results for code, text in result.refused.items()}
    return [
        replace(one, advice=f"{one.advice} It was not repaired: {why[one.file, one.code]}.")
        if (one.file, one.code) in why
        else one
        for one in findings
    ]


def path_of(root: Path, file: str) -> Path:
    """The path of a file by its name as shown, which begins with the name of the root."""
    return root / file.partition("/")[2]


def same_values(
    left: Node | None, right: Node | None, changed: Mapping[nodes.Path, str], path: nodes.Path = ()
) -> bool:
    """Whether two records say the same, keys in whatever order, but for the values that were meant to change."""
    if path in changed:
        return isinstance(right, Scalar) and right.text == changed[path]
    if type(left) is not type(right):
        return False
    if isinstance(left, nodes.Mapping):
        return left.entries.keys() == right.entries.keys() and all(  # type: ignore[union-attr]
            same_values(entry.value, right.entries[key].value, changed, (*path, key))  # type: ignore[union-attr]
            for key, entry in left.entries.items()
        )
    if isinstance(left, Sequence):
        return len(left.items) == len(right.items) and all(  # type: ignore[union-attr]
            same_values(one, other, changed, (*path, index))
            for index, (one, other) in enumerate(zip(left.items, right.items))  # type: ignore[union-attr]
        )
    if isinstance(left, Scalar):
        return left.text == right.text and resolved(left) == resolved(right)  # type: ignore[union-attr, arg-type]
    return left is None


def _objection(before: str, attempt: Repair, document: Document) -> str | None:
    """Why a repair may not be made; None when nothing speaks against it."""
    from build_scripts.check.layout import comments  # needs YAML's marks, which nothing else does

    after = _read(attempt.text, document)
    if _is_troubled(after):
        return "the file could no longer be read"
    if not same_values(document.root, after.root, attempt.changed):
        return "other values would change"
    kept = [[one for one in comments(text) if not one.startswith(SCHEMA_LINE)] for text in (before, attempt.text)]
    return None if kept[0] == kept[1] else "a comment would be lost"


def _read(text: str, like: Document) -> Document:
    document = Document(like.file, like.kind)
    parse_text(text, document)
    return document


def _is_troubled(document: Document) -> bool:
    return document.broken or any(trouble.kind not in LAYOUT for trouble in document.troubles)


def _text(path: Path) -> str | None:
    """The text of an ordinary file, line ends as they are."""
    try:
        return path.read_bytes().decode("utf-8") if stat.S_ISREG(path.lstat().st_mode) else None
    except (OSError, UnicodeDecodeError):
        return None


def _replace(path: Path, text: str) -> None:
    """Write beside the file and put it in its place, so that nobody ever sees half of it."""
    handle, draft = tempfile.mkstemp(prefix=".repaired-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        os.chmod(draft, stat.S_IMODE(path.stat().st_mode))
        os.replace(draft, path)
    except OSError:
        Path(draft).unlink(missing_ok=True)
        raise
