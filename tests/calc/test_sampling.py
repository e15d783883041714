"""Columns of draws."""

import pytest

from calc.distributions import Normal, from_range
from calc.errors import CalcError
from calc.sampling import chances


@pytest.mark.parametrize(
    "shape",
    [from_range(1, 4), from_range(1, 4, 1.5), from_range(-1, 4), Normal(1, 3), from_range(0.3, 0.9, low=0.2, high=1)],
    ids=repr,
)
def test_a_column_is_to_the_last_bit_what_its_quantiles_are(shape):
    drawn = chances("a/b", 512)
    for _ in range(2):  # the scores of the first time are used again
        assert shape.column(drawn) == [shape.quantile(chance) for chance in drawn]


def test_a_column_of_other_draws_has_scores_of_its_own():
    shape = from_range(1, 4)
    assert shape.column([0.1, 0.9]) == [shape.quantile(0.1), shape.quantile(0.9)]
    assert shape.column([0.2, 0.9]) == [shape.quantile(0.2), shape.quantile(0.9)]
    assert shape.column([]) == []


def test_a_column_that_leaves_the_numbers_says_so():
    with pytest.raises(CalcError, match="too wide"):
        from_range(1e-150, 1e250).column(chances("a/b", 4096))
