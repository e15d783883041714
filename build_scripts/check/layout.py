"""Where things stand in the text of a record, for repairs: they move and replace lines, and touch nothing else.

Only texts without troubles come here (see `repair`), so that there are no anchors, tags or depths to fear.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from build_scripts.records.node import Path
from build_scripts.records.reader import LOADER
from build_scripts.schema import schema

PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 ./*()^·-]*[A-Za-z0-9)]|[A-Za-z]")
BLOCKS = ("|", ">")


@dataclass
class BlockMapping:
    """A mapping that is written one key to a line, with the order in which its keys should stand."""

    node: yaml.MappingNode
    path: Path
    order: list[str]

    @property
    def keys(self) -> list[str]:
        """Its keys as they stand."""
        return [key.value for key, _ in self.node.value]

    def sorted_places(self) -> list[int]:
        """The places of the keys in their right order. One that is not known stays behind the one before it."""
        ranks: list[int] = []
        for key in self.keys:
            ranks.append(self.order.index(key) if key in self.order else (ranks[-1] if ranks else -1))
        return sorted(range(len(ranks)), key=ranks.__getitem__)

    @property
    def is_sorted(self) -> bool:
        """Whether the keys stand in their order."""
        return self.sorted_places() == list(range(len(self.keys)))


def composed(text: str) -> yaml.Node:
    """The nodes of a text with their marks."""
    return yaml.compose(text, Loader=LOADER)


def block_mappings(text: str, kind: str) -> Iterator[BlockMapping]:
    """The mappings of a record whose keys the schema names, from the outside in."""
    waiting: list[tuple[yaml.Node, dict, Path]] = [(composed(text), schema(kind), ())]
    while waiting:
        node, about, path = waiting.pop(0)
        known = about.get("properties", {})
        if isinstance(node, yaml.MappingNode):
            if known and not node.flow_style:
                yield BlockMapping(node, path, list(known))
            others = about.get("additionalProperties")
            others = others if isinstance(others, dict) else {}
            waiting += [(value, known.get(key.value, others), (*path, key.value)) for key, value in node.value]
        elif isinstance(node, yaml.SequenceNode):
            items = about.get("items") or {}
            waiting += [(value, items, (*path, index)) for index, value in enumerate(node.value)]


def sort_keys(text: str, mapping: BlockMapping) -> str:
    """The text with the keys of one of its mappings in their order; comments go with the key below or before them."""
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += "\n"
    keys = [key.start_mark for key, _ in mapping.node.value]
    column, last_lines = keys[0].column, [_last_line(value, lines) for _, value in mapping.node.value]
    opening = lines[keys[0].line][:column]
    is_item = bool(opening.strip())
    begins = [_first_comment(lines, keys[0].line, is_item)]
    for before, key in zip(last_lines, keys[1:]):
        begin = before + 1
        while begin < key.line and _belongs_inside(lines[begin], column):
            begin += 1
        begins.append(begin)
    end = last_lines[-1] + 1
    while end < len(lines) and _belongs_inside(lines[end], column):
        end += 1
    # Each entry as the lines above its key, the line of the key from there on, and the lines below.
    entries = [
        (lines[begin : key.line], lines[key.line][column:], lines[key.line + 1 : next_begin])
        for begin, key, next_begin in zip(begins, keys, [*begins[1:], end])
    ]
    moved: list[str] = []
    for number, place in enumerate(mapping.sorted_places()):
        above, own, below = entries[place]
        moved += [*above, (opening if number == 0 else " " * column) + own, *below]
    return "".join([*lines[: begins[0]], *moved, *lines[end:]])


def _first_comment(lines: list[str], line: int, is_item: bool) -> int:
    """The first of the comments right above a key; those above the first key of an item are about the item."""
    while not is_item and line and lines[line - 1].lstrip().startswith("#") and "$schema=" not in lines[line - 1]:
        line -= 1
    return line


def _belongs_inside(line: str, column: int) -> bool:
    """A comment that is indented further than the keys is part of the value above it."""
    return line.lstrip().startswith("#") and len(line) - len(line.lstrip()) > column


def _last_line(node: yaml.Node, lines: list[str]) -> int:
    """The last line in which something of a value stands."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _last_line(last[1] if isinstance(last, tuple) else last, lines)
    end = node.end_mark.line
    if isinstance(node, yaml.ScalarNode) and node.style in BLOCKS:
        end -= node.end_mark.column == 0
        while end > node.start_mark.line and not lines[end].strip():
            end -= 1
    return min(end, len(lines) - 1)


def replace_scalar(text: str, path: Path, value: str) -> str:
    """The text with another value at a path, written without quotes where that is safe."""
    node = composed(text)
    for step in path:
        if isinstance(node, yaml.MappingNode):
            node = next(below for key, below in node.value if key.value == str(step))
        else:
            node = node.value[step]
    lines = text.splitlines(keepends=True)
    start, end = node.start_mark, node.end_mark
    written = value if not node.style and PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)
    if node.style in BLOCKS and end.column == 0:
        written += "\n"
    before = "".join(lines[: start.line]) + lines[start.line][: start.column]
    after = (lines[end.line][end.column :] if end.line < len(lines) else "") + "".join(lines[end.line + 1 :])
    return before + written + after


def comments(text: str) -> list[str]:
    """Every comment of a text, sorted."""
    lines = text.splitlines()
    for event in yaml.parse(text, Loader=LOADER):
        if isinstance(event, yaml.ScalarEvent):
            start, end = event.start_mark, event.end_mark
            for number in range(start.line, min(end.line + 1, len(lines))):
                first = start.column if number == start.line else 0
                last = end.column if number == end.line else len(lines[number])
                line = lines[number]
                lines[number] = line[:first] + "x" * (last - first) + line[last:]
    found = (re.search(r"(^|\s)#.*", line) for line in lines)
    return sorted(one.group().strip() for one in found if one)
