"""Sweeps: curves of results over one input, and the bands around them."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calc import CalcError, Evaluation, handle, handle_text, read_edit
from calc.sweep import MOST_POINTS, points, sweep
from tests.calc.rival_model import inputs_model


def message(model, **request):
    return handle(
        {"op": "sweep", "vary": "t/x", "from": "1", "to": "3", "count": 3, "claims": ["t/result"], **request}, model
    )


def test_points_are_at_equal_distances_or_in_equal_ratios():
    assert points(1, 3, 3, False) == [1, 2, 3]
    assert points(1, 100, 3, True) == [1, pytest.approx(10, rel=1e-15), 100]


@pytest.mark.parametrize(
    "arguments, says",
    [
        ((3, 1, 5, False), "backwards"),
        ((1, 1, 5, False), "backwards"),
        ((0, 1, 5, True), "logarithmic"),
        ((1, 2, 1, False), "not a number of points"),
        ((1, 2, MOST_POINTS + 1, False), "not a number of points"),
        ((1, 2, True, False), "not a number of points"),
        ((1, 2, "5", False), "not a number of points"),
    ],
)
def test_what_cannot_be_swept_is_explained(arguments, says):
    with pytest.raises(CalcError, match=says):
        points(*arguments)


def test_each_point_is_that_of_an_evaluation_of_its_own():
    model = inputs_model("x ** 2 / y", x="2", y="4")
    curve = sweep(Evaluation(model), "t/x", [1.0, 2.0, 3.0], ["t/result"])["t/result"]
    for x, y in zip((1, 2, 3), curve.values):
        edits = {"t/x": read_edit(model, "t/x", str(x))}
        assert y == Evaluation(model, edits).value("t/result")
    assert curve.p5 is None


def test_where_a_result_has_no_value_stands_null():
    answer = message(inputs_model("sqrt(2 - x)", x="1"))
    assert answer["results"]["t/result"]["values"] == [1.0, 0.0, None]


def test_a_result_that_does_not_depend_on_it_is_a_flat_line():
    model = inputs_model("y + 0 * x", x="1", y="4")
    assert message(model, claims=["t/y"])["results"]["t/y"]["values"] == [4.0, 4.0, 4.0]


def test_the_band_is_that_of_the_other_inputs():
    model = inputs_model("x * y", x={"p5": "1", "p95": "9"}, y={"p5": "2", "p95": "8"})
    found = message(model, samples=2048)["results"]["t/result"]
    for x, value, p5, p95 in zip((1, 2, 3), found["values"], found["p5"], found["p95"]):
        assert (value, p5, p95) == (pytest.approx(4 * x), pytest.approx(2 * x, rel=0.1), pytest.approx(8 * x, rel=0.1))
    # The same draws at every point: the band is as smooth as the curve.
    assert found["p95"][1] == pytest.approx(2 * found["p95"][0], rel=1e-12)


def test_without_other_ranges_or_draws_there_is_no_band():
    model = inputs_model("x * y", x={"p5": "1", "p95": "9"}, y="2")
    assert message(model, samples=256)["results"]["t/result"]["p5"] is None
    model = inputs_model("x * y", x="1", y={"p5": "2", "p95": "8"})
    assert message(model)["results"]["t/result"]["p95"] is None


def test_a_band_ends_where_some_draws_have_no_value():
    model = inputs_model("sqrt(y - x)", x="0", y={"p5": "2", "p95": "8"})
    found = message(model, samples=512, to="7", count=4)["results"]["t/result"]
    assert found["p5"][-1] is None and found["values"][-1] is None


def test_units_of_the_axis_and_of_the_results(model):
    request = {
        "op": "sweep",
        "vary": "a/cost",
        "from": "50",
        "to": "100 million USD",
        "count": 2,
        "claims": ["b/used-cost"],
    }
    answer = handle({**request, "units": {"a/cost": "million USD", "b/used-cost": "million USD"}}, model)
    assert answer["x"] == {"id": "a/cost", "unit": "million USD", "unit_text": "million USD", "values": [50.0, 100.0]}
    assert answer["results"]["b/used-cost"]["values"] == [
        pytest.approx(25.98, rel=1e-3),
        pytest.approx(51.96, rel=1e-3),
    ]
    answer = handle({**request, "written_in": {"a/cost": "million USD"}}, model)
    assert answer["x"]["values"] == [50e6, 100e6]


@pytest.mark.parametrize(
    "request_, says",
    [
        ({"vary": "nope"}, "no claim 'nope'"),
        ({"from": None}, "'from' is missing"),
        ({"to": "x"}, "'x' is not a number"),
        ({"to": "2 to 3"}, "is a range"),
        ({"claims": None}, "'claims' is not a list"),
        ({"claims": ["nope"]}, "no claim 'nope'"),
        ({"claims": [[]]}, "no claim"),
        ({"count": 1e3}, "not a number of points"),
    ],
)
def test_wrong_message_is_explained(request_, says):
    assert says in message(inputs_model("x", x="1"), **request_)["error"]["message"]


@settings(max_examples=60, deadline=None)
@given(
    formula=st.sampled_from(["x * y", "y / x", "log(x) * y", "x ** y", "1 / (x - y)", "sqrt(x - y)", "exp(x * y)"]),
    ends=st.tuples(st.floats(-1e3, 1e9), st.floats(-1e3, 1e9)),
    is_logarithmic=st.booleans(),
    samples=st.sampled_from([0, 1, 2, 100]),
)
def test_no_sweep_breaks_the_answer(formula, ends, is_logarithmic, samples):
    request = {"op": "sweep", "vary": "t/x", "claims": ["t/result", "t/x"], "samples": samples, "count": 7}
    request |= {"from": repr(ends[0]), "to": repr(ends[1]), "is_logarithmic": is_logarithmic}
    model = inputs_model(formula, x="1", y={"p5": "0.5", "p95": "3"})
    answer = json.loads(handle_text(json.dumps(request), model))
    assert "error" in answer or len(answer["results"]["t/result"]["values"]) == 7
