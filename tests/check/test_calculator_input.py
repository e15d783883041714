"""RR515: what a calculator takes."""

import pytest

from tests.check.standing import add_calculator


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("rivals: quantity", "rivals: [post/cost]", "inputs.tokens.rivals[1]"),
        ("use: {budget: post/cost,", "use: {budget: post/tokens,", "presets[2].use.budget"),
        ("unit: million USD", "unit: token", "inputs.budget.unit"),
        ("unit: million USD", "unit: bananas", "inputs.budget.unit"),
        ("min: 0", "min: 5\n    max: 5", "inputs.budget.min"),
    ],
)
def test_what_does_not_fit_is_reported_at_its_place(corpus, old, new, field):
    add_calculator(corpus, old, new)
    assert field in [one.field for one in corpus.findings("RR515")]


def test_a_default_needs_a_number(corpus):
    corpus.write("reckoner/words.yaml", "statement: x\ncredibility: 3\nrating_reason: x\n")
    add_calculator(corpus, "default: post/cost", "default: reckoner/words")
    assert "has no number" in corpus.findings("RR515")[0].message


def test_of_several_values_one_is_named(corpus):
    corpus.write(
        "reckoner/row.yaml",
        "statement: x\nsubject: gpt-4\ncredibility: 3\nrating_reason: x\nvalues:\n"
        "  cost: {quantity: training_cost, value: 3M, unit: USD}\n"
        "  tokens: {quantity: training_tokens, value: 2T, unit: token}\n",
    )
    add_calculator(corpus, "default: post/cost", "default: reckoner/row")
    assert corpus.findings("RR515")[0].advice == "Name one of its values: reckoner/row#cost, reckoner/row#tokens."
    corpus.replace("calculators/dollar.yaml", "default: reckoner/row", "default: reckoner/row#cost")
    assert corpus.findings() == []


def test_a_default_that_was_withdrawn_is_reported(corpus):
    corpus.add("post/cost.yaml", "status: withdrawn\nstatus_reason: x\nstatus_date: 2024-01-01\n")
    add_calculator(corpus)
    assert {one.found for one in corpus.findings("RR515")} == {"'post/cost'"}
