"""RR606: the number in the quote."""

import json

import pytest

from build_scripts.schema import schema

QUOTE = "quote: GPT4 cost $100m"


def spoil(corpus, quote, value, unit="USD", more=""):
    """Give the claim another quote (its source's text is not at hand then) and another number."""
    (corpus.root.parent / "texts/post.txt").unlink(missing_ok=True)
    corpus.replace("post/cost.yaml", QUOTE, f"quote: {json.dumps(quote)}")
    corpus.replace("post/cost.yaml", "value: 100M\nunit: USD", f"value: {value}\nunit: '{unit}'{more}")


def reported(corpus):
    return corpus.findings("RR606")


def test_a_number_that_is_not_in_the_quote_is_reported_with_those_that_are(corpus):
    corpus.replace("post/cost.yaml", "value: 100M", "value: 63M")
    (found,) = reported(corpus)
    assert (found.severity, found.field, found.line) == ("error", "value", 7)
    assert found.message == "The number in 'value' does not stand in the quote."
    assert found.found == "63M USD" and found.expected == "one of the quote's numbers: 100m"
    assert "value_note" in found.advice


def test_a_quote_without_a_number_says_so(corpus):
    spoil(corpus, "GPT4 cost a lot", "100M")
    assert reported(corpus)[0].expected == "a quote that has the number; this one has none"


@pytest.mark.parametrize(
    ("quote", "value", "unit"),
    [
        ("GPT4 cost $100m", "100M", "USD"),
        ("it cost 100 million US dollars", "100M", "USD"),
        ("it cost a hundred million", "100M", "USD"),
        ("a cost of $0.1B", "100", "million USD"),
        ("three cents", "0.03", "USD"),
        ("it was just over $40695706.40406813", "40.70M", "USD"),
    ],
)
def test_a_number_in_another_form_is_the_same(corpus, quote, value, unit):
    spoil(corpus, quote, value, unit)
    assert reported(corpus) == []


@pytest.mark.parametrize("end", ["p5", "p95"])
def test_both_ends_of_a_range_are_looked_for(corpus, end):
    ends = {"p5": "90M", "p95": "110M"} | {end: "95M"}
    spoil(
        corpus, "100 million, between $90 and 110 million", "100M", more="".join(f"\n{k}: {v}" for k, v in ends.items())
    )
    assert reported(corpus)[0].field == end


def test_least_and_greatest_are_looked_for(corpus):
    spoil(corpus, "100 million", "100M", more="\nleast: 90M\ngreatest: 110M\nfamily: triangular")
    (found,) = reported(corpus)
    assert found.message == "The numbers in 'least' and 'greatest' do not stand in the quote."
    assert found.found == "90M USD, 110M USD"


VALUES = """\
values:
  tokens: {quantity: training_tokens, value: 4T, unit: token}
  cost: {quantity: training_cost, value: 63M, unit: USD}
  rate: {quantity: tokens_per_dollar, value: 63k, unit: token/USD}
"""


def test_of_several_values_each_is_looked_for_and_named(corpus):
    corpus.replace("post/cost.yaml", "quantity: training_cost\nvalue: 100M\nunit: USD\n", VALUES)
    corpus.replace("post/cost.yaml", QUOTE, "quote: GPT4 trained on 4T tokens")
    (found,) = reported(corpus)
    assert found.message == "The numbers in 'values.cost.value' and 'values.rate.value' do not stand in the quote."
    assert found.field == "values.cost.value" and found.line == 8


def test_one_note_is_enough_for_several_values(corpus):
    corpus.replace("post/cost.yaml", "quantity: training_cost\nvalue: 100M\nunit: USD\n", VALUES + "value_note: Why.\n")
    assert corpus.findings("RR606") == corpus.findings("RR607") == []


def test_a_note_that_says_why_not_is_enough(corpus):
    corpus.replace("post/cost.yaml", "value: 100M", "value: 63M\nvalue_note: The cell beside it has the number.")
    assert reported(corpus) == []


def test_our_own_claims_need_no_quote(corpus):
    corpus.replace("reckoner/tokens-per-dollar.yaml", "unit: token/USD", "unit: token/USD\nvalue: 63k")
    assert reported(corpus) == []


def test_a_claim_without_a_number_and_one_that_was_withdrawn_are_left_alone(corpus):
    corpus.replace("post/cost.yaml", "quantity: training_cost\nvalue: 100M\nunit: USD\nqualifier: about\n", "")
    corpus.replace("post/tokens.yaml", "value: 4T", "value: 5T\nstatus: withdrawn")
    assert reported(corpus) == []


def test_a_quote_that_is_far_too_long_is_left_to_the_rule_that_says_so(corpus):
    spoil(corpus, "1 and " * 5_000, "100M")
    assert reported(corpus) == [] and corpus.findings("RR601")


def test_a_number_that_cannot_be_read_is_left_to_the_rule_that_says_so(corpus):
    corpus.replace("post/cost.yaml", "value: 100M", "value: a lot")
    assert reported(corpus) == [] and corpus.findings("RR401")


def test_many_numbers_are_named_to_a_length_that_can_be_read(corpus):
    lines = "".join(f"  v{n}: {{quantity: training_cost, value: {n}7M, unit: USD}}\n" for n in range(1, 12))
    corpus.replace("post/cost.yaml", "quantity: training_cost\nvalue: 100M\nunit: USD\n", f"values:\n{lines}")
    assert reported(corpus)[0].message.endswith("and 3 more do not stand in the quote.")


def test_the_schema_has_the_note():
    assert schema("claim")["properties"]["value_note"]["description"].startswith("Why the number does not stand")
