"""The example of a rule: the smallest change to a sound corpus that trips it.

    EXAMPLE = Example("post/cost.yaml", "unit: USD", "unit: bananas")

It is data, and `shown` makes the rest: it writes the sound corpus, makes the change and applies the rule, so that the
message on the page of a rule is the one that the check gives.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from build_scripts.check.finding import Finding, printable

if TYPE_CHECKING:
    from build_scripts.check.rules import LoadedRule

LONGEST_SHOWN = 300  # characters of one side
ARCHIVED = "https://web.archive.org/web/2026/https://example.org/post"


@dataclass(frozen=True)
class Example:
    """In `file`, below `claims/`, `old` is replaced by `new`; without `old`, `new` is the whole file.

    `besides` are changes that must come first, for a rule that needs two things to be so.
    """

    file: str
    old: str
    new: str | bytes
    besides: tuple[Example, ...] = ()


@dataclass(frozen=True)
class Shown:
    """An example as its page shows it: the file, what is right and what trips the rule, and what the check says."""

    file: str
    right: str
    wrong: str
    findings: list[Finding]


def sound_corpus() -> dict[str, str]:
    """The files of a corpus in which nothing is found, not even a note, by their names below `claims/`."""
    from build_scripts.check.example_corpus import CALCULATOR, CALCULATOR_FILE, FIDELITY, FIDELITY_FILE, FILES
    from build_scripts.check.rules.schema_line import schema_line
    from build_scripts.records.load import slot_of

    files = {**FILES, CALCULATOR_FILE: CALCULATOR, FIDELITY_FILE: FIDELITY}
    files["post/source.yaml"] = files["post/source.yaml"].replace("archived_url: null", f"archived_url: {ARCHIVED}")
    return {name: f"{schema_line(slot_of(f'claims/{name}').kind)}\n{text}" for name, text in files.items()}


def shown(loaded: LoadedRule) -> Shown:
    """The example of a rule, with what the rule finds in it. ValueError for an example that does not fit the corpus."""
    example = loaded.example
    if example is None:
        raise ValueError(f"The rule {loaded.rule.code} has no example.")
    right, wrong = _sides(example)
    return Shown(f"claims/{example.file}", printable_lines(right), printable_lines(wrong), found_in(example, loaded))


def found_in(example: Example | None, loaded: LoadedRule | None = None) -> list[Finding]:
    """What one rule (or all of them) finds in the sound corpus with an example's change, or without any."""
    from build_scripts.check.context import Context
    from build_scripts.check.example_corpus import TEXT, TODAY
    from build_scripts.check.run import apply, check
    from build_scripts.check.texts import Texts
    from build_scripts.records.load import load

    files: dict[str, str | bytes] = dict(sound_corpus())
    for change in (*example.besides, example) if example else ():
        _apply(change, files)
    with TemporaryDirectory() as directory:
        root, texts = Path(directory) / "claims", Path(directory) / "texts"
        texts.mkdir()
        (texts / "post.txt").write_text(TEXT, encoding="utf-8")
        for name, content in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        records = load(root)
        if loaded is None:
            return check(records, [texts], TODAY)
        return sorted(apply(loaded, Context(records, Texts([texts]), TODAY)), key=lambda one: one.order)


def _apply(change: Example, files: dict[str, str | bytes]) -> None:
    if not change.old:
        files[change.file] = change.new
        return
    text = files[change.file]
    if not isinstance(text, str) or not isinstance(change.new, str) or change.old not in text:
        raise ValueError(f"'{change.old}' does not stand in claims/{change.file}.")
    files[change.file] = text.replace(change.old, change.new, 1)


def _sides(example: Example) -> tuple[str, str]:
    """The lines of the sound file, and those that trip the rule; whole lines, where a part of one is replaced."""
    if not example.old:
        return "", example.new if isinstance(example.new, str) else example.new.decode("utf-8", "replace")
    files: dict[str, str | bytes] = dict(sound_corpus())
    for change in example.besides:
        _apply(change, files)
    before = str(files[example.file])
    _apply(example, files)
    start = before.index(example.old)
    start, end = before.rfind("\n", 0, start) + 1, start + len(example.old)
    if not example.old.endswith("\n"):
        end = before.find("\n", end)
    return before[start:end], str(files[example.file])[start : end + len(example.new) - len(example.old)]


def printable_lines(text: str) -> str:
    """A text for a page: line by line, with escapes for what cannot be seen, and not too long."""
    short = text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "…"
    return "\n".join(printable(line) for line in short.strip("\n").split("\n"))
