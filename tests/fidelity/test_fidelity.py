"""Every published number that the fidelity page shows is reproduced as near as its case says."""

from pathlib import Path

import pytest

from build_scripts.fidelity import outcome, tolerance
from build_scripts.records import compile_model, load
from calc.evaluation import Evaluation
from calc.model import Model

RECORDS = load(Path(__file__).resolve().parents[2] / "claims")
CASES = [
    pytest.param(case, id=f"{group.name}: {case.label}") for group in RECORDS.fidelity.values() for case in group.cases
]
# What the page promises to compare, by the words of the groups' titles and sources.
WANTED = ("llama-2023", "narayanan-2021", "hoffmann-2022", "palm-2022", "gpt3-2020", "kaplan-2020", "leviathan-2022",
          "patterson-2021")  # fmt: skip


@pytest.fixture(scope="module")
def evaluation():
    return Evaluation(Model.from_json(compile_model(RECORDS)))


@pytest.mark.parametrize("case", CASES)
def test_a_published_number_is_reproduced(case, evaluation):
    found = outcome(case, evaluation)
    assert abs(found.difference) <= tolerance(case)
    assert found.is_rounding or case.why


def test_the_tables_that_were_promised_are_there():
    sources = {group.source for group in RECORDS.fidelity.values()}
    assert [source for source in WANTED if source not in sources] == []
