"""RR516: main results."""

from tests.check.standing import add_calculator


def test_a_calculator_without_a_main_result_is_reported(corpus):
    add_calculator(corpus, "    is_main: true\n", "")
    assert corpus.only("RR516").message == "There is no main result."


def test_more_than_three_are_too_many(corpus):
    one = "  more{}: {{label: x, quantity: training_tokens, unit: token, formula: again, is_main: true}}\n"
    add_calculator(corpus, "presets:\n", "".join(one.format(number) for number in range(3)) + "presets:\n")
    assert corpus.only("RR516").line == 34
