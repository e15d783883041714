"""Which rating is better."""

import pytest

from build_scripts.publish.rating import Rating
from build_scripts.publish.rating_order import is_better, rank, standing
from tests.publish.rival_corpus import number, rival_library, source


def rating(code):
    return code and Rating(code, None, None)


@pytest.mark.parametrize("one, other", [("A5", "B1"), ("B2", "B3"), ("E5", "F1"), ("D3", "A6"), ("C4", None)])
def test_the_letter_counts_first_and_unknown_stands_last(one, other):
    assert rank(rating(one)) < rank(rating(other))


@pytest.mark.parametrize("one, other", [("B2", "B2"), ("F1", "A6"), (None, "F6")])
def test_neither_is_better(one, other):
    assert rank(rating(one)) == rank(rating(other))


def test_the_best_stands_first():
    assert sorted(map(rating, ["F2", "C1", "B3", "B2"]), key=rank)[0].code == "B2"


def test_a_copy_is_no_better_than_what_it_repeats(tmp_path):
    library = rival_library(
        tmp_path,
        copy__source=source("The copy", "A", "2025"),
        copy__tokens=number("tokens", "value: 400T", 2, "derived_from: [rumour/tokens, copy/tokens]\n"),
    )
    copy, rumour, seer = (library.claim(name) for name in ("copy/tokens", "rumour/tokens", "seer/tokens"))
    assert copy.rating.code == "A2" and not is_better(copy, seer)  # C3 is better than the rumour's D5
    assert is_better(seer, copy) and standing(rumour) < standing(copy)


def test_what_has_it_from_a_source_at_large_is_no_better_than_that_source(tmp_path):
    library = rival_library(
        tmp_path,
        copy__source=source("The copy", "A", "2025"),
        copy__tokens=number("tokens", "value: 400T", 2, "derived_from: [rumour]\n"),
    )
    assert standing(library.claim("copy/tokens"))[:2] == rank(rating("D2"))
