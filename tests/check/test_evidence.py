"""RR206: quote, locator and position."""

import pytest


@pytest.mark.parametrize(
    ("line", "field"),
    [("quote: GPT4 cost $100m\n", "quote"), ("locator: Statements, 1\n", "locator"), ("position: 1\n", "position")],
)
def test_a_claim_of_a_source_needs_its_evidence(corpus, line, field):
    corpus.replace("post/cost.yaml", line, "")
    assert corpus.only("RR206").field == field


def test_our_own_claims_need_none(corpus):
    assert corpus.findings("RR206") == []
