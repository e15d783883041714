"""Ranks and Spearman's coefficient, against values worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calc.ranks import Ranks, rank_correlation

numbers = st.floats(-1e6, 1e6, allow_nan=False)


def test_ties_share_the_mean_of_their_ranks():
    assert Ranks([30.0, 10.0, 30.0, 20.0]).doubled == [5, 0, 5, 2]  # twice 2.5, 0, 2.5, 1


def test_spearman_with_ties_is_pearson_of_the_mean_ranks():
    # Ranks 1 2.5 2.5 4 and 1 2 3.5 3.5: sum of products around the mean 4.5, of squares 4.5 and 4.5... by hand:
    # deviations -1.5 0 0 1.5 and -1.5 -0.5 1 1: products 2.25 + 1.5 = 3.75; squares 4.5 and 4.5.
    assert rank_correlation(Ranks([1, 2, 2, 3]), Ranks([1, 5, 9, 9])) == pytest.approx(3.75 / 4.5, rel=1e-15)


def test_a_column_that_does_not_vary_has_no_correlation():
    assert rank_correlation(Ranks([1, 1, 1]), Ranks([1, 2, 3])) is None


def test_tenths_have_one_place_at_least():
    ranks = Ranks([3.0, 1.0, 2.0])
    assert (ranks.lowest(0.1), ranks.highest(0.1)) == ([1], [0])


@given(st.lists(st.tuples(numbers, numbers), min_size=2, max_size=30))
def test_it_lies_between_minus_one_and_one_and_turns_with_its_sign(pairs):
    left, right = ([pair[side] for pair in pairs] for side in (0, 1))
    found = rank_correlation(Ranks(left), Ranks(right))
    turned = rank_correlation(Ranks(left), Ranks([-value for value in right]))
    if found is None:
        assert turned is None
    else:
        assert -1 - 1e-12 <= found <= 1 + 1e-12 and turned == pytest.approx(-found, abs=1e-12)
