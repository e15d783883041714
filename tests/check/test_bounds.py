"""RR403: bounds of the quantity."""

import pytest


@pytest.mark.parametrize(("value", "unit"), [("1.5", "1"), ("150", "'%'"), ("-0.1", "1")])
def test_what_is_not_possible_is_reported(corpus, value, unit):
    for old, new in (("training_cost", "utilization"), ("100M", value), ("USD", unit)):
        corpus.replace("post/cost.yaml", old, new)
    (found,) = corpus.findings("RR403")
    assert found.field == "value" and found.expected == "at least 0 and at most 1 1"


@pytest.mark.parametrize(("value", "unit"), [("1", "1"), ("100", "'%'"), ("0", "1"), ("32", "'%'")])
def test_the_bounds_themselves_are_possible(corpus, value, unit):
    for old, new in (("training_cost", "utilization"), ("100M", value), ("USD", unit)):
        corpus.replace("post/cost.yaml", old, new)
    assert corpus.findings("RR403") == []


def test_ends_of_ranges_are_bound_too(corpus):
    corpus.replace("post/cost.yaml", "value: 100M", "p5: -5\np95: 100M")
    assert corpus.findings("RR403")[0].field == "p5"
