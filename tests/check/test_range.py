"""RR402: ranges."""

import pytest


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("p5: 1M\nvalue: 100M", "no 'p95'"),
        ("p95: 1M\nvalue: 100M", "no 'p5'"),
        ("p5: 200M\np95: 100M", "wrong way round"),
        ("p5: 100M\np95: 100M", "empty"),
        ("p5: 110M\np95: 200M\nvalue: 100M", "outside"),
    ],
)
def test_a_range_that_is_none_is_reported(corpus, lines, words):
    corpus.replace("post/cost.yaml", "value: 100M", lines)
    (found,) = corpus.findings("RR402")
    assert words in found.message


@pytest.mark.parametrize("lines", ["p5: 50M\np95: 0.2B", "p5: 50M\nvalue: 100M\np95: 200M", "value: 100M"])
def test_a_range_in_order_is_fine(corpus, lines):
    corpus.replace("post/cost.yaml", "value: 100M", lines)
    assert corpus.findings("RR402") == []
