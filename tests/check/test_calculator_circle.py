"""RR513: circles among results."""

from tests.check.standing import add_calculator


def test_results_that_rest_on_each_other_are_reported_once(corpus):
    add_calculator(corpus, "formula: tokens / budget", "formula: again / budget * tokens / tokens")
    (found,) = corpus.findings("RR513")
    assert found.found == "again → rate → again" and found.field == "results.again.formula"


def test_a_result_that_rests_on_itself_is_a_circle(corpus):
    add_calculator(corpus, "formula: tokens / budget", "formula: rate + tokens / budget")
    assert corpus.findings("RR513")[0].found == "rate → rate"
