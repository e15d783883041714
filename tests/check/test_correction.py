"""RR801: corrections that fit."""


def test_a_correction_of_another_dimension_is_reported(corpus):
    corpus.replace("post/tokens-per-dollar.yaml", "corrected_by: reckoner/tokens-per-dollar", "corrected_by: post/cost")
    found = corpus.only("RR801")
    assert "in USD" in found.found and found.expected == "a claim of the quantity tokens_per_dollar, or in token/USD"


def test_a_correction_that_was_withdrawn_is_a_warning(corpus):
    corpus.add("reckoner/tokens-per-dollar.yaml", "status: withdrawn\nstatus_reason: x\nstatus_date: 2024-01-01\n")
    assert corpus.only("RR801").severity == "warning"


def test_another_quantity_of_the_same_dimension_is_fine(corpus):
    corpus.add("vocabulary/quantities.yaml", "rate: {label: a, description: b, unit: token/USD}\n")
    corpus.replace("reckoner/tokens-per-dollar.yaml", "quantity: tokens_per_dollar", "quantity: rate")
    assert corpus.findings() == []
