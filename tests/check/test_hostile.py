"""Files of strangers: every one ends in findings, none in a traceback, and none takes another's findings away."""

import json
import os

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from build_scripts.check.command import main
from build_scripts.check.report import FORMATS, text
from build_scripts.records.load import load
from build_scripts.records.reader import LARGEST_FILE
from build_scripts.schema import schema
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


def check(corpus, *more):
    return main(["--root", str(corpus.root), "--texts", str(corpus.texts), *map(str, more)])


def write_all(corpus):
    for name, content in HOSTILE.items():
        corpus.write(f"post/{name}.yaml", content)
    corpus.replace("post/tokens.yaml", "unit: token", "unit: bananas")


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_says_all_of_it_and_ends_with_status_1(corpus, capsys, form):
    write_all(corpus)
    assert check(corpus, "--format", form, "--notes") == 1
    out = capsys.readouterr().out
    assert "post/tokens.yaml" in out and all(f"post/{name}.yaml" in out for name in HOSTILE)
    assert out.replace("\n", "").isprintable()
    if form in ("json", "sarif"):
        json.loads(out)
    if form == "github":
        assert all(line.startswith("::") for line in out.splitlines()[:-2])


def test_repairs_touch_only_what_can_be_read_and_lose_nothing(corpus, capsys):
    write_all(corpus)
    before = {path: path.read_bytes() for path in corpus.root.rglob("*.yaml")}
    values = {one.file: one.root for one in load(corpus.root).documents}
    assert check(corpus, "--fix") == 1
    assert "Traceback" not in capsys.readouterr().err
    again = {one.file: one for one in load(corpus.root).documents}
    for path, content in before.items():
        document = again[f"claims/{path.relative_to(corpus.root).as_posix()}"]
        if path.read_bytes() != content:
            assert not document.broken
            assert set(values[document.file].entries) == set(document.root.entries)
    assert "<script>" in (corpus.root / "post/script.yaml").read_text(encoding="utf-8")


def sparse(path):
    with open(path, "wb") as file:
        file.truncate(100_000_000)


STRANGE = {
    "a pipe": ("post/pipe.yaml", os.mkfifo, "RR104"),
    "100 MB of nothing": ("post/huge.yaml", sparse, "RR104"),
    "a link to itself": ("post/self.yaml", lambda path: path.symlink_to(path.name), "RR104"),
    "a link to a device": ("post/device.yaml", lambda path: path.symlink_to("/dev/zero"), "RR104"),
    "a link out of claims/": ("post/passwd.yaml", lambda path: path.symlink_to("/etc/passwd"), "RR104"),
    "a link to nothing": ("post/nothing.yaml", lambda path: path.symlink_to("gone"), "RR104"),
    "a link to the directory above": ("post/up", lambda path: path.symlink_to(".."), "RR111"),
    "a link to all claims": ("around", lambda path: path.symlink_to("."), "RR111"),
    "two links in a circle": ("post/a", lambda path: path.symlink_to("a"), "RR111"),
    "a directory that is called as a claim": ("post/dir.yaml", lambda path: path.mkdir(), "RR111"),
    "a hundred directories": ("post/" + "/".join("d" * 100), lambda path: path.mkdir(parents=True), "RR111"),
    "a bell in a name": ("post/be\x07ll.yaml", lambda path: path.write_text("x: 1\n"), "RR301"),
    "a line end in a name": ("post/two\nlines.yaml", lambda path: path.write_text("x: 1\n"), "RR301"),
    "a name that turns round": ("post/\u202egnp.yaml", lambda path: path.write_text("x: 1\n"), "RR301"),
    "a name with a command": ("post/$(touch owned)`x`;x.yaml", lambda path: path.write_text("x: 1\n"), "RR301"),
    "a name with markup": ("post/<script>alert(1)<.yaml", lambda path: path.write_text("x: 1\n"), "RR301"),
    "a name that is no text": (b"post/\xff\xfe.yaml", lambda path: path.write_text("x: 1\n"), "RR301"),
    "a long name": ("post/" + "x" * 240 + ".yaml", lambda path: path.write_text("x: 1\n"), "RR301"),
    "a source with a strange name": ("%2e%2e", lambda path: path.mkdir(), "RR301"),
    "a name that differs in its case": ("post/COST.yaml", lambda path: path.write_text(CLAIM), "RR302"),
}


@pytest.mark.parametrize("what", STRANGE)
def test_what_is_no_ordinary_file_is_reported_and_stops_nothing(corpus, capsys, what):
    name, make, code = STRANGE[what]
    make(corpus.root / os.fsdecode(name))
    corpus.replace("post/tokens.yaml", "unit: token", "unit: bananas")
    assert {code, "RR405"} <= {one.code for one in corpus.findings()}
    for form in FORMATS:
        assert check(corpus, "--format", form) == 1
        assert capsys.readouterr().out.replace("\n", "").isprintable()
    assert check(corpus, "--fix") == 1
    assert check(corpus, corpus.root / os.fsdecode(name)) in (0, 1)


def test_a_file_that_is_just_small_enough_is_read(corpus):
    corpus.write("post/full.yaml", (CLAIM + "note: ").ljust(LARGEST_FILE, "x"))
    assert "RR104" not in {one.code for one in corpus.findings()}


# See "Formula safety" in our reference: escapes of other evaluators, exhaustion, and silently wrong types.
# ruff: noqa: E501
FORMULAS = [
    "x.__class__.__mro__", "().__class__.__bases__[0].__subclasses__()", "x.gi_frame.f_back", "x.cr_frame",
    "'{0.__class__}'.format(x)", "f'{x.__class__}'", "'%s' % x", "str.format(x)", "x.__init__.__globals__",
    "ｘ + x", "x.__ｃlass__", "ﬁ(x)", "xª + x", "[print][0](x)", "{1: print}[1](x)", "(print, x)[0]", "__import__('os')",
    "max(*[x])", "max(**{x: 1})", "max(x, key=x)", "lambda: x", "[x for x in x]", "(y := x)", "*x", "x if x else x",
    "9**9**9", "9**9**9**9*x", "(10**9999)**9999", "1" * 5_000, "0x" + "f" * 5_000, "-" * 5_000 + "x", "x" + "+x" * 5_000,
    "(" * 5_000 + "x" + ")" * 5_000, "x**1e400", "1e400*x", "(-8)**0.33*x", "...", "True + True", "10j*x", "1;2", "x;x",
    "x\nx", "x # y", "not x", "x and x", "x < x", "x is x", "x in x", "x @ x", "x // x", "x % x", "~x", "x[0]", "x.real",
    "eval('1')", "exec('1')", "open('/etc/passwd')", "x()", "sqrt", "sqrt()", "sqrt(sqrt)", "exp(exp(exp(exp(x))))", "x/0",
    "1/(x-x)", "log(0)", "None", "''", "b''", "0777", "1_000*x", "\x00", "x\u202e", "∞", "x²", "½x", "$x", "`x`", "@x", "!x",
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(FORMULAS)), ids=lambda number: ascii(FORMULAS[number][:24]))
def test_a_formula_that_is_no_arithmetic_is_refused_where_it_stands(corpus, number):
    """Some of them are arithmetic, with a result that cannot be: those must not stop the others from being computed."""
    formula = json.dumps(FORMULAS[number], ensure_ascii=False)
    corpus.write("post/hostile.yaml", f"{CLAIM}formula: {formula}\ninputs: {{x: post/tokens}}\n")
    corpus.replace("post/cost.yaml", "value: 100M", "value: 63M")
    found = corpus.findings()
    assert any(one.file == "claims/post/hostile.yaml" and one.severity == "error" for one in found)
    assert text(found, 1).replace("\n", "").isprintable()
    refused = {one.code for one in found if one.file == "claims/post/hostile.yaml"} & {
        "RR501",
        "RR502",
        "RR503",
        "RR103",
    }
    assert refused, found


def values(about):
    """Anything that a schema might allow at a place, and much that it does not."""
    anything = st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=20),
        st.lists(st.text(max_size=5), max_size=2), st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=2),
        st.sampled_from(["post/cost", "post/hostile", "post/hostile#a", "gpt-4", "training_cost", "USD", "1e9", "2023-02-31",
                         "x / y", "<script>", "{{ 7*7 }}", "../..", "$", "0", "-1"]),
    )  # fmt: skip
    if "enum" in about:
        return st.one_of(st.sampled_from(about["enum"]), anything)
    if about.get("type") == "object":
        return st.one_of(mappings(about), anything)
    if about.get("type") == "array":
        return st.one_of(st.lists(values(about.get("items") or {}), max_size=3), anything)
    return st.one_of(anything, st.sampled_from(about.get("examples") or [None]))


def mappings(about):
    known = {key: values(below) for key, below in about.get("properties", {}).items()}
    others = about.get("additionalProperties")
    if isinstance(others, dict):
        return st.dictionaries(st.sampled_from(["a", "b", "x", "tokens", "gpt-4", "home"]), values(others), max_size=3)
    return st.fixed_dictionaries({}, optional=known) if known else st.just({})


PLACES = {
    "claim": "post/hostile.yaml", "source": "post/source.yaml", "calculator": "calculators/hostile.yaml",
    "fidelity": "fidelity/hostile.yaml",
}  # fmt: skip


@pytest.mark.parametrize("kind", ["claim", "source", "calculator", "fidelity", "quantities", "subjects", "questions"])
def test_no_record_that_has_the_keys_of_its_schema_makes_a_rule_fail(corpus, kind):
    name = PLACES.get(kind, f"vocabulary/{kind}.yaml")

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(mappings(schema(kind)))
    def spoil(record):
        corpus.write(name, yaml.safe_dump(record, allow_unicode=True, sort_keys=False))
        corpus.findings()

    spoil()
