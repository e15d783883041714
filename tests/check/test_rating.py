"""RR704: ratings and reasons."""

import pytest


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("credibility: 3\n", "", "credibility"),
        ("rating_reason: One origin.\n", "", "rating_reason"),
        ("rating_reason: One origin.", "rating_reason: '  '", "rating_reason"),
    ],
)
def test_a_rating_has_a_grade_and_a_reason(corpus, old, new, field):
    corpus.replace("post/cost.yaml", old, new)
    assert corpus.only("RR704").field == field


def test_an_implication_of_ours_inherits_its_rating(corpus):
    corpus.add("reckoner/tokens-per-dollar.yaml", "credibility: 2\n")
    assert "weakest input" in corpus.only("RR704").expected


def test_every_grade_is_fine(corpus):
    for grade in "23456":
        corpus.replace("post/cost.yaml", "credibility: ", f"credibility: {grade} #")
        assert corpus.findings() == []
