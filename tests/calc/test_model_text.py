"""The model as text, one claim a line."""

import json

import pytest

from calc import CalcError, Model
from calc.model_text import Records, read_model, records_with, write_model
from tests.calc.calculator import calculator_model

RECORD = calculator_model().record


def test_what_is_written_is_json_and_is_read_back():
    text = write_model(RECORD)
    assert json.loads(text) == RECORD
    found = read_model(text)
    assert isinstance(found["claims"], Records)
    assert {**found, "claims": dict(found["claims"])} == RECORD
    assert list(found["claims"]) == list(RECORD["claims"])
    assert text == write_model(found)


@pytest.mark.parametrize("claims", [{}, {"a/b": {"id": "a/b", "statement": 'A "quote": {x},\n\u2028 and }}'}}])
def test_odd_texts_and_no_claims_at_all(claims):
    found = read_model(write_model({"version": 1, "claims": claims}))
    assert dict(found["claims"]) == claims


def test_any_other_json_is_read_as_well():
    assert read_model(json.dumps(RECORD, indent=1)) == RECORD
    with pytest.raises(CalcError, match="cannot be read"):
        read_model("{")


def test_a_claim_is_read_when_it_is_asked_for():
    text = write_model(RECORD).replace('"post/peak":{', '"post/peak":{"broken" ')
    model = Model.from_json(read_model(text))
    assert model["vendor/price"].stated.value == 2
    assert list(model.claims.records._known) == ["vendor/price"]
    with pytest.raises(CalcError, match="cannot be read"):
        model["post/peak"]


def test_records_with_a_value_are_found_without_reading_the_others():
    records = read_model(write_model(RECORD))["claims"]
    found = [id for id, _ in records_with(records, "quantity", "share")]
    assert found == [id for id, _ in records_with(RECORD["claims"], "quantity", "share")]
    assert found == ["paper/utilization", "copy/utilization"] == list(records._known)
