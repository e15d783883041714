"""The check as a whole: order, completeness, and that nothing stops it."""

import pathlib
import re

import pytest

from build_scripts.check import rules, run
from build_scripts.check.command import main
from build_scripts.check.rule import SCOPES, Rule
from build_scripts.check.rules import LoadedRule, all_rules
from build_scripts.records.snapshot import from_bytes, load_kept, to_bytes
from tests.check.corpus import TODAY, is_fault
from tests.check.standing import add_calculator, add_fidelity

CODE = re.compile(r"RR[1-9][0-9]{2}")


def test_a_corpus_without_fault_has_no_findings(corpus):
    assert corpus.findings() == []


def test_every_rule_has_its_own_code_a_scope_and_a_description():
    found = [rule for rule, *_ in all_rules()]
    assert len({rule.code for rule in found}) == len({rule.name for rule in found}) == len(found)
    for rule in found:
        assert CODE.fullmatch(rule.code) and rule.scope in SCOPES and rule.description.endswith("."), rule


def test_every_rule_has_a_test_beside_it():
    here = pathlib.Path(__file__).parent
    names = [path.stem for path in pathlib.Path(rules.__file__).parent.glob("*.py") if path.stem != "__init__"]
    assert [name for name in names if not (here / f"test_{name}.py").exists()] == []


def test_all_findings_come_at_once_sorted_by_file_and_line(corpus):
    corpus.write("post/broken.yaml", "note: x: y")
    corpus.replace("post/cost.yaml", "credibility: 3", "credibility: 9")
    corpus.replace("post/cost.yaml", "unit: USD", "unit: bananas")
    corpus.replace("post/tokens.yaml", "subject: gpt-4", "subject: gpt-5")
    found = corpus.findings()
    assert [one.code for one in found] == ["RR101", "RR405", "RR205", "RR304"]
    assert [one.order for one in found] == sorted(one.order for one in found)


def test_only_findings_in_the_named_files_are_returned(corpus):
    corpus.replace("post/cost.yaml", "unit: USD", "unit: bananas")
    corpus.replace("post/tokens.yaml", "unit: token", "unit: bananas")
    found = run.run(corpus.root, files=[corpus.root / "post" / "cost.yaml"], today=TODAY)
    assert {one.file for one in found} == {"claims/post/cost.yaml"}
    found = run.run(corpus.root, files=[corpus.root / "post"])
    assert {one.file for one in found if is_fault(one)} == {
        "claims/post/cost.yaml",
        "claims/post/tokens.yaml",
    }


def test_a_rule_that_fails_becomes_a_finding_and_stops_no_other(corpus, monkeypatch):
    def fail(claim, context):
        if claim.id == "post/cost":
            raise RuntimeError("out of cheese")
        yield Rule("RR999", "x", "claim", "x.").error(claim.at(), "Seen.")

    monkeypatch.setattr(run, "all_rules", lambda: (LoadedRule(Rule("RR999", "fails", "claim", "x."), fail),))
    found = run.run(corpus.root)
    assert [one.code for one in found] == ["RR900", "RR999", "RR999", "RR999"]
    assert "out of cheese" in found[0].found and found[0].file == "claims/post/cost.yaml"


def test_a_root_that_does_not_exist_is_a_finding(tmp_path):
    (found,) = run.run(tmp_path / "claims")
    assert found.code == "RR111" and "does not exist" in found.message


def test_a_note_is_no_error_and_changes_no_exit_status(corpus, monkeypatch, capsys):
    rule = Rule("RR999", "x", "claim", "x.")
    monkeypatch.setattr(
        run, "all_rules", lambda: (LoadedRule(rule, lambda claim, context: [rule.note(claim.at(), "Say more.")]),)
    )
    assert main(["--root", str(corpus.root)]) == 0
    assert "4 notes on what is worth doing; --notes lists them." in capsys.readouterr().out
    assert main(["--root", str(corpus.root), "--notes"]) == 0
    assert "note RR999 Say more." in capsys.readouterr().out


FAULTS = {
    "post/cost.yaml": ("unit: USD", "unit: bananas\nposition: 2\nsuperseded_by: post/gone\ncites: [post/cost]"),
    "post/tokens.yaml": ("position: 2", "position: 1\nderived_from: [post/tokens]\nnonsense: 1"),
    "post/source.yaml": ("published: 2023-06", "published: 2027-01\nquoted_in: nowhere"),
    "post/tokens-per-dollar.yaml": ("tokens / cost", "tokens / costs"),
    "reckoner/tokens-per-dollar.yaml": ("subject: gpt-4", "subject: gpt-5\ncredibility: 3\nunit: kg"),
    "vocabulary/quantities.yaml": ("min: 0, max: 1", "min: 2, max: 1"),
    "vocabulary/featured.yaml": ("post/cost", "post/costs"),
    "calculators/dollar.yaml": ("formula:", "formula: nothing +"),
    "fidelity/post.yaml": ("within:", "within: bananas #"),
}


@pytest.fixture
def spoiled(corpus):
    """A corpus with faults in files of every kind, and files that cannot be read."""
    add_calculator(corpus)
    add_fidelity(corpus)
    for name, (old, new) in FAULTS.items():
        corpus.replace(name, old, new)
    corpus.write("post/broken.yaml", "note: [x\n")
    corpus.write("post/Cost.yaml", b"\xff")
    corpus.write("post/od\x1bd.yaml", "note: x\n")
    corpus.write("post/stray.txt", "x")
    corpus.write("lonely/claim.yaml", "statement: x\n")
    return corpus


def test_a_file_alone_has_the_findings_that_it_has_among_all(spoiled):
    everything = run.run(spoiled.root, [spoiled.texts], today=TODAY)
    assert {one.file for one in everything} > {f"claims/{name}" for name in FAULTS}
    paths = [path for path in sorted(spoiled.root.rglob("*")) if path.is_file()]
    alone = [one for path in paths for one in run.run(spoiled.root, [spoiled.texts], [path], TODAY)]
    assert sorted(alone, key=lambda one: one.order) == [
        one
        for one in everything
        if one.file != "claims/lonely/source.yaml"  # which is what is missing
    ]
    for directory in (spoiled.root, spoiled.root / "post", spoiled.root / "vocabulary"):
        name = run.shown_name(spoiled.root, directory)
        some = run.run(spoiled.root, [spoiled.texts], [directory], TODAY)
        assert some == [one for one in everything if one.file in run.Wanted([name])]


def test_what_was_kept_has_the_findings_of_what_is_read(spoiled):
    kept = spoiled.root.parent / "kept"
    once, again = (load_kept(spoiled.root, kept) for _ in range(2))
    expected = run.run(spoiled.root, [spoiled.texts], today=TODAY)
    for records in (once, again, from_bytes(to_bytes(again))):
        assert run.check(records, [spoiled.texts], TODAY) == expected
