"""RR503: dimensions of formulas."""

import pytest


@pytest.mark.parametrize(
    ("formula", "words"),
    [("tokens * cost", "gives USD*token"), ("tokens + cost", "'tokens' is in token"), ("tokens ** cost", "exponent")],
)
def test_a_clash_is_reported_with_both_sides(corpus, formula, words):
    corpus.replace("post/tokens-per-dollar.yaml", "formula: tokens / cost", f"formula: {formula}")
    found = corpus.only("RR503")
    assert words in found.message and "tokens in token" in found.found


@pytest.mark.parametrize("cause", ["dimension-error", "unit-error"])
def test_a_mistake_of_the_source_that_is_recorded_is_fine(corpus, cause):
    corpus.replace("post/tokens-per-dollar.yaml", "formula: tokens / cost", "formula: tokens * cost")
    corpus.replace("post/tokens-per-dollar.yaml", "cause: rounding", f"cause: {cause}")
    assert corpus.findings() == []


def test_units_of_the_same_dimension_are_fine(corpus):
    corpus.replace("post/cost.yaml", "value: 100M\nunit: USD", "value: 100\nunit: million USD")
    assert corpus.findings() == []
