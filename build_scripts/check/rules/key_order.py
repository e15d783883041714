"""Keys stand in one order in every record: that of the schema.

Who has read ten records finds everything in the eleventh, and two people who write the same claim write the same file.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding
from build_scripts.check.repair import Repair
from build_scripts.check.rule import Rule
from build_scripts.check.shape import field_name
from build_scripts.records.node import Mapping, Node, Path, Sequence
from build_scripts.records.reader import Document
from build_scripts.schema import schema

RULE = Rule("RR113", "key-order", "document", "Keys that are written one to a line stand in the order of the schema.")
EXAMPLE = Example("post/cost.yaml", "value: 100M\nunit: USD\n", "unit: USD\nvalue: 100M\n")
MOST_REPAIRS = 200  # mappings of one file; each is sorted by itself


def check(document: Document, context: Context) -> Iterator[Finding]:
    """The first key of each mapping that stands too late."""
    if document.broken:
        return
    for node, order, path in _mappings(document):
        known = [key for key in node.entries if key in order]
        wanted = sorted(known, key=order.index)
        late = next((key for key, right in zip(wanted, known) if key != right), None)
        if late is not None:
            behind = known[known.index(late) - 1]
            yield RULE.warning(
                node.entries[late].key_place,
                f"The key '{late}' stands behind '{behind}'.",
                field=field_name((*path, late)),
                found=", ".join(known),
                expected=", ".join(wanted),
                advice="Move the lines, or let `check --fix` do it.",
            )


def fix(text: str, document: Document, context: Context) -> Repair:
    """Sort mapping by mapping, from the outside in."""
    from build_scripts.check.layout import block_mappings, sort_keys  # only repairs need YAML's marks

    for _ in range(MOST_REPAIRS):
        wrong = next((one for one in block_mappings(text, document.kind) if not one.is_sorted), None)
        if wrong is None:
            break
        text = sort_keys(text, wrong)
    return Repair(text)


def _mappings(document: Document) -> Iterator[tuple[Mapping, list[str], Path]]:
    """The mappings that the schema knows and that have one key to a line, with the order of their keys."""
    waiting: list[tuple[Node | None, dict, Path]] = [(document.root, schema(document.kind), ())]
    while waiting:
        node, about, path = waiting.pop(0)
        known = about.get("properties", {})
        if isinstance(node, Mapping):
            if known and _is_block(node):
                yield node, list(known), path
            others = about.get("additionalProperties")
            others = others if isinstance(others, dict) else {}
            waiting += [(entry.value, known.get(key, others), (*path, key)) for key, entry in node.entries.items()]
        elif isinstance(node, Sequence):
            waiting += [(item, about.get("items") or {}, (*path, index)) for index, item in enumerate(node.items)]


def _is_block(node: Mapping) -> bool:
    places = [entry.key_place for entry in node.entries.values()]
    return all(one.column == places[0].column for one in places) and len({one.line for one in places}) == len(places)
