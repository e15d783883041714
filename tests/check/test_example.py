"""The example of each rule, as its page shows it."""

import pytest

from build_scripts.check.example import Example, found_in, printable_lines, shown
from build_scripts.check.finding import ERROR, SEVERITIES
from build_scripts.check.rules import LoadedRule, all_rules

RULES = {loaded.rule.code: loaded for loaded in all_rules()}


def test_nothing_at_all_is_found_in_the_sound_corpus():
    assert found_in(None) == []


@pytest.mark.parametrize("code", sorted(RULES))
def test_the_example_of_a_rule_trips_it(code):
    loaded = RULES[code]
    assert loaded.example, f"Give {loaded.rule.name} an EXAMPLE, the smallest change to the sound corpus that trips it."
    example = shown(loaded)
    assert example.findings and {one.code for one in example.findings} == {code}
    assert all(one.severity in SEVERITIES and one.message and one.expected and one.advice for one in example.findings)
    assert example.right != example.wrong and max(len(example.right), len(example.wrong)) <= 600


@pytest.mark.parametrize("code", [code for code, loaded in RULES.items() if loaded.fix])
def test_an_example_that_can_be_repaired_has_no_error_of_another_rule(code):
    others = [one for one in found_in(RULES[code].example) if one.code != code and one.severity == ERROR]
    assert {one.code for one in others} <= {"RR602"}


@pytest.mark.parametrize("code", sorted(RULES))
def test_every_rule_says_why_it_is_there(code):
    assert len(RULES[code].explanation) > 20 and RULES[code].explanation.endswith(".")


def test_an_example_that_does_not_fit_the_corpus_is_refused():
    loaded = RULES["RR405"]._replace(example=Example("post/cost.yaml", "unit: EUR", "unit: bananas"))
    with pytest.raises(ValueError, match="'unit: EUR' does not stand in claims"):
        shown(loaded)
    with pytest.raises(ValueError, match="no example"):
        shown(LoadedRule(loaded.rule, loaded.check))


def test_what_cannot_be_seen_is_shown_as_an_escape():
    assert printable_lines("unit:\tUSD\n") == "unit:\\tUSD"
    assert len(printable_lines("x" * 1_000)) == 301
