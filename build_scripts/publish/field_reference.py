"""What may stand in each kind of record, for readers of the site: from the JSON Schemas, which editors read too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from build_scripts.schema import KINDS, schema

TYPES = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "array": "list",
    "object": "mapping",
    "null": "nothing",
}


@dataclass(frozen=True)
class FieldView:
    """One field: `path` is how it is reached (`finding.cause`), `depth` how deep it lies, `limits` what its value must
    keep to, in words, and `example` a value as it is written in YAML."""

    path: str
    depth: int
    description: str
    type_words: str
    is_required: bool
    choices: list[str] = field(default_factory=list)
    default: str | None = None
    limits: str = ""
    example: str = ""

    @property
    def anchor(self) -> str:
        """The id of its place on the page."""
        return "field-" + self.path.replace(".", "-").replace("<", "").replace(">", "").replace("[]", "-each")


@dataclass(frozen=True)
class KindView:
    """One kind of record, with its fields in the order in which they are written."""

    name: str
    title: str
    description: str
    fields: list[FieldView]

    @property
    def url(self) -> str:
        """The address of its page."""
        return f"fields/{self.name}/"

    @property
    def required(self) -> list[FieldView]:
        """The fields of the first level that every record has."""
        return [one for one in self.fields if one.is_required and one.depth == 0]


def kinds() -> list[KindView]:
    """Every kind of record."""
    return [_kind(name) for name in KINDS]


def _kind(name: str) -> KindView:
    content = schema(name)
    return KindView(name, content["title"], content["description"], list(_fields(content, "", 0)))


def _fields(part: dict, above: str, depth: int) -> Iterator[FieldView]:
    """The fields below a part of a schema; what stands below a field follows it."""
    for name, content in part.get("properties", {}).items():
        path = f"{above}.{name}" if above else name
        yield _field(path, depth, content, name in part.get("required", ()))
        yield from _below(content, path, depth + 1)
    yield from _named(part, above, depth)


def _below(content: dict, path: str, depth: int) -> Iterator[FieldView]:
    items = content.get("items")
    if isinstance(items, dict):
        yield from _fields(items, f"{path}[]", depth)
    yield from _fields(content, path, depth)


def _named(part: dict, above: str, depth: int) -> Iterator[FieldView]:
    """What stands under names that the writer chooses, as the values of a claim or the inputs of a formula."""
    each = part.get("additionalProperties")
    if isinstance(each, dict):
        path = f"{above}.<name>" if above else "<name>"
        yield _field(path, depth, each, False)
        yield from _below(each, path, depth + 1)


def _field(path: str, depth: int, content: dict, is_required: bool) -> FieldView:
    examples = content.get("examples") or []
    return FieldView(
        path,
        depth,
        content.get("description", ""),
        _type_words(content),
        is_required,
        [str(choice) for choice in content.get("enum", ()) if choice is not None],
        None if "default" not in content else _written(content["default"]),
        _limits(content),
        _written(examples[0]) if examples else "",
    )


def _type_words(content: dict) -> str:
    """`text or number`, `list of text`."""
    kinds = content.get("type", [])
    words = [TYPES[kind] for kind in ([kinds] if isinstance(kinds, str) else kinds)]
    items = content.get("items")
    if words == ["list"] and isinstance(items, dict) and items.get("type"):
        return f"list of {_type_words(items)}"
    return " or ".join(words)


def _limits(content: dict) -> str:
    """What else the value keeps to: `at most 600 characters`, `1 to 6`."""
    found = []
    low, high = content.get("minimum"), content.get("maximum")
    if low is not None and high is not None:
        found.append(f"{low:,} to {high:,}")
    elif low is not None or high is not None:
        found.append(f"at least {low:,}" if low is not None else f"at most {high:,}")
    for key, words in (("maxLength", "characters"), ("maxItems", "entries"), ("maxProperties", "entries")):
        if key in content:
            found.append(f"at most {content[key]:,} {words}")
    if content.get("minItems", 0) > 1 or content.get("minProperties", 0) > 1:
        found.append(f"at least {content.get('minItems') or content.get('minProperties')} entries")
    if content.get("uniqueItems"):
        found.append("none twice")
    return ", ".join(found)


def _written(value: object) -> str:
    """A value as it stands in a YAML file."""
    text = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=100, default_flow_style=None)
    return text.removesuffix("\n").removesuffix("\n...").strip()
