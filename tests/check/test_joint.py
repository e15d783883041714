"""RR409: joint fits."""

import pytest

FIT = """statement: x
subject: gpt-4
values:
  cost: {quantity: training_cost, value: 3M, log_standard_error: 0.2, unit: USD}
  tokens: {quantity: training_tokens, p5: 1T, p95: 3T, unit: token}
  share: {quantity: utilization, value: 0.3, standard_error: 0.02, unit: 1}
  plain: {quantity: utilization, value: 0.4, unit: 1}
joint:
  correlations:
    cost: {tokens: 0.9, share: -0.4}
    tokens: {share: -0.3}
credibility: 3
rating_reason: x
"""


@pytest.fixture
def fit(corpus):
    corpus.write("reckoner/fit.yaml", FIT)
    return corpus


def test_a_fit_in_order_is_fine(fit):
    assert fit.findings() == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("tokens: 0.9", "token: 0.9", "has no value 'token'"),
        ("tokens: 0.9", "tokens: 0.9, plain: 0.1", "'plain' has no range"),
        ("cost: {tokens", "cost: {cost: 1, tokens", "correlated with itself"),
        ("tokens: {share: -0.3}", "tokens: {share: -0.3, cost: 0.8}", "two correlations"),
        ("    tokens: {share: -0.3}\n", "", "no correlation of 'tokens' and 'share'"),
        ("share: -0.3", "share: 0.9", "not positive definite"),
        ("tokens: 0.9", "tokens: 1", "not positive definite"),
    ],
)
def test_a_fit_that_cannot_be_is_reported(fit, old, new, words):
    fit.replace("reckoner/fit.yaml", old, new)
    assert any(words in found.message for found in fit.findings("RR409"))


def test_what_is_meant_is_suggested(fit):
    fit.replace("reckoner/fit.yaml", "tokens: 0.9", "tokns: 0.9")
    assert "Did you mean 'tokens'?" in [found.advice for found in fit.findings("RR409")]


@pytest.mark.parametrize("number", ["1.5", "much", "[1]"])
def test_a_correlation_is_a_number_from_minus_one_to_one(fit, number):
    fit.replace("reckoner/fit.yaml", "tokens: 0.9", f"tokens: {number}")
    assert {found.code for found in fit.findings()} & {"RR203", "RR205"}


@pytest.mark.parametrize(
    "joint", ["{}", "{correlations: {}}", "{correlations: {cost: {}}}", "5", "{correlations: [1]}"]
)
def test_an_empty_or_misshapen_fit_is_reported(fit, joint):
    text = FIT[: FIT.index("joint:")] + f"joint: {joint}\n" + FIT[FIT.index("credibility:") :]
    fit.write("reckoner/fit.yaml", text)
    assert fit.findings()
