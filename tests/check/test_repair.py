"""`check --fix`: what it repairs, what it never touches, and how it writes."""

import os
import re
import stat

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from build_scripts.check import repair, rules
from build_scripts.check.command import main
from build_scripts.check.context import Context
from build_scripts.check.layout import comments
from build_scripts.check.repair import Repair, repair_text, same_values
from build_scripts.check.rule import Rule
from build_scripts.check.rules import LoadedRule, all_rules
from build_scripts.check.texts import Texts
from build_scripts.records.load import load
from build_scripts.records.reader import Document, parse_text
from build_scripts.records.records import Records
from build_scripts.schema import schema
from tests.check.corpus import FILES, TODAY
from tests.check.repairing import after, repaired

NOWHERE = Context(Records(), Texts([]), TODAY)


def fix(corpus, *more):
    return main(["--root", str(corpus.root), "--texts", str(corpus.texts), "--fix", *map(str, more)])


def spoil(corpus):
    corpus.replace("post/cost.yaml", "unit: USD", "unit: $  # dollars")
    corpus.replace("post/cost.yaml", "quote: GPT4 cost $100m\n", "")
    corpus.add("post/cost.yaml", "# from the first line\nquote: '  GPT4 cost $100m'  \n")


def test_everything_mechanical_is_repaired_at_once(corpus, capsys):
    spoil(corpus)
    assert fix(corpus) == 0
    out = capsys.readouterr().out
    assert "claims/post/cost.yaml: repaired RR112 schema-line, RR113 key-order, RR114 tidy-lines, RR115 unit-sp" in out
    assert "11 files repaired.\n\n11 files checked, nothing found.\n1 note on" in out
    text = (corpus.root / "post/cost.yaml").read_text(encoding="utf-8")
    assert '# from the first line\nquote: "GPT4 cost $100m"\nlocator' in text and "unit: USD  # dollars\n" in text
    assert fix(corpus) == 0
    assert "Nothing to repair." in capsys.readouterr().out


def test_what_is_left_is_reported_and_decides_the_exit_status(corpus, capsys):
    spoil(corpus)
    corpus.replace("post/cost.yaml", "credibility: 3", "credibility: 9")
    assert fix(corpus) == 1
    assert "error RR205 [credibility]" in capsys.readouterr().out


def test_only_the_named_files_are_repaired(corpus):
    spoil(corpus)
    before = (corpus.root / "post/tokens.yaml").read_bytes()
    assert fix(corpus, corpus.root / "post/cost.yaml") == 0
    assert (corpus.root / "post/tokens.yaml").read_bytes() == before


def test_the_repairs_can_be_shown_without_being_made(corpus, capsys):
    spoil(corpus)
    before = (corpus.root / "post/cost.yaml").read_bytes()
    assert fix(corpus, "--diff", corpus.root / "post") == 1
    out = capsys.readouterr().out
    assert "--- a/claims/post/cost.yaml\n+++ b/claims/post/cost.yaml\n" in out and "\n-unit: $  # dollars\n" in out
    assert "4 files would be repaired; nothing was written." in out
    assert (corpus.root / "post/cost.yaml").read_bytes() == before


def test_a_difference_needs_something_to_show(corpus, capsys):
    assert main(["--root", str(corpus.root), "--diff"]) == 2
    assert "--fix" in capsys.readouterr().err


@pytest.mark.parametrize(
    "content",
    ["note: [x\n", "a: &a x\nunit: $ \n", "unit: $ \nunit: USD\n", "<<<<<<< HEAD\nunit: $ \n", b"unit: \xff \n", "",
     "unit: !x $ \n", "a: 1\n---\nunit: $ \n", "\ufeffunit: $ \n", "unit: \x07$ \n"],
)  # fmt: skip
def test_a_file_with_any_trouble_is_never_touched(corpus, content):
    corpus.write("post/cost.yaml", content)
    before = (corpus.root / "post/cost.yaml").read_bytes()
    fix(corpus)
    assert (corpus.root / "post/cost.yaml").read_bytes() == before


def test_a_link_is_neither_followed_nor_replaced(corpus, tmp_path):
    target = tmp_path / "elsewhere.yaml"
    target.write_text("unit: $ \n", encoding="utf-8")
    (corpus.root / "post/link.yaml").symlink_to(target)
    fix(corpus)
    assert target.read_text(encoding="utf-8") == "unit: $ \n" and (corpus.root / "post/link.yaml").is_symlink()


def test_permissions_stay_and_no_draft_is_left(corpus):
    spoil(corpus)
    path = corpus.root / "post/cost.yaml"
    path.chmod(0o640)
    fix(corpus)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [one.name for one in path.parent.iterdir() if one.name.startswith(".")] == []


def test_a_file_that_cannot_be_written_is_named_and_whole(corpus, monkeypatch, capsys):
    spoil(corpus)
    before = (corpus.root / "post/cost.yaml").read_bytes()

    def refuse(source, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", refuse)
    fix(corpus, corpus.root / "post/cost.yaml")
    assert "claims/post/cost.yaml cannot be written: No space left on device." in capsys.readouterr().err
    assert (corpus.root / "post/cost.yaml").read_bytes() == before
    assert [one.name for one in (corpus.root / "post").iterdir() if one.name.startswith(".")] == []


def test_a_file_that_was_changed_meanwhile_is_left_as_it_is(corpus):
    spoil(corpus)
    context = Context(load(corpus.root), Texts([]), TODAY)
    results = repair.repair_files(corpus.root, context)
    corpus.write("post/cost.yaml", "statement: Mine.\n")
    assert "changed meanwhile" in repair.write(corpus.root, results)[0]
    assert (corpus.root / "post/cost.yaml").read_text(encoding="utf-8") == "statement: Mine.\n"


@pytest.mark.parametrize(
    ("fixer", "why"),
    [
        (lambda text: text.replace("100M", "200M"), "other values would change"),
        (lambda text: text.replace("position: 1\n", ""), "other values would change"),
        (lambda text: text.replace("  # dollars", ""), "a comment would be lost"),
        (lambda text: text + "x: [\n", "the file could no longer be read"),
        (lambda text: text[None], "the repair failed (TypeError)"),
    ],
)
def test_a_repair_that_does_more_than_it_should_is_not_made_and_the_finding_says_so(corpus, monkeypatch, fixer, why):
    rule = Rule("RR999", "x", "document", "x.")
    loaded = LoadedRule(
        rule,
        lambda document, context: [rule.warning(document.root.place, "It is odd.", advice="Look.", expected="x")],
        lambda text, document, context: Repair(fixer(text)),
    )
    monkeypatch.setattr(rules, "all_rules", lambda: (loaded,))
    corpus.replace("post/cost.yaml", "unit: USD", "unit: USD  # dollars")
    result = repaired(corpus, "post/cost.yaml")
    assert not result.is_changed and result.refused == {"RR999": why}
    (finding,) = repair.with_refusals(
        [rule.warning(load(corpus.root).claims["post/cost"].at(), "x", advice="Look.")], [result]
    )
    assert finding.advice == f"Look. It was not repaired: {why}."


def test_every_rule_that_says_that_it_can_be_repaired_has_a_fixer():
    assert [rule.code for rule, _, fixer, *_ in all_rules() if fixer] == [
        "RR112", "RR113", "RR114", "RR115", "RR116", "RR602",
    ]  # fmt: skip


def test_a_whole_corpus_is_the_same_after_its_repair(corpus):
    before = load(corpus.root)
    for name in FILES:
        corpus.write(name, after(corpus, name))
    again = load(corpus.root)
    assert list(again.claims) == list(before.claims)
    for one, other in zip(before.documents, again.documents):
        assert same_values(one.root, other.root, {})


# Records as people write them: keys of the schema in any order, values in every style, comments everywhere.
KEYS = st.lists(st.sampled_from(sorted(schema("claim")["properties"])), unique=True, max_size=8)
WORDS = st.text(st.sampled_from("ab #:-'\"\\\t|>[]{}é“0.$%"), min_size=1, max_size=12)
COMMENT = st.sampled_from(["", "", "", "  # behind", " #", "   "])
ABOVE = st.sampled_from(["", "", "", "# above\n", "\n", "   # further in\n", "# one\n# two\n\n"])


def written(value, style, column):
    """A text in a style of YAML, as a value that stands in some column."""
    indent = " " * (column + 2)
    if style in "|>":
        return (
            f"{style}\n" + "".join(f"{indent}{line}\n" for line in [f"x{value}".replace("\t", " "), "", "# text"])[:-1]
        )
    if style == "[":
        return f"[{yaml.dump(value, default_style=chr(34), allow_unicode=True, width=1_000).strip()},\n{indent}b]"
    if style == "{":
        return f"\n{indent}z: 1  # inside\n{indent}# below\n{indent}a: 2"
    if style == "-":
        return f"\n{indent}- unit: $\n{indent}  # between\n{indent}  statement: x\n{indent}- y"
    quoted = yaml.dump(value, default_style=style, allow_unicode=True, width=1_000)
    return quoted.splitlines()[0]


@st.composite
def claims(draw):
    """The text of a claim, most often one that can be read."""
    lines = []
    for key in draw(KEYS):
        style = draw(st.sampled_from(["'", '"', "|", ">", "[", "{", "-"]))
        value = written(draw(WORDS), style, 0)
        behind = draw(COMMENT) if style in "'\"[" else ""
        lines.append(f"{draw(ABOVE)}{key}: {value}{behind}\n")
    text = "".join(lines) + draw(ABOVE)
    return text.replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n"])))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(claims())
def test_repairs_keep_meaning_and_comments_and_are_done_in_one_go(text):
    before = Document("claims/post/x.yaml", "claim")
    parse_text(text, before)
    result = repair_text(text, before, NOWHERE)
    assert set(result.refused) <= {"RR113"}
    if before.broken or any(one.kind not in repair.LAYOUT for one in before.troubles):
        assert not result.is_changed
        return
    after_it = Document("claims/post/x.yaml", "claim")
    parse_text(result.after, after_it)
    meant = {("unit",), ("quote",), ("values",)}  # in the last, units too
    assert before.root.entries.keys() == after_it.root.entries.keys()
    for key, entry in before.root.entries.items():
        assert (key,) in meant or same_values(entry.value, after_it.root.entries[key].value, {})
    assert [one for one in comments(result.after) if "$schema" not in one] == comments(text)
    assert "\r" not in result.after and result.after.endswith("\n")
    assert not re.search(r"^(?!\s*$).*[^\s].*[ \t]$", result.after, re.MULTILINE) or "|" in text or ">" in text
    assert not repair_text(result.after, after_it, NOWHERE).is_changed


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_at_all_is_repaired_or_left_alone(text):
    document = Document("claims/post/x.yaml", "claim")
    parse_text(text, document)
    assert repair_text(text, document, NOWHERE).before == text
