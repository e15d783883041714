"""The first line of a record names its schema, so that editors complete and explain every field.

Editors with a YAML language server (VS Code with its YAML extension, Neovim, Emacs and others) read this comment. A
claim is not wrong without it: this is a note.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding
from build_scripts.check.repair import SCHEMA_LINE, Repair
from build_scripts.check.rule import Rule
from build_scripts.records.node import Place
from build_scripts.records.reader import Document

RULE = Rule("RR112", "schema-line", "document", "The first line is a comment that names the schema, for editors.")
EXAMPLE = Example("post/cost.yaml", "# yaml-language-server: $schema=../../build_scripts/schema/claim.json\n", "")
WHERE = "../../build_scripts/schema"  # from any file of claims/<directory>/


def schema_line(kind: str) -> str:
    """The line for a kind of record, without its end."""
    return f"{SCHEMA_LINE} $schema={WHERE}/{kind}.json"


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Files without the line, or with that of another schema."""
    line = schema_line(document.kind)
    if document.broken or line.endswith(f"={document.schema}"):
        return
    yield RULE.note(
        Place(document.file, 1, 1),
        "The first line does not name the schema of this record.",
        found=f"$schema={document.schema}" if document.schema else "another line",
        expected=line,
        advice="Put this line first; `check --fix` does it.",
    )


def fix(text: str, document: Document, context: Context) -> Repair:
    """Put the line first, in place of one that names another schema."""
    line = schema_line(document.kind)
    if line.endswith(f"={document.schema}"):
        return Repair(text)
    rest = text if document.schema is None else "".join(text.splitlines(keepends=True)[1:])
    return Repair(f"{line}\n{rest}")
