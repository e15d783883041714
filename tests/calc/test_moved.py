"""Ids that claims once had."""

import pytest

from calc import Model
from calc.cli import main
from calc.errors import CalcError

MODEL = {
    "version": 1,
    "claims": {
        "a/cost": {"id": "a/cost", "kind": "statement", "value": "3", "unit": "USD"},
        "a/row#b": {"id": "a/row#b", "kind": "statement", "value": "4", "unit": "USD"},
    },
    "moved": {"a/price": "a/cost", "old/line": "a/row"},
}


def model():
    for claim in MODEL["claims"].values():
        claim.setdefault("source", "a")
    return Model.from_json(MODEL)


@pytest.mark.parametrize("old, new", [("a/price", "a/cost"), ("old/line#b", "a/row#b")])
def test_a_command_takes_an_old_id_for_the_new_one(capsys, old, new):
    assert main(["show", old], model()) == 0
    assert capsys.readouterr().out.startswith(new)
    assert main(["eval", old, "--json"], model()) == 0
    assert f'"{new}"' in capsys.readouterr().out


def test_others_are_told_the_new_one():
    with pytest.raises(CalcError) as error:
        model()["a/price"]
    assert error.value.hint == "It is now 'a/cost'."
    assert model().today("a/cost") == "a/cost" and "a/price" not in model()
