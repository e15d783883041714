"""Rules as their pages show them."""

from build_scripts.check.rules import all_rules
from build_scripts.publish.rule_view import rule_groups, rule_views

VIEWS = {view.rule.code: view for view in rule_views()}


def test_every_rule_stands_in_one_group():
    assert [view.rule.code for group in rule_groups() for view in group.rules] == [one.rule.code for one in all_rules()]
    groups = {group.id: [view.rule.code for view in group.rules] for group in rule_groups()}
    assert "RR502" in groups["formulas"] and "RR513" in groups["calculators"] and "RR531" in groups["fidelity"]


def test_the_example_shows_whole_lines_and_what_the_check_says():
    view = VIEWS["RR405"]
    assert (view.example.file, view.example.right, view.example.wrong) == (
        "claims/post/cost.yaml",
        "unit: USD",
        "unit: bananas",
    )
    assert view.messages[0].startswith("claims/post/cost.yaml:9:7: error RR405 [unit] ")


def test_what_is_missing_has_no_wrong_side_and_a_new_file_no_right_one():
    assert (VIEWS["RR704"].example.right, VIEWS["RR704"].example.wrong) == ("rating_reason: One origin.", "")
    assert VIEWS["RR111"].example.right == "" and VIEWS["RR111"].example.wrong


def test_code_in_an_explanation_is_marked_and_nothing_else_is_markup():
    assert "<code>tokens</code>" in VIEWS["RR115"].paragraphs[0]
    assert all(
        "<" not in part.replace("<code>", "").replace("</code>", "")
        for view in VIEWS.values()
        for part in view.paragraphs
    )


def test_every_page_says_why():
    assert [code for code, view in VIEWS.items() if not view.paragraphs] == []


def test_rules_with_a_fixer_say_so():
    assert VIEWS["RR113"].can_be_repaired and not VIEWS["RR405"].can_be_repaired
