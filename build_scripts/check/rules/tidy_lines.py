"""Lines end where their text ends, and the file with its last line.

Spaces at the end of lines, tabs and other line ends cannot be seen, and turn up in every comparison of two versions.
Within text blocks every space counts; nothing is said of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context, troubles
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding
from build_scripts.check.repair import Repair
from build_scripts.check.rule import Rule
from build_scripts.records.reader import BEHIND_TAB, LAYOUT, LINES, Document

RULE = Rule("RR114", "tidy-lines", "document", "Lines have no spaces at their end, no tabs and no Windows line ends.")
EXAMPLE = Example("post/cost.yaml", "unit: USD\n", "unit:\tUSD\n")
WORDS = {
    "trailing-space": ("Spaces or tabs stand at the end of a line.", "lines that end with their text"),
    "tab": ("A tab stands before a value.", "a space"),
    "line-end": ("Lines end with a carriage return.", "lines that end with a line feed alone"),
    "last-line": ("The file does not end with one line end.", "one line end behind the last line"),
}


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Each kind once, at its first place."""
    for trouble in troubles(document, *LAYOUT):
        message, expected = WORDS[trouble.kind]
        count = int(trouble.found)
        yield RULE.warning(
            trouble.place,
            message,
            found=f"in {count} lines" if count > 1 else f"in line {trouble.place.line}",
            expected=expected,
            advice="Let `check --fix` do it; most editors can do it whenever a file is saved.",
        )


def fix(text: str, document: Document, context: Context) -> Repair:
    """Take out what nobody sees."""
    import yaml

    from build_scripts.check.layout import BLOCKS
    from build_scripts.records.reader import LOADER

    lines = LINES.split(text)
    in_blocks: set[int] = set()
    events = [event for event in yaml.parse(text, Loader=LOADER) if isinstance(event, yaml.ScalarEvent)]
    for event in reversed(events):  # from the back, so that columns before it stay right
        start, end = event.start_mark, event.end_mark
        if event.style in BLOCKS:
            in_blocks.update(range(start.line + 1, end.line + (end.column > 0)))
        before, behind = lines[start.line][: start.column], lines[start.line][start.column :]
        lines[start.line] = BEHIND_TAB.sub(" ", before) + behind
    lines = [line if number in in_blocks else line.rstrip(" \t") for number, line in enumerate(lines)]
    return Repair("\n".join(lines).rstrip("\n") + "\n")
