"""RR115: one spelling for a unit."""

import pytest

from tests.check.repairing import after
from tests.check.standing import add_calculator


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("post/cost.yaml", "unit: USD", "unit: $"),
        ("post/cost.yaml", "unit: USD", "unit: usd"),
        ("post/cost.yaml", "unit: USD", "unit: '$'"),
        ("post/tokens-per-dollar.yaml", "unit: token/USD\n", "unit: tokens per $\n"),
        ("vocabulary/quantities.yaml", "units: [USD, million USD]", "units: [USD, million $]"),
    ],
)
def test_another_spelling_is_reported_and_repaired(corpus, name, old, new):
    right = (corpus.root / name).read_text(encoding="utf-8")
    corpus.replace(name, old, new)
    found = corpus.only("RR115")
    assert found.severity == "warning" and found.expected in old
    assert after(corpus, name, "RR115").replace('"', "") == right


def test_units_of_values_and_of_calculators_too(corpus):
    add_calculator(corpus)
    corpus.write(
        "post/two.yaml", "statement: x\nvalues:\n  a: {value: 1, unit: dollars}\n  unit: {value: 2, unit: $}\n"
    )
    corpus.replace("calculators/dollar.yaml", "unit: million USD", "unit: million $")
    assert [one.field for one in corpus.findings("RR115")] == [
        "inputs.budget.unit",
        "values.a.unit",
        "values.unit.unit",
    ]
    assert "a: {value: 1, unit: USD}\n  unit: {value: 2, unit: USD}" in after(corpus, "post/two.yaml", "RR115")


def test_an_input_that_is_called_unit_is_no_unit(corpus):
    corpus.add("post/cost.yaml", "formula: unit\ninputs: {unit: tokens}\n")
    assert corpus.findings("RR115") == []


def test_a_unit_that_cannot_be_read_is_left_to_its_own_rule(corpus):
    corpus.replace("post/cost.yaml", "unit: USD", "unit: bananas")
    assert corpus.only("RR405")
