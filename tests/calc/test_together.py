"""Values of one fit are taken together."""

import pytest

from calc import Evaluation, read_edit
from calc.together import together
from tests.calc.rival_model import claims_model

JOINT = {"correlations": {"a": {"b": "0.9"}}}


def fit(name: str, a: str, b: str | None, **more) -> dict:
    """A claim with the values `a` and `b` (no `b` for None)."""
    values = {key: value for key, value in (("a", a), ("b", b)) if value is not None}
    common = {"unit": "1", "part_of": f"{name}/fit", "subject": "model", "rating": "B2"}
    parts = {f"{name}/fit#{key}": {**common, "quantity": key, "value": value} for key, value in values.items()}
    return {f"{name}/fit": {"rating": "B2", **more}, **parts}


@pytest.fixture
def model():
    records = {
        **fit("old", "1", "10"),
        **fit("new", "2", "20", joint=JOINT),
        **fit("half", "3", None, joint=JOINT),
        **fit("table", "4", "40"),
        "lone/a": {"unit": "1", "quantity": "a", "subject": "model", "rating": "B2", "value": "7"},
    }
    inputs = {name: {"label": name, "default": f"old/fit#{name}", "unit": "1"} for name in ("a", "b")}
    results = {"ratio": {"label": "Ratio", "unit": "1", "formula": "a / b"}}
    calculators = {"calculators/law": {"title": "A law", "inputs": inputs, "results": results}}
    return claims_model(records, calculators=calculators)


A, B = "calculators/law#a", "calculators/law#b"


def test_the_other_inputs_take_the_value_of_the_same_fit(model):
    assert together(Evaluation(model), A, "new/fit#a") == {B: "new/fit#b"}
    assert together(Evaluation(model), "old/fit#a", "new/fit#a") == {"old/fit#b": "new/fit#b"}


def test_there_is_a_way_back(model):
    taken = Evaluation(model, uses={A: "new/fit#a", B: "new/fit#b"})
    assert together(taken, A, "old/fit#a") == {B: "old/fit#b"}
    assert together(taken, A, "new/fit#a") == {B: "new/fit#b"}  # what it has now


@pytest.mark.parametrize("rival", ["lone/a", "half/fit#a", "table/fit#a"])
def test_nothing_else_is_moved_by_a_lone_number_by_a_fit_without_the_other_value_and_by_a_row_of_a_table(model, rival):
    assert together(Evaluation(model), A, rival) == {}


def test_what_a_reader_set_or_took_from_elsewhere_stays(model):
    edited = Evaluation(model, {B: read_edit(model, B, "5")})
    assert together(edited, A, "new/fit#a") == {}
    assert together(Evaluation(model, uses={B: "table/fit#b"}), A, "new/fit#a") == {}
