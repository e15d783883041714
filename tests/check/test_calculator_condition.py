"""RR521: conditions of calculators, and what other rules say of them."""

import pytest

from tests.check.standing import add_calculator

CONDITION = """\
conditions:
  enough:
    label: Tokens for a dollar
    unit: token/USD
    formula: rate
    at_least: 10
    words: So few tokens are none.
    doubts: [again]
"""


def add(corpus, old="", new=""):
    assert old in CONDITION
    add_calculator(corpus, "presets:\n", CONDITION.replace(old, new) + "presets:\n")


def test_a_condition_without_fault_has_no_findings(corpus):
    add(corpus)
    assert corpus.findings() == []


@pytest.mark.parametrize(
    "limit", ["at_most: rate", "at_least: 10 token/USD", "whole: true", "at_most: 0.1 million token/USD"]
)
def test_a_limit_is_a_number_or_a_name_or_a_whole_number(corpus, limit):
    add(corpus, "at_least: 10", limit)
    assert corpus.findings() == []


def test_a_condition_without_a_limit_is_reported(corpus):
    add(corpus, "    at_least: 10\n")
    assert corpus.only("RR521").message == "The condition 'enough' compares with nothing."


def test_several_limits_are_reported_at_the_second(corpus):
    add(corpus, "at_least: 10\n", "at_least: 10\n    whole: true\n")
    found = corpus.only("RR521")
    assert found.found == "at_least, whole" and found.line == 38


def test_a_limit_of_another_dimension_is_reported_with_both(corpus):
    add(corpus, "at_least: 10", "at_least: tokens")
    found = corpus.only("RR521")
    assert found.message == "'tokens' is in token, but the condition in token/USD."
    assert found.field == "conditions.enough.at_least"


def test_a_limit_that_is_neither_name_nor_number_is_reported_with_what_was_meant(corpus):
    add(corpus, "at_least: 10", "at_least: rates")
    assert corpus.only("RR521").advice == "Did you mean 'rate'?"


def test_a_doubted_result_that_does_not_exist_is_reported(corpus):
    add(corpus, "doubts: [again]", "doubts: [agains]")
    found = corpus.only("RR521")
    assert (found.field, found.advice) == ("conditions.enough.doubts[1]", "Did you mean 'again'?")


def test_an_input_is_no_result_to_be_doubted(corpus):
    add(corpus, "doubts: [again]", "doubts: [budget]")
    assert "is no result" in corpus.only("RR521").message


def test_words_are_needed(corpus):
    add(corpus, "    words: So few tokens are none.\n")
    assert corpus.only("RR202").message == "The field 'words' is missing."


def test_a_formula_with_an_unknown_name_is_reported_where_it_stands(corpus):
    add(corpus, "formula: rate", "formula: rates")
    found = corpus.only("RR512")
    assert (found.field, found.advice) == ("conditions.enough.formula", "Did you mean 'rate'?")


def test_a_formula_of_another_dimension_is_reported(corpus):
    add(corpus, "formula: rate", "formula: tokens")
    assert corpus.only("RR514").field == "conditions.enough.formula"


def test_a_name_that_a_result_has_is_reported(corpus):
    add(corpus, "  enough:\n", "  rate:\n")
    assert corpus.only("RR511").field == "conditions.rate"


def test_an_input_that_only_a_condition_uses_is_used(corpus):
    add(corpus, "at_least: 10", "at_least: lowest")
    corpus.replace(
        "calculators/dollar.yaml",
        "  tokens:\n",
        "  lowest: {label: Lowest, default: post/tokens-per-dollar}\n  tokens:\n",
    )
    assert corpus.findings() == []
