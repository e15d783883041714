"""Ratings: given, and inherited from the weakest input."""

import pytest

from build_scripts.records import load, rating_code
from calc.provenance import CREDIBILITY, RELIABILITY, weakest_grade
from tests.check.corpus import Corpus


@pytest.mark.parametrize(
    ("grades", "weakest"),
    [
        (["A", "C", "B"], "C"),
        (["A", "F"], "F"),      # one that cannot be judged: neither can the whole
        (["E", "F"], "E"),      # lower than the lowest it cannot be
        (["F", "F"], "F"),
        (["A", None], None),
        ([], None),
    ],
)  # fmt: skip
def test_the_weakest_reliability(grades, weakest):
    assert weakest_grade(grades, RELIABILITY) == weakest


@pytest.mark.parametrize(("grades", "weakest"), [(["1", "4"], "4"), (["2", "6"], "6"), (["5", "6"], "5")])
def test_the_weakest_credibility(grades, weakest):
    assert weakest_grade(grades, CREDIBILITY) == weakest


def test_ratings_of_a_corpus(tmp_path):
    corpus = Corpus(tmp_path)
    corpus.replace("post/cost.yaml", "credibility: 3", "credibility: 5")
    records = load(corpus.root)
    assert rating_code(records, records.claims["post/tokens-per-dollar"]) == "D3"
    assert rating_code(records, records.claims["reckoner/tokens-per-dollar"]) == "D5"


def test_ours_rests_on_ours(tmp_path):
    corpus = Corpus(tmp_path)
    corpus.write("reckoner/half.yaml", "statement: x\nformula: x / 2\ninputs: {x: reckoner/tokens-per-dollar}\n")
    records = load(corpus.root)
    assert rating_code(records, records.claims["reckoner/half"]) == "D3"


def test_a_circle_has_no_rating(tmp_path):
    corpus = Corpus(tmp_path)
    corpus.write("reckoner/half.yaml", "statement: x\nformula: x / 2\ninputs: {x: reckoner/half}\n")
    records = load(corpus.root)
    assert rating_code(records, records.claims["reckoner/half"]) is None
