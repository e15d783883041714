"""RR514: dimensions of results."""

from tests.check.standing import add_calculator


def test_a_formula_that_gives_something_else_is_reported_with_both_sides(corpus):
    add_calculator(corpus, "formula: rate * budget", "formula: rate * budget * budget")
    found = corpus.only("RR514")
    assert found.field == "results.again.formula" and "token" in found.expected


def test_operands_that_do_not_fit_are_reported(corpus):
    add_calculator(corpus, "formula: rate * budget", "formula: rate + budget")
    assert corpus.only("RR514").found == "'rate + budget' with rate in token/USD, budget in USD"


def test_a_unit_that_cannot_be_read_is_reported(corpus):
    add_calculator(corpus, "unit: token\n", "unit: bananas\n")
    assert corpus.only("RR514").field == "results.again.unit"


def test_a_unit_that_does_not_fit_its_quantity_is_reported(corpus):
    add_calculator(corpus, "quantity: training_tokens", "quantity: training_cost")
    assert "does not fit the quantity 'training_cost'" in corpus.only("RR514").message
