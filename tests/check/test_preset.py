"""RR517: presets."""

from tests.check.standing import add_calculator


def test_a_name_that_is_no_input_is_reported_with_what_was_meant(corpus):
    add_calculator(corpus, "set: {budget: 10}", "set: {budgets: 10}")
    found = corpus.only("RR517")
    assert found.field == "presets[1].set.budgets" and found.advice == "Did you mean 'budget'?"


def test_a_value_that_cannot_be_read_is_reported(corpus):
    add_calculator(corpus, "set: {budget: 10}", "set: {budget: 10 token}")
    assert corpus.only("RR517").found == "'10 token'"


def test_a_value_that_is_not_possible_is_reported(corpus):
    add_calculator(corpus, "set: {budget: 10}", "set: {budget: -10}")
    assert "not possible" in corpus.only("RR517").message


def test_ranges_are_values(corpus):
    add_calculator(corpus, "set: {budget: 10}", "set: {budget: 10 to 20 million USD}")
    assert corpus.findings() == []


def test_an_input_is_set_once(corpus):
    add_calculator(corpus, "    use: {budget: post/cost,", "    set: {budget: 3}\n    use: {budget: post/cost,")
    assert "twice" in corpus.only("RR517").message
