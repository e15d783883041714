"""RR401: numbers that can be read."""

import pytest


@pytest.mark.parametrize("value", ["many", "1,23", "100M USD", "1:30", "600B-1T", "'1e999'", "0x10", "nan", "inf"])
def test_what_is_no_number_is_reported(corpus, value):
    corpus.replace("post/cost.yaml", "value: 100M", f"value: {value}")
    (found,) = corpus.findings("RR401")
    assert (found.line, found.column, found.field) == (7, 8, "value")


@pytest.mark.parametrize("value", ["100M", "1e8", "100,000,000", "100 million", "1.0 × 10^8", "100000000"])
def test_a_number_as_people_write_it_is_fine(corpus, value):
    corpus.replace("post/cost.yaml", "value: 100M", f"value: {value}")
    assert corpus.findings() == []


def test_ends_of_ranges_are_numbers_too(corpus):
    corpus.replace("post/cost.yaml", "value: 100M", "p5: few\np95: 1B")
    assert corpus.findings("RR401")[0].field == "p5"
