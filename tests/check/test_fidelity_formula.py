"""RR531: cases that can be computed."""

import pytest

from tests.check.standing import add_fidelity


def test_a_case_without_fault_has_no_findings(corpus):
    add_fidelity(corpus)
    assert corpus.findings() == []


@pytest.mark.parametrize(
    ("old", "new", "field", "words"),
    [
        ("formula: tokens / cost", "formula: tokens / (cost", "cases[1].formula", ""),
        ("formula: tokens / cost", "formula: tokens / price", "cases[1].formula", "price"),
        ("formula: tokens / cost", "formula: tokens * cost", "cases[1].formula", "The formula gives"),
        ("cost: 100M USD", "cost: 100M bananas", "cases[1].formula", "bananas"),
        ("within: 0.1%", "within: little", "cases[1].within", "little"),
    ],
)
def test_what_cannot_be_computed_is_reported(corpus, old, new, field, words):
    add_fidelity(corpus, old, new)
    found = corpus.findings("RR531")
    assert found[0].field == field and any(words in one.message for one in found)


def test_a_claim_that_does_not_exist_is_reported_once_as_such(corpus):
    add_fidelity(corpus, "tokens: post/tokens", "tokens: post/token")
    assert corpus.only("RR304").advice == "Did you mean 'post/tokens'?"
