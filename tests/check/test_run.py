"""The check as a whole: order, completeness, and that nothing stops it."""

import pathlib
import re

from build_scripts.check import rules, run
from build_scripts.check.rule import SCOPES, Rule
from build_scripts.check.rules import LoadedRule, all_rules
from tests.check.corpus import TODAY

CODE = re.compile(r"RR[1-9][0-9]{2}")


def test_a_corpus_without_fault_has_no_findings(corpus):
    assert run.run(corpus.root, [corpus.texts], today=TODAY) == []


def test_every_rule_has_its_own_code_a_scope_and_a_description():
    found = [rule for rule, _ in all_rules()]
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
    assert {one.file for one in run.run(corpus.root, files=[corpus.root / "post"])} == {
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
