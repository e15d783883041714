"""RR512: formulas of calculators."""

from tests.check.standing import add_calculator


def test_a_calculator_without_fault_has_no_findings(corpus):
    add_calculator(corpus)
    assert corpus.findings() == []


def test_a_name_that_does_not_exist_is_reported_with_what_was_meant(corpus):
    add_calculator(corpus, "formula: tokens / budget", "formula: tokens / budgets")
    found = corpus.only("RR512")
    assert found.advice == "Did you mean 'budget'?"
    assert (found.file, found.line) == ("claims/calculators/dollar.yaml", 25)


def test_a_formula_that_cannot_be_read_is_reported(corpus):
    add_calculator(corpus, "formula: tokens / budget", "formula: tokens / (budget")
    assert corpus.only("RR512").field == "results.rate.formula"


def test_an_input_that_nothing_uses_is_reported(corpus):
    add_calculator(corpus, "  tokens:\n", "  spare: {label: Spare, default: post/cost}\n  tokens:\n")
    assert corpus.only("RR512").field == "inputs.spare"
