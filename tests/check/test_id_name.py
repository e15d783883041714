"""RR301: the form of ids."""

import pytest


@pytest.mark.parametrize(
    ("name", "better"),
    [("Cost", "cost"), ("the_cost", "the-cost"), ("a--b", "a-b"), ("-a", "a"), ("größe", "gr-e"), ("a b", "a-b")],
)
def test_a_name_that_cannot_be_an_id_is_reported_with_a_better_one(corpus, name, better):
    (corpus.root / "post/cost.yaml").rename(corpus.root / f"post/{name}.yaml")
    (found,) = corpus.findings("RR301")
    assert found.advice == f"Rename it to {better}.yaml."


def test_directories_are_ids_too(corpus):
    corpus.write("My Post/source.yaml", (corpus.root / "reckoner/source.yaml").read_text())
    assert corpus.only("RR301").found == "My Post"


def test_digits_and_dashes_are_fine(corpus):
    (corpus.root / "reckoner/tokens-per-dollar.yaml").rename(corpus.root / "reckoner/4t-tokens-2.yaml")
    corpus.replace("post/tokens-per-dollar.yaml", "reckoner/tokens-per-dollar", "reckoner/4t-tokens-2")
    assert corpus.findings() == []
