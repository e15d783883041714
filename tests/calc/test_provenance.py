"""Origins, ratings, and what a result rests on now."""

import pytest

from calc import CalcError, Evaluation, read_edit
from calc.provenance import check_rating, is_at_least, origins_in, path, rank, weakest_grade
from tests.calc.calculator import calculator_model, node


@pytest.fixture
def model():
    return calculator_model()


def path_of(model, claim_id, edits=None, **options):
    return path(
        Evaluation(model, {id: read_edit(model, id, text) for id, text in (edits or {}).items()}, **options), claim_id
    )


def test_repetitions_have_the_origin_of_what_they_repeat(model):
    assert origins_in(model, "copy/utilization") == ("paper",)
    assert origins_in(model, "post/price") == ("post",)
    assert origins_in(model, "reckoner/half") == ("paper",)  # ours brings nothing new
    assert origins_in(model, "post/spent") == ("post",)


def test_the_path_of_a_result_names_the_claims_behind_its_inputs(model):
    found = path_of(model, node("compute"))
    assert found.claims == ["paper/budget", "vendor/price", "post/peak", "paper/utilization"]
    assert (found.weakest_rating, found.weakest) == ("C3", "post/peak")
    assert found.origins == ["paper", "post", "vendor"]
    assert (found.oldest, found.oldest_claim) == ("2020-01-31", "paper/budget")


def test_the_path_follows_uses_and_leaves_out_what_the_reader_wrote(model):
    found = path_of(model, node("compute"), {node("peak"): "1 PFLOP/s"}, uses={node("utilization"): "copy/utilization"})
    assert found.claims == ["paper/budget", "vendor/price", "copy/utilization"]
    assert (found.weakest_rating, found.weakest, found.origins) == ("D4", "copy/utilization", ["paper", "vendor"])
    assert path_of(model, node("price"), {node("price"): "3"}).claims == []


def test_a_claim_that_is_taken_counts_by_what_it_states(model):
    assert path_of(model, node("budget"), uses={node("budget"): "post/spent"}).claims == ["post/spent"]
    taken = path_of(model, node("budget"), uses={node("budget"): "reckoner/half"})
    assert taken.claims == ["paper/budget", "reckoner/half"]


def test_the_path_of_claims(model):
    assert path_of(model, "post/spent").claims == ["paper/budget"]
    assert path_of(model, "vendor/price").claims == ["vendor/price"]
    assert path_of(model, "post/peak").oldest == "2021-05-04"  # the date of the statement, not of its source
    nothing = path_of(model, "paper/words")
    assert (nothing.claims, nothing.weakest_rating, nothing.origins, nothing.oldest) == ([], None, [], None)


def test_the_weakest_rating_is_the_weakest_on_each_axis(model):
    found = path_of(model, node("compute"), uses={node("price"): "post/price"})
    assert found.weakest_rating == "C3"
    assert weakest_grade(["A", "F"], "ABCDE") == "F"


def test_ranks_of_ratings():
    assert sorted(["F2", "B1", "A6", "A2", "C1", None, "A1"], key=rank)[:4] == ["A1", "A2", "B1", "C1"]
    assert rank("F1") == rank("A6") == rank(None) > rank("E5")


@pytest.mark.parametrize(
    "rating, least, expected",
    [("B2", "B2", True), ("A2", "B2", True), ("A3", "B2", False), ("C1", "B2", False), ("F1", "E5", False),
     (None, "E5", False), (None, None, True), ("F6", None, True)],
)  # fmt: skip
def test_a_filter_by_rating_asks_both_axes(rating, least, expected):
    assert is_at_least(rating, least) == expected


@pytest.mark.parametrize("rating", ["", "B", "B6", "F2", "2B", "B22", 5, ["B2"]])
def test_what_is_no_rating_to_filter_by_is_refused(rating):
    with pytest.raises(CalcError, match="is not a rating"):
        check_rating(rating)
