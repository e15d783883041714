"""No key stands twice in one mapping.

Whoever wrote the second one meant it to count, and whoever reads the file sees the first.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context, troubles
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding, short
from build_scripts.check.rule import Rule
from build_scripts.records.reader import Document

RULE = Rule("RR105", "duplicate-key", "document", "No key stands twice in one mapping.")
EXAMPLE = Example("post/cost.yaml", "unit: USD\n", "unit: USD\nunit: million USD\n")


def check(document: Document, context: Context) -> Iterator[Finding]:
    """The second and every later key; most YAML readers would silently keep only the last."""
    for trouble in troubles(document, "duplicate"):
        yield RULE.error(
            trouble.place,
            f"The key '{short(trouble.found)}' stands here a second time.",
            field=trouble.field,
            found=f"'{short(trouble.found)}', first in line {trouble.detail}",
            expected="each key once",
            advice="Keep the right one and delete the other.",
        )
