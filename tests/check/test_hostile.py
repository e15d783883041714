"""Files of strangers: every one ends in findings, none in a traceback, and none takes another's findings away."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from build_scripts.check.report import text
from build_scripts.records.load import load
from tests.check.corpus import FILES

CLAIM = FILES["post/cost.yaml"]
HOSTILE = {
    "billion-laughs": "a: &a [x, x]\n" + "".join(f"{chr(98 + i)}: &b{i} [*a, *a, *a]\n" for i in range(20)),
    "self-alias": "note: &a [*a]\n",
    "python-object": "statement: !!python/object/apply:os.system ['touch owned']\n",
    "python-key": "? !!python/name:os.system\n: x\n",
    "binary": bytes(range(256)) * 8,
    "nul": CLAIM.replace("GPT4", "GPT\0004"),
    "latin-1": CLAIM.replace("million", "Größe").encode("latin-1"),
    "utf-16": CLAIM.encode("utf-16"),
    "utf-32": CLAIM.encode("utf-32"),
    "huge": CLAIM + "note: " + "x" * 5_000_000,
    "deep-flow": "note: " + "[" * 5_000,
    "deep-block": "\n".join(" " * i + "a:" for i in range(400)),
    "many-keys": "\n".join(f"key{i}: x" for i in range(5_000)),
    "same-key": "note: x\n" * 5_000,
    "conflict": CLAIM.replace("value: 100M\n", "<<<<<<< HEAD\nvalue: 1\n=======\nvalue: 2\n>>>>>>> x\n"),
    "documents": "---\na: 1\n" * 500,
    "script": CLAIM.replace("Training GPT-4", "<script>alert(1)</script>"),
    "escape-codes": 'statement: "\\x1b]0;owned\\a"\nunit: "\\x1b[2J"\n',
    "surrogate": 'statement: "\\uD800"\n',
    "bad-escape": 'statement: "\\UFFFFFFFF"\n',
    "merge": "<<: *nothing\n",
    "self-reference": CLAIM + "inputs: {x: post/hostile}\nformula: x\n",
    "itself-everywhere": CLAIM + "derived_from: [post/hostile]\ncites: [post/hostile]\nsuperseded_by: post/hostile\n",
    "types": "statement: [1]\nquote: {a: b}\ninputs: x\nderived_from: {a: b}\nfinding: 3\nrelations: [x]\nunit: [x]\n",
    "finding-types": CLAIM + "finding: {cause: [x], explanation: 3, corrected_by: {}, written_for: [1, 2]}\n",
    "nulls": "\n".join(line.split(":")[0] + ":" for line in CLAIM.splitlines()),
    "numbers": CLAIM.replace("100M", "1e999999"),
    "long-number": CLAIM.replace("100M", "9" * 5_000),
    "unit": CLAIM.replace("unit: USD", "unit: " + "(" * 2_000),
    "power-unit": CLAIM.replace("unit: USD", "unit: USD^9^9^9^9"),
    "formula": CLAIM + "formula: " + "9**" * 100 + "x\ninputs: {x: post/tokens}\n",
    "dunder": CLAIM + "formula: x.__class__\ninputs: {x: post/tokens}\n",
    "long-quote": CLAIM.replace("GPT4 cost", "(a|a)*" * 20_000),
    "path": CLAIM + "derived_from: [../../etc/passwd]\n",
    "directive": "%YAML 9.9\n---\nstatement: x\n",
    "tag-directive": "%TAG ! tag:example.org,2000:\n---\nstatement: !x y\n",
    "windows": CLAIM.replace("\n", "\r\n"),
    "old-mac": CLAIM.replace("\n", "\r"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_in_findings_and_hides_no_other(corpus, name):
    corpus.write("post/hostile.yaml", HOSTILE[name])
    corpus.replace("post/tokens.yaml", "unit: token", "unit: bananas")
    found = corpus.findings()
    assert any(one.file == "claims/post/hostile.yaml" for one in found)
    assert any(one.code == "RR405" and one.file == "claims/post/tokens.yaml" for one in found)
    assert text(found, 1).replace("\n", "").isprintable()


def test_all_of_them_together(corpus):
    for name, content in HOSTILE.items():
        corpus.write(f"post/{name}.yaml", content)
    found = corpus.findings()
    assert {one.file for one in found} >= {f"claims/post/{name}.yaml" for name in HOSTILE}


def test_hostile_vocabulary_and_sources(corpus):
    for name in ("quantities", "subjects", "ratings", "questions", "featured"):
        for content in (
            "[]",
            "x: [",
            "a: b\n",
            "a: {label: [x], unit: {}, units: 3, min: x}\n",
            "\0",
            "a: &a {a: *a}\n",
        ):
            corpus.write(f"vocabulary/{name}.yaml", content)
            assert any(one.file == f"claims/vocabulary/{name}.yaml" for one in corpus.findings())
        corpus.write(f"vocabulary/{name}.yaml", FILES[f"vocabulary/{name}.yaml"])
    corpus.write("post/source.yaml", "text: {name: [x], sha256: {}}\nurl: [x]\npublished: {}\nreliability: 3\n")
    assert corpus.findings()


LINES = st.lists(
    st.one_of(st.sampled_from(CLAIM.splitlines()), st.text(st.characters(codec="utf-8"), max_size=30)), max_size=12
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(LINES.map("\n".join), st.binary(max_size=200)))
def test_any_text_at_all(corpus, content):
    corpus.write("post/hostile.yaml", content)
    assert isinstance(corpus.findings(), list)


def test_ten_thousand_values_are_walked_once(corpus):
    """No clock: the number of nodes that were kept is what must not grow faster than the file."""
    corpus.write("post/wide.yaml", "cites: [" + ", ".join("post/cost" for _ in range(10_000)) + "]\n")
    assert len(load(corpus.root).claims["post/wide"].cites) == 10_000
    assert len(corpus.findings()) < 20
