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
