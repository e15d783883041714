"""RR404: subject, quantity and unit beside a number."""

import pytest


@pytest.mark.parametrize("line", ["unit: USD", "quantity: training_cost", "subject: gpt-4"])
def test_a_number_needs_all_three(corpus, line):
    corpus.replace("post/cost.yaml", f"{line}\n", "")
    (found,) = corpus.findings("RR404")
    assert found.field == line.split(":")[0] and found.line == 7 - (not line.startswith("unit"))


def test_a_formula_needs_a_unit_too(corpus):
    corpus.replace("reckoner/tokens-per-dollar.yaml", "unit: token/USD\n", "")
    assert corpus.only("RR404").message == "The claim has 'formula' but no 'unit'."


def test_a_unit_needs_a_number(corpus):
    corpus.write("reckoner/words.yaml", "statement: x\nunit: USD\ncredibility: 3\nrating_reason: x\n")
    assert corpus.only("RR404").field == "unit"


def test_a_statement_in_words_needs_none(corpus):
    corpus.write("reckoner/words.yaml", "statement: x\ncredibility: 3\nrating_reason: x\n")
    assert corpus.findings() == []


SEVERAL = """statement: x
subject: gpt-4
values:
  cost: {quantity: training_cost, value: 3M, unit: USD}
  tokens: {quantity: training_tokens, value: 2T, unit: token}
credibility: 3
rating_reason: x
"""


def test_several_values_are_checked_each(corpus):
    corpus.write("reckoner/row.yaml", SEVERAL)
    assert corpus.findings() == []
    corpus.replace("reckoner/row.yaml", "value: 2T, ", "")
    assert corpus.only("RR404").message == "The value 'tokens' has no number."


def test_a_number_does_not_stand_beside_several(corpus):
    corpus.write("reckoner/row.yaml", SEVERAL + "value: 3M\n")
    assert corpus.only("RR404").field == "value"


def test_the_subject_may_be_that_of_the_claim_or_of_the_value(corpus):
    corpus.write("reckoner/row.yaml", SEVERAL.replace("subject: gpt-4\n", ""))
    assert [found.field for found in corpus.findings("RR404")] == ["subject", "subject"]


@pytest.mark.parametrize("values", ["{}", "{cost: {quantity: training_cost, value: 3M, unit: USD}}"])
def test_one_value_is_not_several(corpus, values):
    corpus.write(
        "reckoner/row.yaml", f"statement: x\nsubject: gpt-4\nvalues: {values}\ncredibility: 3\nrating_reason: x\n"
    )
    assert corpus.only("RR205").expected == "at least 2"


def test_a_value_of_a_wrong_type_is_reported_once(corpus):
    corpus.write("reckoner/row.yaml", SEVERAL)
    corpus.replace("reckoner/row.yaml", "  tokens: {quantity: training_tokens, value: 2T, unit: token}", "  tokens: 2T")
    assert corpus.only("RR203").field == "values.tokens"
