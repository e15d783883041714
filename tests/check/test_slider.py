"""RR518: sliders and axes."""

import pytest

from tests.check.standing import add_calculator


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("{from: 0.01,", "{from: ten,", "inputs.budget.slider.from"),
        ("{from: 0.01,", "{from: 10 token,", "inputs.budget.slider.from"),
        ("{from: 0.01,", "{from: 10 to 20,", "inputs.budget.slider.from"),
        ("{from: 0.01,", "{from: 2000,", "inputs.budget.slider.from"),
        ("{from: 0.01,", "{from: 0,", "inputs.budget.slider.from"),
        ("{from: 0.01,", "{from: -1,", "inputs.budget.slider.from"),
        ("    to: 1,000\n", "    to: 1\n", "pictures[1].from"),
    ],
)
def test_ends_that_make_no_sense_are_reported(corpus, old, new, field):
    add_calculator(corpus, old, new)
    assert corpus.only("RR518").field == field


def test_a_linear_slider_may_begin_at_zero(corpus):
    add_calculator(corpus, '{from: 0.01, to: "1,000", scale: log}', "{from: 0, to: 100}")
    assert corpus.findings() == []
