"""A unit is written as calc writes it.

`tokens`, `$` and `FLOPs` are understood, but one unit should have one spelling: then a search finds every claim in it,
and what a page shows is what stands in the file.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding, short
from build_scripts.check.repair import Repair
from build_scripts.check.rule import Rule
from build_scripts.check.shape import field_name
from build_scripts.records.node import Mapping, Node, Path, Scalar, Sequence, child
from build_scripts.records.reader import Document

RULE = Rule("RR115", "unit-spelling", "document", "Units are spelt as calc spells them.")
EXAMPLE = Example("post/cost.yaml", "unit: USD", "unit: $")
EACH = "*"  # every key of a mapping, every item of a list
UNITS = {
    "claim": (("unit",), ("values", EACH, "unit")),
    "calculator": (("inputs", EACH, "unit"), ("results", EACH, "unit")),
    "quantities": ((EACH, "unit"), (EACH, "units", EACH)),
}


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Units that calc reads, and would write in another way."""
    for path, node, right in _misspelt(document, context):
        yield RULE.warning(
            node.place,
            f"calc spells this unit '{right}'.",
            field=field_name(path),
            found=f"'{short(node.text)}'",
            expected=right,
            advice="Write it so, or let `check --fix` do it.",
        )


def fix(text: str, document: Document, context: Context) -> Repair:
    """Write each as calc does."""
    from build_scripts.check.layout import replace_scalar

    changed = {}
    for path, _, right in _misspelt(document, context):
        text = replace_scalar(text, path, right)
        changed[path] = right
    return Repair(text, changed)


def _misspelt(document: Document, context: Context) -> Iterator[tuple[Path, Scalar, str]]:
    for pattern in UNITS.get(document.kind, ()):
        for path, node in matching(document.root, pattern):
            unit = context.unit(node.text) if isinstance(node, Scalar) and not node.is_null else None
            if unit is not None and unit.text != node.text:
                again = context.unit(unit.text)
                if again and (again.text, again.factor, again.dimension) == (unit.text, unit.factor, unit.dimension):
                    yield path, node, unit.text


def matching(node: Node | None, pattern: Path, path: Path = ()) -> Iterator[tuple[Path, Node]]:
    """Every value at a path, in which EACH stands for all keys or items."""
    if node is None:
        return
    if not pattern:
        yield path, node
    elif pattern[0] != EACH:
        yield from matching(child(node, pattern[0]), pattern[1:], (*path, pattern[0]))
    elif isinstance(node, Mapping):
        for key, entry in node.entries.items():
            yield from matching(entry.value, pattern[1:], (*path, key))
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from matching(item, pattern[1:], (*path, index))
