"""RR506: formulas that give a number."""

import pytest

CLAIM = "post/tokens-per-dollar.yaml"


@pytest.mark.parametrize("formula", [
    "tokens / (cost - cost)", "tokens / cost / (1 - 1)", "tokens / cost / 0", "tokens / cost * sqrt(cost / cost - 2)",
])  # fmt: skip
def test_a_formula_without_a_value_is_reported(corpus, formula):
    corpus.replace(CLAIM, "formula: tokens / cost", f"formula: {formula}")
    found = corpus.findings("RR506")
    assert [one.field for one in found] == ["formula"] and "no value here" in found[0].found


def test_what_rests_on_it_is_not_reported_again(corpus):
    corpus.write("post/inverse.yaml", """\
statement: A token cost so much.
quote: 4T tokens ÷ $100m
suffix: " = 40k"
locator: Implications, 1
position: 4
subject: gpt-4
quantity: tokens_per_dollar
value: 40k
unit: token/USD
credibility: 3
rating_reason: The sum is right.
formula: rate
inputs: {rate: reckoner/tokens-per-dollar}
""")  # fmt: skip
    corpus.replace("reckoner/tokens-per-dollar.yaml", "formula: tokens / cost", "formula: tokens / (cost - cost)")
    assert [one.file for one in corpus.findings("RR506")] == ["claims/reckoner/tokens-per-dollar.yaml"]


def test_a_clash_of_dimensions_is_another_rule_s(corpus):
    corpus.replace(CLAIM, "formula: tokens / cost", "formula: tokens + cost")
    assert corpus.findings("RR506") == []
