"""Drivers: rank correlations, tenths and elasticities, against closed forms."""

import json
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calc import CalcError, Evaluation, handle, handle_text, read_edit
from calc.distributions import normal_quantile
from calc.drivers import MOST_RANKED, drivers, elasticities
from tests.calc.rival_model import claims_model, inputs_model


def found(model, samples=2048, edits=None, target="t/result"):
    edits = {id: read_edit(model, id, text) for id, text in (edits or {}).items()}
    return {one.id: one for one in drivers(Evaluation(model, edits, samples), target).inputs}


def slope(formula, **inputs):
    model = inputs_model(formula, **inputs)
    return elasticities(Evaluation(model), "t/result", ["t/x"])["t/x"]


@pytest.mark.parametrize(
    "formula, x, elasticity",
    [
        ("x", "3", 1.0),
        ("5 * x ** 2", "3", 2.0),
        ("1 / x", "3", -1.0),
        ("sqrt(x)", "7", 0.5),
        ("x + 1", "1", 0.5),
        ("exp(x)", "2", 2.0),
        ("log(x)", "10", 1 / math.log(10)),
        ("5 - x", "4", -4.0),
        ("-x", "4", 1.0),
    ],
)
def test_elasticity_is_the_slope_of_the_logarithms(formula, x, elasticity):
    assert slope(formula, x=x) == (pytest.approx(elasticity, rel=2e-6), False)


def test_at_a_kink_the_elasticity_is_that_of_a_rise():
    assert slope("min(x, 10)", x="10") == (0.0, True)
    assert slope("max(x, 10)", x="10") == (1.0, True)
    assert slope("min(x, 10)", x="9") == (1.0, False)


def test_at_a_leap_the_side_without_it_counts():
    assert slope("floor(x)", x="8") == (0.0, True)  # leaps downwards
    assert slope("ceil(x)", x="8") == (0.0, True)  # leaps upwards
    assert slope("floor(x)", x="8.5") == (0.0, False)


def test_at_a_bound_the_possible_side_counts():
    model = inputs_model("1 / x", x={"value": "100%", "unit": "%", "quantity": "share"})
    assert elasticities(Evaluation(model), "t/result", ["t/x"])["t/x"] == (-1.0, False)


def test_where_there_is_no_logarithm_there_is_no_elasticity():
    assert slope("x + 1", x="0") == (None, False)
    assert slope("x - 3", x="3") == (None, False)
    assert slope("1 / (x - 3)", x="3") == (None, False)


def test_of_a_product_of_lognormals_the_rank_correlation_has_a_closed_form():
    # ln of the result is normal; Spearman of a bivariate normal is 6/π asin(ρ/2), ρ the share of the spread.
    inputs = found(inputs_model("x * y", x={"p5": "1", "p95": "100"}, y={"p5": "1", "p95": "10"}), 16_384)
    for id, spread in (("t/x", 2), ("t/y", 1)):
        rho = spread / math.sqrt(5)
        assert inputs[id].rank_correlation == pytest.approx(6 / math.pi * math.asin(rho / 2), abs=0.01)


def test_low_and_high_are_medians_in_the_tenths_of_the_input():
    inputs = found(inputs_model("1 / x", x={"p5": "1", "p95": "100"}))
    x = inputs["t/x"]
    # The median of the lowest tenth is the 5th percentile, which is the stated end.
    assert (x.input_low, x.input_high) == (pytest.approx(1, rel=0.01), pytest.approx(100, rel=0.01))
    assert (x.low, x.high) == (pytest.approx(1, rel=0.01), pytest.approx(0.01, rel=0.01))
    assert x.rank_correlation == -1.0


def test_a_share_whose_range_reaches_its_bound_is_ranked_like_any_other():
    share = {"p5": "50%", "p95": "100%", "unit": "%", "quantity": "share"}
    x = found(inputs_model("x", x=share))["t/x"]
    assert x.rank_correlation == 1.0 and 0.9 < x.high < 1


def test_the_strongest_stands_first_and_what_has_no_range_last():
    model = inputs_model("x * y * z", x={"p5": "1", "p95": "2"}, y={"p5": "1", "p95": "9"}, z="3")
    assert list(found(model)) == ["t/y", "t/x", "t/z"]
    z = found(model)["t/z"]
    assert (z.rank_correlation, z.low, z.input_high, z.elasticity) == (None, None, None, 1.0)


def test_an_edit_is_an_input_of_its_own():
    model = claims_model(
        {
            "t/x": {"value": "2", "unit": "1"},
            "t/half": {"unit": "1", "formula": "x / 2", "inputs": {"x": "t/x"}},
            "t/result": {"unit": "1", "formula": "half ** 3", "inputs": {"half": "t/half"}},
        }
    )
    assert list(found(model)) == ["t/x"]
    assert found(model, edits={"t/half": "1 to 2"})["t/half"].elasticity == 3.0


def test_a_joint_fit_is_one_driver():
    values = {"a": {"p5": "1", "p95": "4"}, "b": {"p5": "0.1", "p95": "0.4"}}
    records = {
        "f/fit": {"joint": {"correlations": {"a": {"b": "0.95"}}}},
        **{f"f/fit#{name}": {"unit": "1", "part_of": "f/fit", **value} for name, value in values.items()},
        "t/x": {"unit": "1", "p5": "1", "p95": "1.1"},
        "t/result": {"unit": "1", "formula": "x * a / b", "inputs": {"x": "t/x", "a": "f/fit#a", "b": "f/fit#b"}},
    }
    inputs = found(claims_model(records))
    fit = inputs["f/fit"]
    assert set(inputs) == {"f/fit", "t/x"} and fit.members == ("f/fit#a", "f/fit#b")
    # Each member alone goes with the result hardly at all, both together nearly wholly.
    assert fit.rank_correlation > 0.9 and fit.low < fit.high and fit.elasticity is None
    assert found(claims_model(records), edits={"f/fit#a": "3"})["f/fit#b"].rank_correlation < 0  # no fit any more


def test_of_many_inputs_fewer_draws_are_ranked_and_that_is_said():
    many = {f"x{place}": {"p5": "1", "p95": "2"} for place in range(48)}
    model = inputs_model(" + ".join(many), **many)
    answer = handle({"op": "drivers", "claim": "t/result"}, model)
    assert answer["draws"] == MOST_RANKED // 48 == 1024
    assert len(answer["inputs"]) == 48


def test_message_has_texts_in_the_units_that_are_shown(model):
    answer = handle({"op": "drivers", "claim": "b/used-cost", "units": {"b/used-cost": "million USD"}}, model)
    assert (answer["of"], answer["text"], answer["unit"]) == ("b/used-cost", "51.96 million USD", "million USD")
    assert answer["p50"] == pytest.approx(51.96, rel=0.01)
    share, cost = answer["inputs"]
    assert (share["id"], share["rank_correlation"], share["elasticity"]) == ("a/share", 1.0, 1.0)
    assert share["low"] == pytest.approx(30, rel=0.01) and share["low_text"].endswith("million USD")
    assert share["input_low_text"].endswith("%")
    assert cost["rank_correlation"] is cost["low"] is cost["low_text"] is cost["input_high_text"] is None


def test_message_without_draws_has_elasticities(model):
    answer = handle({"op": "drivers", "claim": "b/used-cost", "samples": 0}, model)
    assert [one["elasticity"] for one in answer["inputs"]] == [1.0, 1.0] and answer["draws"] == 0


def test_message_on_a_claim_in_words_has_no_drivers(model):
    assert handle({"op": "drivers", "claim": "a/wordy"}, model)["inputs"] == []
    assert "no claim" in handle({"op": "drivers"}, model)["error"]["message"]


def test_unknown_claim_raises():
    with pytest.raises(CalcError):
        drivers(Evaluation(inputs_model("x", x="1")), "t/nope")


def test_the_strata_of_the_draws_are_those_of_the_distribution():
    x = found(inputs_model("x", x={"p5": "1", "p95": "100"}))["t/x"]
    assert math.log10(x.input_low) == pytest.approx(1 + normal_quantile(0.05) / 1.6448536, abs=0.01)


@settings(max_examples=60, deadline=None)
@given(
    formula=st.sampled_from(
        ["x / y", "exp(x) * y", "x ** y", "log(x) - y", "1 / (x - y)", "floor(x) * y", "1e290 * x"]
    ),
    x=st.sampled_from(["0", "1", "-5", "1e200", "1e-200"]),
    y=st.sampled_from([{"value": "2"}, {"p5": "-1", "p95": "3"}, {"p5": "1e-9", "p95": "1e9"}]),
    samples=st.sampled_from([0, 1, 2, 64]),
)
def test_no_numbers_break_the_answer(formula, x, y, samples):
    request = json.dumps({"op": "drivers", "claim": "t/result", "samples": samples})
    model = inputs_model(formula if "y" in formula else formula + " + 0 * y", x=x, y=y)
    answer = json.loads(handle_text(request, model))
    assert [one["id"] for one in answer["inputs"]] in (["t/x", "t/y"], ["t/y", "t/x"])
