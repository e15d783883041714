"""Which rating is better."""

import pytest

from build_scripts.publish.rating import Rating
from build_scripts.publish.rating_order import is_better, rank


def rating(code):
    return code and Rating(code, None, None)


@pytest.mark.parametrize("one, other", [("A5", "B1"), ("B2", "B3"), ("E5", "F1"), ("D3", "A6"), ("C4", None)])
def test_the_letter_counts_first_and_unknown_is_never_better(one, other):
    assert is_better(rating(one), rating(other)) and not is_better(rating(other), rating(one))


@pytest.mark.parametrize("one, other", [("B2", "B2"), ("F1", "A6"), (None, "F6")])
def test_neither_is_better(one, other):
    assert not is_better(rating(one), rating(other)) and not is_better(rating(other), rating(one))


def test_the_best_stands_first():
    assert sorted(map(rating, ["F2", "C1", "B3", "B2"]), key=rank)[0].code == "B2"
