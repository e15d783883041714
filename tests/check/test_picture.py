"""RR519: pictures."""

import pytest

from tests.check.standing import add_calculator


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("vary: budget", "vary: rate", "pictures[1].vary"),
        ("results: [rate]", "results: [rates]", "pictures[1].results[1]"),
        ("results: [rate]", "results: [rate, again]", "pictures[1].results[2]"),
        ("results: [rate]", "results: [rate]\n    marks: [again]", "pictures[1].marks[1]"),
        ("{input: tokens, values", "{input: rate, values", "pictures[1].family.input"),
        ("values: [1T,", "values: [1T USD,", "pictures[1].family.values[1]"),
    ],
)
def test_what_cannot_be_drawn_is_reported(corpus, old, new, field):
    add_calculator(corpus, old, new)
    assert corpus.only("RR519").field == field
