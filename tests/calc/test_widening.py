"""Ranges that follow from ratings."""

import pytest

from calc import Evaluation, handle, read_edit
from calc.widening import spread, widened
from tests.calc.calculator import calculator_model, node


@pytest.fixture
def model():
    return calculator_model()


def test_the_factor_is_the_product_of_both_spreads(model):
    assert spread(model, "C3") == pytest.approx(2.0)
    assert spread(model, "A2") == pytest.approx(1.15)
    assert spread(model, "A1") is None and spread(model, None) is None  # no spread for 1 in this model


def test_a_number_without_a_range_gets_one_around_it(model):
    amount = widened(model["post/peak"], model)
    assert (amount.value, amount.p5, amount.p95) == pytest.approx((100, 50, 200))
    assert (amount.family, amount.unit.text) == ("lognormal", "TFLOP/s")


def test_a_range_stays_inside_the_bounds(model):
    amount = widened(model["copy/utilization"], model)  # 90 %, D4: × or ÷ 3.75
    assert (amount.p5, amount.value, amount.p95) == pytest.approx((24, 90, 100))
    assert max(Evaluation(model, samples=512, is_widened=True).column("copy/utilization")) <= 1


@pytest.mark.parametrize(
    "claim_id", ["post/price", "paper/rule", "paper/exponent", "paper/year", "paper/unrated", "paper/words"]
)
def test_what_is_not_widened(model, claim_id):
    assert widened(model[claim_id], model) is None


def test_only_where_it_is_switched_on_and_not_what_a_reader_wrote(model):
    assert Evaluation(model, samples=64).column("post/peak") is None
    wide = Evaluation(model, samples=64, is_widened=True)
    assert wide.column("post/peak") is not None and wide.value("post/peak") == 100e12
    assert wide.column(node("peak")) is wide.column("post/peak")
    edits = {node("peak"): read_edit(model, node("peak"), "5 TFLOP/s")}
    assert Evaluation(model, edits, samples=64, is_widened=True).column(node("peak")) is None


@pytest.mark.parametrize("claim_id, words", [
    ("paper/rule", "no range: exact by definition"),
    ("paper/exponent", "no range: a coefficient of a fit is wrong together with the others or not at all"),
    ("paper/year", "no range: it cannot be so many times larger or smaller"),
    ("paper/unrated", "no range: its rating gives none"),
])  # fmt: skip
def test_what_keeps_no_range_says_why(model, claim_id, words):
    request = {"op": "evaluate", "claims": [claim_id], "widen": True}
    assert handle(request, model)["results"][claim_id]["range_text"] == words
    assert handle({**request, "widen": False}, model)["results"][claim_id]["range_text"] == "no range stated"


def test_a_widened_number_says_so(model):
    request = {"op": "evaluate", "claims": [node("peak"), "post/price", node("compute")], "samples": 64, "widen": True}
    results = handle(request, model)["results"]
    assert results[node("peak")]["range_text"] == "90 % interval from its rating, C3: × or ÷ 2"
    assert results["post/price"]["range_text"].startswith("90 % interval, lognormal, 1 to 4 USD per hour")
    assert results[node("compute")]["p5"] < results[node("compute")]["value"]
    plain = handle({**request, "widen": False}, model)["results"]
    assert (plain[node("peak")]["range_text"], plain[node("peak")]["family"]) == ("no range stated", "point")
    assert plain[node("peak")]["entry"] == results[node("peak")]["entry"] == "100"
    assert plain[node("compute")]["range_text"] is None


def test_the_ratings_of_the_vocabulary_all_have_a_spread():
    from pathlib import Path

    from build_scripts.records import load

    ratings = load(Path(__file__).resolve().parents[2] / "claims").ratings
    for axis in (ratings.reliability, ratings.credibility):
        judged = [axis[code].spread for code in list(axis)[:5]]
        assert judged == sorted(judged) and min(judged) >= 1
        assert judged[0] < axis[list(axis)[5]].spread < judged[-1]  # unknown is not the worst
