"""Text of a stranger in every field of every schema: wherever it passes the check, it stays text on every page."""

from __future__ import annotations

import re
from functools import cache

import pytest
import yaml

from build_scripts.check.example import sound_corpus
from build_scripts.check.example_corpus import TODAY
from build_scripts.check.finding import ERROR
from build_scripts.check.run import Wanted, check
from build_scripts.publish.corpus import Corpus
from build_scripts.publish.library import Library
from build_scripts.publish.pages import all_pages
from build_scripts.publish.render import render
from build_scripts.records.node import resolved
from build_scripts.records.records import Records
from build_scripts.records.snapshot import with_texts
from build_scripts.schema import KINDS, schema
from tests.publish.test_hostile import tags

PAYLOADS = (
    "<script>alert(7)</script>",
    "{{ 7*7 }}{% raw %}",
    "]]><img src=x onerror=alert(7)>",
    "javascript:alert(7)",
    "' onmouseover='alert(7)\" onfocus=\"alert(7)",
    "</title></textarea><!--",
)
# The record of the sound corpus that is spoiled for each kind.
VOCABULARY = ("quantities", "subjects", "ratings", "questions", "featured", "moved")
FILES = {
    "claim": "post/cost.yaml",
    "source": "post/source.yaml",
    "calculator": "calculators/dollar.yaml",
    "fidelity": "fidelity/post.yaml",
    **{
        kind: f"vocabulary/{kind}.yaml"
        for kind in ("quantities", "subjects", "ratings", "questions", "featured", "moved")
    },
}


def text_fields(about: dict, record: object, path: tuple = ()):
    """The path of every field of a schema that is text; of keys that authors choose, those that the record has."""
    kinds = about.get("type", [])
    if "string" in ([kinds] if isinstance(kinds, str) else kinds):
        yield path
    for key, below in about.get("properties", {}).items():
        yield from text_fields(below, record.get(key) if isinstance(record, dict) else None, (*path, key))
    others = about.get("additionalProperties")
    if isinstance(others, dict):
        for key in record if isinstance(record, dict) and record else ["own"]:
            below = record.get(key) if isinstance(record, dict) else None
            yield from text_fields(others, below, (*path, key))
    if isinstance(about.get("items"), dict):
        yield from text_fields(about["items"], record[0] if isinstance(record, list) and record else None, (*path, 0))


def put(record: object, path: tuple, value: str) -> object:
    """The record with a value at a path, which is made where it is not there."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        items = list(record) if isinstance(record, list) else []
        return [put(items[0] if items else None, rest, value), *items[1:]]
    fields = dict(record) if isinstance(record, dict) else {}
    return {**fields, step: put(fields.get(step), rest, value)}


@cache
def sound() -> Records:
    moved = {"vocabulary/moved.yaml": "post/price: {to: post/cost, date: 2026-11-20, reason: A better name.}\n"}
    files = sound_corpus() | moved
    return with_texts(Records(), {f"claims/{name}": text for name, text in files.items()})


@cache
def read(kind: str) -> dict:
    """The sound record of a kind as plain data."""
    file = f"claims/{FILES[kind]}"
    return resolved(next(one.root for one in sound().documents if one.file == file))


FIELDS = [(kind, path) for kind in KINDS for path in dict.fromkeys(text_fields(schema(kind), read(kind)))]


def spoiled(**records: dict) -> Records:
    """The sound corpus with other records, by their kinds."""
    texts = {kind: yaml.safe_dump(one, allow_unicode=True, sort_keys=False) for kind, one in records.items()}
    return with_texts(sound(), {f"claims/{FILES[kind]}": text for kind, text in texts.items()})


def errors(records: Records, kind: str) -> list:
    file = f"claims/{FILES[kind]}"
    return [one for one in check(records, [], TODAY, Wanted([file])) if one.severity == ERROR and one.file == file]


def open_fields(payload: str) -> list[tuple[str, tuple]]:
    """The fields in which the check lets a text stand."""
    return [
        (kind, path) for kind, path in FIELDS if not errors(spoiled(**{kind: put(read(kind), path, payload)}), kind)
    ]


def test_every_schema_has_its_fields_of_text_found():
    kinds = {kind for kind, _ in FIELDS}
    assert kinds == set(KINDS) and len(FIELDS) > 120
    assert {
        ("claim", ("statement",)),
        ("calculator", ("inputs", "budget", "note")),
        ("ratings", ("reliability", "A", "words")),
    } <= set(FIELDS)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_passes_the_check_stays_text_on_every_page(payload):
    fields = open_fields(payload)
    assert {("claim", ("statement",)), ("source", ("title",)), ("subjects", ("gpt-4", "label"))} <= set(fields)
    records = {kind: read(kind) for kind in KINDS}
    for kind, path in fields:
        records[kind] = put(records[kind], path, payload)
    seen = 0
    for page in all_pages(Library(Corpus.from_records(spoiled(**records)))):
        rendered = render(page)
        for tag, attributes in tags(rendered.html):
            assert tag not in ("script", "img", "iframe", "style"), (page.url, tag)
            assert not [name for name in attributes if name.startswith("on") or name == "style"], (page.url, attributes)
            for name in ("href", "cite", "src", "action"):
                assert not re.match(r"\s*(javascript|data|vbscript):", attributes.get(name) or "", re.I), page.url
        assert "{{ 7*7 }}" in rendered.html or "49{%" not in rendered.html
        seen += "alert(7)" in rendered.html or "{% raw %}" in rendered.html or "textarea" in rendered.html
    assert seen > 5
