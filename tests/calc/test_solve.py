"""The message `solve`: the answer, put back in, gives the target; and it is a sentence that anybody understands."""

import json
import math

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from calc import Evaluation, handle, handle_text, read_edit
from tests.calc.calculator import calculator_model, node
from tests.calc.rival_model import claims_model, inputs_model

RUN = {
    "t/chips": {"value": "25,000", "unit": "chip", "quantity": "chips", "subject": "model"},
    "t/time": {"p5": "90", "p95": "100", "unit": "day", "quantity": "time", "subject": "model"},
    "t/price": {"value": "1", "unit": "USD/hour/chip", "quantity": "price"},
    "t/peak": {"value": "312", "unit": "TFLOP/s/chip"},
    "t/compute": {"value": "2.15e25", "unit": "FLOP"},
    "t/utilization": {
        "unit": "%",
        "quantity": "share",
        "subject": "model",
        "formula": "compute / (chips * time * peak)",
        "inputs": {"compute": "t/compute", "chips": "t/chips", "time": "t/time", "peak": "t/peak"},
    },
    "t/cost": {
        "unit": "USD",
        "quantity": "cost",
        "subject": "model",
        "formula": "chips * time * price",
        "inputs": {"chips": "t/chips", "time": "t/time", "price": "t/price"},
    },
    "t/needed": {
        "unit": "USD",
        "quantity": "cost",
        "subject": "model",
        "formula": "compute / (peak * share) * price",
        "inputs": {"compute": "t/compute", "peak": "t/peak", "share": "t/share", "price": "t/price"},
    },
    "t/share": {"value": "34%", "unit": "%", "quantity": "share", "subject": "model"},
    "t/words": {},
}


@pytest.fixture
def model():
    return claims_model(RUN)


def solve(model, claim, target, vary, **more):
    return handle({"op": "solve", "claim": claim, "target": target, "vary": vary, **more}, model)


def put_back(model, answer, place=0, **options):
    """What the result comes to with a solution of the answer in its field."""
    edits = {id: read_edit(model, id, text) for id, text in answer["solutions"][place]["set"].items()}
    return Evaluation(model, edits, **options).value(answer["of"])


def test_what_utilization_makes_the_cost_right(model):
    answer = solve(model, "t/needed", "63M USD", "t/share")
    (solution,) = answer["solutions"]
    assert answer["text"] == "The training cost of the model is 63 million USD when the utilization is 30.38%."
    assert (solution["text"], solution["unit"], solution["is_within_bounds"]) == ("30.38%", "%", True)
    assert solution["value"] == pytest.approx(100 * 2.15e25 / (312e12 * 3600 * 63e6), rel=1e-12)
    assert put_back(model, answer) == pytest.approx(63e6, rel=1e-12)
    assert answer["reason"] is None


def test_no_utilization_reaches_it_and_the_sentence_says_what_it_would_take(model):
    answer = solve(model, "t/needed", "10M USD", "t/share")
    assert answer["solutions"] == [] and answer["reason"] == answer["text"]
    assert answer["text"] == (
        "No utilization between 0% and 100% makes the training cost of the model 10 million USD: at 100% it is"
        " 19.14 million USD, the nearest. It would take 191.4%, and more than 100% is not possible."
    )
    assert answer["reached"]["low"] == pytest.approx(19.14e6, rel=1e-3)
    assert (answer["reached"]["high"], answer["reached"]["high_text"]) == (None, "without limit")


def test_what_follows_from_the_same_inputs_is_found_through_them(model):
    answer = solve(model, "t/cost", "63M USD", "t/utilization")
    assert answer["text"] == (
        "The training cost of the model does not follow from the utilization, but both follow from the number of chips"
        " and the number of 't/time'. The training cost of the model is 63 million USD when the number of chips is"
        " 27,670 chips or the number of 't/time' is 105 days; the utilization is then 30.38%."
    )
    chips, time = answer["solutions"]
    assert time["through"] == {"id": "t/time", "value": 105.0, "text": "105 days"}
    assert (time["set"], time["entry"]) == ({"t/time": "105 day"}, None)
    assert chips["value"] == pytest.approx(time["value"], rel=1e-12)
    assert put_back(model, answer, 0) == pytest.approx(63e6, rel=1e-9)


def test_an_answer_is_handed_on_without_the_rounding_of_its_last_digits(model):
    (solution,) = solve(model, "t/cost", "63M USD", "t/time")["solutions"]
    assert (solution["entry"], solution["set"]) == ("105", {"t/time": "105 day"})


def test_what_has_no_part_in_it_is_told(model):
    answer = solve(model, "t/cost", "63M", "t/peak")
    assert answer["solutions"] == []
    assert answer["text"].startswith(
        "The training cost of the model does not depend on the number of 't/peak': it stays 56.9"
    )
    assert "It follows from the number of chips" in answer["text"]


def test_a_number_that_is_set_on_the_way_cuts_the_connection():
    records = {
        "t/x": {"value": "2", "unit": "1"},
        "t/half": {"unit": "1", "formula": "x / 2", "inputs": {"x": "t/x"}},
        "t/result": {"unit": "1", "formula": "half * 6", "inputs": {"half": "t/half"}},
    }
    model = claims_model(records)
    assert solve(model, "t/result", "12", "t/x")["solutions"][0]["value"] == 4.0
    answer = solve(model, "t/result", "12", "t/x", set={"t/half": "5"})
    assert "does not depend on" in answer["text"] and "since a number between them is set" in answer["text"]
    assert solve(model, "t/result", "12", "t/half")["solutions"][0]["value"] == 2.0  # of a computed number, too


def test_an_edit_of_the_input_itself_does_not_count_and_others_do(model):
    assert solve(model, "t/cost", "60M", "t/chips", set={"t/chips": "1", "t/time": "100 day"})["solutions"][0][
        "value"
    ] == pytest.approx(25000, rel=1e-12)


def test_a_calculator_is_solved_under_its_uses():
    model = calculator_model()
    answer = solve(model, node("compute"), "1e20 FLOP", node("utilization"), use={node("price"): "post/price"})
    assert answer["solutions"][0]["value"] == pytest.approx(100 * 1e20 / (1e6 / 2 * 3600 * 1e14), rel=1e-12)
    assert answer["text"].startswith("“Compute” is 1 × 10²⁰ FLOP when “Utilization” is 0.05556%.")
    # The calculator's own bounds hold: its budget goes to 100 million.
    answer = solve(model, node("compute"), "1e26", node("budget"))
    assert "between 0.1 million USD and 100 million USD" in answer["text"] and answer["solutions"] == []


def test_what_a_calculator_calls_a_number_is_quoted_and_need_be_no_noun():
    model = calculator_model()
    labels = model.calculators["calculators/budget"]
    labels["inputs"]["utilization"]["label"] = "Reached by each chip"
    labels["results"]["compute"]["label"] = "Hardware's count over the model's"

    def text(target):
        return solve(model, node("compute"), target, node("utilization"))["text"]

    assert text("1e20 FLOP").startswith(
        "“Hardware's count over the model's” is 1 × 10²⁰ FLOP when “Reached by each chip”"
    )
    assert text("1e40 FLOP").startswith(
        "No value of “Reached by each chip” between 0% and 100% makes “Hardware's count over the model's”"
    )


def test_what_only_tends_to_nothing_is_said_to_be_never_reached():
    size = {"value": "5", "quantity": "count"}
    answer = solve(inputs_model("3 / x", x=size), "t/result", "0", "t/x")
    assert answer["text"] == (
        "No size makes the number of 't/result' 0: it only comes near that, the larger the size is."
    )


def test_several_solutions_and_stretches_in_words():
    answer = solve(inputs_model("x + 100 / x", x={"value": "30", "quantity": None}), "t/result", "25", "t/x")
    assert answer["text"] == "The number of 't/result' is 25 when the number of 't/x' is 20 or 5."
    answer = solve(inputs_model("ceil(x / 80)", x="500"), "t/result", "8", "t/x")
    assert answer["text"].endswith("is anything from 560 to 640.") or "anything from 560" in answer["text"]
    (solution,) = answer["solutions"]
    assert (solution["value"], solution["low"], solution["high"]) == (
        600.0,
        pytest.approx(560, rel=1e-8),
        pytest.approx(640, rel=1e-8),
    )
    answer = solve(inputs_model("min(x, 10)", x="5"), "t/result", "10", "t/x")
    assert answer["text"].endswith("is 10 or more.") and answer["solutions"][0]["high"] is None


def test_reasons_for_none_in_words():
    def text(formula, target, **inputs):
        return solve(inputs_model(formula, **inputs), "t/result", target, "t/x")["reason"]

    assert "leaps from 8 to 9" in text("ceil(x / 80)", "8.5", x="500")
    size = {"value": "5", "quantity": "count"}
    assert text("2 + 1 / x", "1", x=size) == (
        "No size makes the number of 't/result' 1: however large the size is, the number of 't/result' stays above 2."
        " It would take −1, and less than 0 is not possible."
    )
    assert text("2 + 1 / x", "2", x=size).endswith(": it only comes near that, the larger the size is.")
    assert "it would take more than 5 × 10³⁰" in text("log(x + 1)", "500", x=size)
    assert text("0 * x + 3", "4", x="5") == "The number of 't/result' is 3, whatever the number of 't/x' is."
    assert (
        text("log(0 * x - 1)", "4", x="5") == "The number of 't/result' has no value, whatever the number of 't/x' is."
    )
    assert "the nearest" in text("(x - 3) ** 2 + 1", "0.5", x="5")


@pytest.mark.parametrize(
    "request_, says",
    [
        ({"target": None}, "'target' is missing"),
        ({"target": {}}, "'target' is missing"),
        ({"target": "lots"}, "'lots' is not a number"),
        ({"target": "1 to 2"}, "is a range"),
        ({"target": "5 token"}, "cannot be turned into"),
        ({"target": "-5 USD"}, "not possible"),
        ({"claim": "nope"}, "no claim 'nope'"),
        ({"vary": "nope"}, "no claim 'nope'"),
        ({"vary": ["x"]}, "no claim"),
        ({"vary": "t/cost"}, "cannot be varied to reach itself"),
        ({"vary": "t/words"}, "has no number"),
        ({"claim": "t/words"}, "has no number"),
        ({"written_in": "token"}, "cannot be turned into"),
    ],
)
def test_wrong_message_is_explained(model, request_, says):
    request = {"op": "solve", "claim": "t/cost", "target": "63M", "vary": "t/time", **request_}
    assert says in handle(request, model)["error"]["message"]


def test_the_target_is_in_the_unit_that_is_shown_or_named(model):
    for more in (
        {"written_in": "million USD"},
        {"units": {"t/cost": "million USD"}},
        {"written_in": {"t/cost": "million USD"}},
    ):
        assert solve(model, "t/cost", "63", "t/time", **more)["solutions"][0]["value"] == 105.0
    assert solve(model, "t/cost", 63e6, "t/time")["solutions"][0]["value"] == 105.0


# Formulas of one input x in which every operation of the language occurs, and numbers of the other inputs.
SMOOTH = ["x", "y", "z", "x * y", "x / z", "x ** 2", "x ** 0.34", "1 / x", "sqrt(x)", "log(x + 1)", "exp(-x / y)"]
BENT = ["min(x, z)", "max(x, y)", "abs(x - y)", "ceil(x / y)", "floor(x)"]
parts = st.sampled_from([*SMOOTH, *BENT])
formulas = st.tuples(parts, st.sampled_from("+-*/"), parts).map(
    lambda made: f"({made[0]}) {made[1]} ({made[2]}) + 0 * x * y * z"
)
amounts = st.floats(-4, 6).map(lambda exponent: f"{10.0**exponent:.4g}")


def test_right_below_a_leap_an_answer_is_not_rounded_beyond_it():
    model = inputs_model("abs(x - y) + floor(x)", x={"value": "1"}, y="11.5")
    answer = solve(model, "t/result", "11.5", "t/x")
    for place in range(len(answer["solutions"])):
        assert put_back(model, answer, place) == pytest.approx(11.5, rel=1e-9)


@settings(max_examples=40, deadline=None)
@given(formula=formulas, x=amounts, y=amounts, z=amounts, present=amounts)
def test_an_answer_put_back_gives_the_target(formula, x, y, z, present):
    model = inputs_model(formula, x={"value": present}, y=y, z=z)
    target = Evaluation(model, {"t/x": read_edit(model, "t/x", x)}).value("t/result")
    assume(target is not None and abs(target) > 1e-9)
    answer = json.loads(
        handle_text(json.dumps({"op": "solve", "claim": "t/result", "target": repr(target), "vary": "t/x"}), model)
    )
    assert "error" not in answer
    for place in range(len(answer["solutions"])):
        assert put_back(model, answer, place) == pytest.approx(target, rel=1e-9)
    assert bool(answer["solutions"]) == (answer["reason"] is None)


@settings(max_examples=40, deadline=None)
@given(factor=amounts, power=st.sampled_from(["2", "0.5", "-1", "-0.34", "3"]), x=amounts, present=amounts)
def test_a_rising_or_falling_result_is_always_solved(factor, power, x, present):
    model = inputs_model(f"k * x ** ({power}) + k", x={"value": present}, k=factor)
    target = Evaluation(model, {"t/x": read_edit(model, "t/x", x)}).value("t/result")
    answer = solve(model, "t/result", repr(target), "t/x")
    assert any(math.isclose(one["value"], float(x), rel_tol=1e-4) for one in answer["solutions"]) or len(
        answer["solutions"]
    )
    assert put_back(model, answer) == pytest.approx(target, rel=1e-9)


@settings(max_examples=40, deadline=None)
@given(target=st.text(max_size=12), vary=st.sampled_from(["t/time", "t/share", "t/utilization", "t/words", "t/cost"]))
def test_no_text_breaks_the_answer(target, vary):
    request = json.dumps({"op": "solve", "claim": "t/cost", "target": target, "vary": vary})
    answer = json.loads(handle_text(request, claims_model(RUN)))
    assert ("error" in answer) != ("text" in answer)
