"""Reading YAML: what is kept, where it stands, and that both of PyYAML's parsers give the same."""

import pytest
import yaml

from build_scripts.records import reader
from build_scripts.records.node import Hole, key_place, resolved, value_place
from build_scripts.records.reader import Document, parse_text


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def read(request, monkeypatch):
    if not hasattr(yaml, request.param):
        pytest.skip("PyYAML was built without libyaml")
    monkeypatch.setattr(reader, "LOADER", getattr(yaml, request.param))

    def read_text(text):
        document = Document("claims/x.yaml", "claim")
        parse_text(text, document)
        return document

    return read_text


@pytest.mark.parametrize(
    "text", ["2.15e25", "1_000", "4T", "1:30", "0o17", "017", "no", "2023-06-29", "1.50", "+5", "1e3"]
)
def test_the_written_text_of_a_value_is_kept(read, text):
    assert read(f"value: {text}\n").root.entries["value"].value.text == text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3", 3), ("-3", -3), ("2.15e25", 2.15e25), (".5", 0.5),
        ("true", True), ("~", None), ("", None), ("null", None),
        ("'3'", "3"), ("'~'", "~"), ("no", "no"), ("1:30", "1:30"), ("1_000", "1_000"), ("0x10", "0x10"), ("4T", "4T"),
        ("2023-06-29", "2023-06-29"), (".inf", ".inf"), ("1e999", float("inf")),
    ],
)  # fmt: skip
def test_values_are_those_of_yaml_1_2(read, text, value):
    assert resolved(read(f"a: {text}\n").root) == {"a": value}


def test_keys_and_values_have_their_places(read):
    root = read("# comment\nstatement: é😀 text\ninputs:\n  a: x/y   # why\n  b: [p, {q: r}]\n").root
    assert value_place(root, ("statement",))[1:] == (2, 12)
    assert key_place(root, ("inputs", "a"))[1:] == (4, 3)
    assert value_place(root, ("inputs", "a"))[1:] == (4, 6)
    assert value_place(root, ("inputs", "b", 1, "q"))[1:] == (5, 14)


def test_what_is_not_there_has_the_place_of_what_would_hold_it(read):
    root = read("statement: x\ninputs:\n  a: b\n").root
    assert value_place(root, ("inputs", "c"))[1:] == (3, 3)
    assert key_place(root, ("finding", "cause"))[1:] == (1, 1)


def test_columns_count_characters_not_bytes(read):
    assert value_place(read("é😀: x\n").root, ("é😀",))[1:] == (1, 5)


def test_blocks_lose_only_the_line_end_that_closes_them(read):
    root = read("a: |\n  one\n  two\nb: >\n  one\n  two\n\n  three\n").root
    assert resolved(root) == {"a": "one\ntwo", "b": "one two\nthree"}


def test_the_first_of_two_keys_is_kept(read):
    document = read("a: 1\nb: {c: 2, c: 3}\na: {d: 4}\n")
    assert resolved(document.root) == {"a": 1, "b": {"c": 2}}
    assert [(one.kind, one.place.line, one.field) for one in document.troubles] == [
        ("duplicate", 2, "b.c"),
        ("duplicate", 3, "a"),
    ]


def test_aliases_and_tagged_values_are_holes(read):
    document = read("a: &x 1\nb: *x\nc: !t [1, [2]]\nd: !t e\n*x : f\ng: h\n")
    values = resolved(document.root)
    assert (values["a"], values["g"]) == (1, "h") and list(values) == ["a", "b", "c", "d", "g"]
    assert all(isinstance(values[key], Hole) for key in "bcd")


def test_complex_keys_are_left_out_with_their_values(read):
    document = read("? [a, {b: c}]\n: [d, e]\n? {f: g}\n: h\ni: j\n")
    assert resolved(document.root) == {"i": "j"}
    assert [one.kind for one in document.troubles] == ["key", "key"]


def test_what_stands_before_a_mistake_is_kept(read):
    document = read("statement: x\nvalue: 3\nnote: a: b\n")
    assert document.broken and resolved(document.root) == {"statement": "x", "value": 3, "note": "a"}


def test_control_characters_are_replaced_so_that_the_rest_can_be_read(read):
    document = read("a: b\0c\nd: e\n")
    assert resolved(document.root) == {"a": "b\ufffdc", "d": "e"}
    assert [(one.kind, one.place[1:]) for one in document.troubles] == [("control", (1, 5))]
