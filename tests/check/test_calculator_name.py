"""RR511: names of inputs and results."""

from tests.check.standing import add_calculator


def test_a_name_that_is_an_input_and_a_result_is_reported_at_its_key(corpus):
    add_calculator(corpus, "  again:\n", "  tokens:\n")
    (found,) = corpus.findings("RR511")
    assert found.field == "results.tokens" and found.line == 27


def test_the_name_of_a_function_is_taken(corpus):
    add_calculator(corpus, "  again:\n", "  sqrt:\n")
    assert "a function or law" in corpus.only("RR511").message
