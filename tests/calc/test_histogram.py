"""Histograms of draws."""

import math

import pytest

from calc.distributions import from_range
from calc.histogram import BINS, histogram
from calc.sampling import chances


def test_all_draws_are_counted():
    column = [from_range(1, 100).quantile(chance) for chance in chances("a/b", 2048)]
    found = histogram(column)
    assert found.is_logarithmic and len(found.counts) == BINS and len(found.edges) == BINS + 1
    assert sum(found.counts) + round(2048 * (found.below + found.above)) == 2048
    assert found.below == pytest.approx(0.005, abs=1 / 2048) and found.above == pytest.approx(0.005, abs=1 / 2048)
    steps = [math.log(after / before) for before, after in zip(found.edges, found.edges[1:], strict=False)]
    assert steps == pytest.approx([steps[0]] * BINS)
    for place in (0, 7, BINS - 1):
        low, high = found.edges[place : place + 2]
        counted = sum(low <= value < high or (value == high == found.edges[-1]) for value in column)
        assert found.counts[place] == counted


def test_a_narrow_or_negative_range_has_equal_steps():
    for column in ([100 + place / 10 for place in range(100)], [-5.0, -1.0, 0.0, 2.0, 50.0]):
        found = histogram(column, 4)
        assert not found.is_logarithmic
        width = found.edges[1] - found.edges[0]
        assert [b - a for a, b in zip(found.edges, found.edges[1:], strict=False)] == pytest.approx([width] * 4)


def test_one_number_has_no_histogram():
    assert histogram([]) is None and histogram([3.0] * 50) is None
