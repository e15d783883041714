"""RR532: how near the laws come."""

from tests.check.standing import add_fidelity


def test_a_difference_above_the_tolerance_is_reported_with_both_numbers(corpus):
    add_fidelity(corpus, "cost: 100M USD", "cost: 110M USD")
    found = corpus.only("RR532")
    assert found.field == "cases[1].within" and found.found == "published 40000, ours 36363.6 token/USD (-9.09%)"


def test_more_than_rounding_needs_its_reason(corpus):
    add_fidelity(corpus, "cost: 100M USD", "cost: 101.5M USD")
    corpus.replace("fidelity/post.yaml", "within: 0.1%", "within: 2%")
    assert corpus.only("RR532").field == "cases[1].why"
    corpus.add("fidelity/post.yaml", "    why: The post rounds the cost.\n")
    assert corpus.findings() == []


def test_what_rounds_to_the_published_digits_needs_none(corpus):
    add_fidelity(corpus, "cost: 100M USD", "cost: 100.9M USD")
    corpus.replace("fidelity/post.yaml", "within: 0.1%", "within: 1%")
    assert corpus.findings() == []
