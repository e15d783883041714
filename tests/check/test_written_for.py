"""RR802: the numbers of a finding."""

import pytest

FILE = "post/tokens-per-dollar.yaml"


@pytest.mark.parametrize(
    ("line", "name"), [("    tokens: 4T token\n", "tokens"), ("    stated: 40k token/USD\n", "stated")]
)
def test_a_number_that_is_not_named_is_reported(corpus, line, name):
    corpus.replace(FILE, line, "")
    assert corpus.only("RR802").field == f"finding.written_for.{name}"


def test_an_unknown_name_is_reported_with_what_was_meant(corpus):
    corpus.replace(FILE, "    tokens: 4T token\n", "    token: 4T token\n")
    assert "Did you mean 'tokens'?" in [one.advice for one in corpus.findings("RR802")]


@pytest.mark.parametrize("text", ["much", "4T bananas", "4T USD", "''"])
def test_an_amount_that_cannot_be_read_or_does_not_fit_is_reported(corpus, text):
    corpus.replace(FILE, "tokens: 4T token\n", f"tokens: {text}\n")
    (found,) = corpus.findings("RR802")
    assert found.field == "finding.written_for.tokens"


def test_amounts_in_other_units_are_fine(corpus):
    corpus.replace(FILE, "cost: $100M", "cost: 100 million USD")
    assert corpus.findings() == []


def test_a_claim_without_a_number_has_none_that_may_change(corpus):
    corpus.write(
        "reckoner/words.yaml",
        "statement: x\ncredibility: 3\nrating_reason: x\n"
        "finding: {cause: outdated, explanation: x, written_for: {stated: 3M USD}}\n",
    )
    assert corpus.only("RR802").message == "The claim has no number of its own."
