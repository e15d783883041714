"""A range moved as a whole: another median, the same family and relative width, within bounds."""

import math

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from calc import handle, parse_unit, read_amount
from calc.moving import moved, shortened
from tests.calc.rival_model import claims_model

RUN = {
    "t/time": {"p5": "90", "p95": "100", "unit": "day"},
    "t/share": {"p5": "32%", "p95": "36%", "unit": "%", "quantity": "share", "rating": "D3"},
    "t/beta": {"p5": "30%", "p95": "40%", "family": "beta", "unit": "%", "quantity": "share"},
    "t/chips": {"value": "25,000", "unit": "chip", "quantity": "chips", "rating": "D3"},
    "t/half": {"unit": "chip", "formula": "chips / 2", "inputs": {"chips": "t/chips"}},
    "t/words": {},
}
RATINGS = {"reliability": {"D": {"spread": 1.5}}, "credibility": {"3": {"spread": 1.6}}}


@pytest.fixture
def model():
    return claims_model(RUN, ratings=RATINGS)


def move(model, claim, to, **more):
    return handle({"op": "move", "claim": claim, "to": to, **more}, model)


@pytest.mark.parametrize(
    "text, to, entry",
    [
        ("90 to 100 day", 189.736659610, "180 to 200 day"),
        ("90 to 100 day, median 92 day", 184, "180 to 200 day, median 184 day"),
        ("5 ± 1 day", 10, "8 to 12 day normal"),
        ("-1 to 3 day", 5, "3 to 7 day normal"),
        ("uniform 2 to 4 day", 6, "uniform 4 to 8 day"),
        ("uniform -1 to 1 day", 6, "uniform 5 to 7 day"),
        ("log-uniform 1 to 100 day", 1, "log-uniform 0.1 to 10 day"),
        ("triangular 1 2 3 day", 4, "triangular 2 4 6 day"),
    ],
)
def test_the_median_goes_there_and_the_shape_stays(text, to, entry):
    found = moved(read_amount(text), to)
    assert found.value == pytest.approx(to, rel=1e-9)
    assert found.shape.is_same(read_amount(entry).shape, 1e-9)


@settings(max_examples=200, deadline=None)
@given(
    low=st.floats(1e-6, 1e6),
    width=st.floats(1e-3, 1e3),
    to=st.floats(1e-6, 1e6),
    family=st.sampled_from(["", "uniform ", "log-uniform ", "normal "]),
)
def test_what_is_shown_of_it_keeps_its_relative_width(low, width, to, family):
    amount = read_amount(f"{family}{low!r} to {low * (1 + width)!r}")
    assume(amount.shape.ends[0] > 0)
    found = shortened(moved(amount, to))
    before, after = ([end / one.value for end in one.shape.ends] for one in (amount, found))
    assert after == pytest.approx(before, rel=1e-3, abs=1e-4)
    assert found.value == pytest.approx(to, rel=1e-4) and found.family == amount.family


def test_it_stops_where_its_end_comes_to_a_bound():
    share = read_amount("40 to 80", parse_unit("%"))
    for to, ends in ((100, (50, 100)), (75, (50, 100)), (30, (21.2132, 42.4264))):
        assert moved(share, to, 0, 100).shape.ends == pytest.approx(ends, rel=1e-5)
    assert moved(share, 1, 20, 100).shape.ends == pytest.approx((20, 40))
    around = read_amount("uniform -1 to 3", parse_unit("1"))
    assert moved(around, 9, -2, 5).shape.ends == (1, 5) and moved(around, -9, -2, 5).shape.ends == (-2, 2)


def test_what_cannot_be_moved_is_none():
    assert moved(read_amount("90 to 100"), 0) is None
    assert moved(read_amount("beta(8, 4)"), 0.5) is None and moved(read_amount("5"), 6) is None


def test_message_moves_what_is_stated_written_or_taken(model):
    answer = move(model, "t/time", 189.736659610)
    assert (answer["entry"], answer["unit"], answer["dropped"]) == ("180 to 200", "day", None)
    assert move(model, "t/time", 2, set={"t/time": "1 to 2 day"})["entry"] == "1.41421 to 2.82843"
    assert move(model, "t/time", 30, units={"t/time": "hour"})["entry"] == "28.4605 to 31.6228"
    assert move(model, "t/share", 100)["entry"] == "88.8889 to 100"
    # One that has no range is a number, unless ratings widen it.
    assert move(model, "t/chips", 30000)["entry"] == "30,000"
    widened = move(model, "t/chips", 30000, widen=True)["entry"]
    assert " to " in widened and read_amount(widened).value == pytest.approx(30000, rel=1e-5)
    assert move(model, "t/half", 5)["entry"] == "5"


def test_a_range_that_is_dropped_is_named(model):
    answer = move(model, "t/beta", 50)
    assert answer["entry"] == "50" and answer["dropped"].startswith("beta with a = ")
    assert move(model, "t/share", 0)["dropped"] == "90 % interval, lognormal, 32 to 36%"


@pytest.mark.parametrize(
    "request_, says",
    [
        ({"claim": "nope"}, "no claim 'nope'"),
        ({"claim": "t/words"}, "has no number"),
        ({"to": None}, "is not a number to move to"),
        ({"to": True}, "is not a number to move to"),
        ({"to": "5"}, "is not a number to move to"),
        ({"to": math.nan}, "is not a number to move to"),
        ({"to": 10**400}, "is not a number to move to"),
    ],
)
def test_wrong_message_is_explained(model, request_, says):
    assert says in handle({"op": "move", "claim": "t/time", "to": 5, **request_}, model)["error"]["message"]
