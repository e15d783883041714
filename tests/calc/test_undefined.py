"""Why a number has no value: in the words of its page, with what is 0."""

import pytest

from calc import handle
from calc.formula import parse
from calc.undefined import zero_divisors
from tests.calc.calculator import BUDGET, calculator_model, node
from tests.calc.rival_model import inputs_model

RESULTS = {
    "twice": {"label": "Twice the price", "unit": "USD/hour", "formula": "2 * price"},
    "hours": {"label": "Paid for by it", "unit": "hour", "formula": "budget / twice"},
    "minutes": {"label": "The same again", "unit": "hour", "formula": "60 * hours"},
}


def reasons(model, **set_):
    answer = handle({"op": "evaluate", "claims": list(set_.pop("of")), "set": set_}, model)
    return [result["chained_reason"] for result in answer["results"].values()]


@pytest.mark.parametrize(
    "text, values, names",
    [
        ("a / b", {"a": 1.0, "b": 0.0}, ["b"]),
        ("a / b", {"a": 0.0, "b": 2.0}, []),
        ("a / (b * c)", {"a": 0.0, "b": 0.0, "c": 3.0}, ["b"]),
        ("a / (b - c)", {"a": 1.0, "b": 3.0, "c": 3.0}, []),
        ("b * (1 + c ** -2)", {"b": 0.0, "c": 0.0}, ["c"]),
        ("a / (-b * exp(c))", {"a": 1.0, "b": 0.0, "c": 1e9}, []),  # the divisor itself has no value
        ("a / sqrt(b)", {"a": 1.0, "b": 0.0}, ["b"]),
        ("ridge_point(a, b)", {"a": 0.0, "b": 0.0}, ["a", "b"]),
    ],
)
def test_what_is_zero_where_it_is_divided_by(text, values, names):
    assert zero_divisors(parse(text).tree, values) == names


def test_a_claim_keeps_its_formula_and_names_the_quantity_that_is_nothing():
    size = {"value": "0", "quantity": "count"}
    (reason,) = reasons(inputs_model("1 / x", x=size), of=["t/result"])
    assert reason == "'1 / x' has no value here: it divides by zero, since “Size” is 0."
    (reason,) = reasons(inputs_model("1 / (x - y)", x=size, y="0"), of=["t/result"])
    assert reason == "'1 / (x - y)' has no value here: it divides by zero, since “Size” and “t/y” are 0."
    (reason,) = reasons(inputs_model("1 / (x - 5)", x={"value": "5", "quantity": "count"}), of=["t/result"])
    assert reason == "'1 / (x - 5)' has no value here: it divides by zero."
    (reason,) = reasons(inputs_model("log(x)", x=size), of=["t/result"])
    assert "logarithm" in reason and "since" not in reason


def test_a_calculator_speaks_in_its_labels_and_names_the_input_that_is_nothing():
    model = calculator_model(budget={**BUDGET, "results": RESULTS})
    for reason in reasons(model, of=[node("hours"), node("minutes")], **{node("price"): "0"}):
        assert reason == "“Paid for by it” has no value here: it divides by zero, since “Price” is 0."
