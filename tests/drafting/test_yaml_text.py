"""Records as YAML: what is put in comes out the same."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from build_scripts.drafting.yaml_text import entry_text, record_text
from build_scripts.records.node import child, resolved
from build_scripts.records.reader import Document, parse_text
from calc.errors import CalcError

AWKWARD = "ab :#-'\"\\\n \t|>[]{},&*!%@`?0123456789.eE_\u00a0\ufeff\r"
WORDS = ["word", "a:", "#x", "- y", "no", "1:30", "2.15e25", " ", "  ", "\n", "null", "~", "?"]
texts = (
    st.text(max_size=200) | st.text(AWKWARD, max_size=200) | st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
)


def read(kind, text):
    document = Document("claims/x/y.yaml", kind)
    parse_text(text, document)
    assert not document.troubles, (document.troubles, text)
    return document.root


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts, texts, texts)
def test_every_text_comes_back_the_same_or_is_refused(statement, quote, value):
    fields = {"statement": statement, "quote": quote, "value": value, "inputs": {"x": quote}, "cites": [quote, value]}
    try:
        root = read("claim", record_text("claim", fields))
        entry = read("subjects", entry_text("x", {"label": statement, "aliases": [value]}))
    except CalcError as error:
        assert "U+" in error.message
        return
    assert child(root, "value").text == value
    assert {**resolved(root), "value": value} == fields
    assert resolved(entry) == {"x": {"label": statement, "aliases": [value]}}


@pytest.mark.parametrize("character", ["\0", "\x07", "\x1b", "\u202e", "\u2028", "\ud800", "\x85"])
def test_control_and_hidden_characters_are_refused(character):
    with pytest.raises(CalcError, match=r"'quote' holds a character that .*at place 3"):
        record_text("claim", {"quote": f"ab{character}"})


def test_it_is_laid_out_as_records_are():
    fields = {
        "rating_reason": "word " * 30 + "end",
        "value": "2.15e25",
        "statement": "It is: this",
        "quote": "1.5",
        "credibility": 3,
        "note": "One.\n\nTwo: three",
        "inputs": {"a": "x/y"},
        "cites": ["x/y"],
        "status_date": "2023-06-29",
        "speaker": None,
    }
    assert record_text("claim", fields).split("\n") == [
        "# yaml-language-server: $schema=../../build_scripts/schema/claim.json",
        'statement: "It is: this"',
        'quote: "1.5"',
        "value: 2.15e25",
        "credibility: 3",
        "rating_reason: >-",
        "  " + " ".join(["word"] * 20),
        "  " + " ".join(["word"] * 10) + " end",
        "cites:",
        "  - x/y",
        "inputs:",
        "  a: x/y",
        "status_date: 2023-06-29",
        "note: |-",
        "  One.",
        "",
        "  Two: three",
        "",
    ]


def test_null_is_written_where_the_schema_has_it():
    assert "archived_url: null\n" in record_text("source", {"archived_url": None, "summary": None})
    assert "summary" not in record_text("source", {"summary": None})
