"""The real claims, read and computed once."""

from pathlib import Path

import pytest

from build_scripts.records import compile_model, load
from calc.messages import handle
from calc.model import Model

pytest.register_assert_rewrite("tests.corpus.by_hand")

CHECKOUT = Path(__file__).resolve().parents[2]
TEXTS = CHECKOUT.parent / "shared" / "seeds"


@pytest.fixture(scope="package")
def records():
    return load(CHECKOUT / "claims")


@pytest.fixture(scope="package")
def model(records):
    return Model.from_json(compile_model(records)).check()


@pytest.fixture(scope="package")
def results(model):
    """What calc says of every claim, by id."""
    return handle({"op": "evaluate", "claims": None, "samples": 2048}, model)["results"]
