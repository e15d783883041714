"""RR408: families of distributions and the numbers that they need."""

import pytest

ENDS = "least: 50M\ngreatest: 200M"


@pytest.mark.parametrize(
    "lines",
    [
        "p5: 50M\np95: 200M\nfamily: normal",
        "p5: 50M\np95: 200M\nvalue: 100M\nfamily: lognormal",
        f"{ENDS}\nfamily: uniform",
        f"{ENDS}\nfamily: log-uniform",
        f"{ENDS}\nvalue: 100M\nfamily: triangular",
        "value: 100M\nstandard_error: 10M",
        "value: 100M\nstandard_error: 10M\nfamily: normal",
        "value: 100M\nlog_standard_error: 0.2",
    ],
)
def test_numbers_that_make_a_distribution_are_fine(corpus, lines):
    corpus.replace("post/cost.yaml", "value: 100M", lines)
    assert not [one for one in corpus.findings() if one.code.startswith(("RR2", "RR4"))]


@pytest.mark.parametrize(
    ("lines", "field", "words"),
    [
        (ENDS, "family", "does not say how likely"),
        (f"{ENDS}\nvalue: 100M\nfamily: uniform", "family", "do not make a uniform"),
        (f"{ENDS}\nfamily: triangular", "family", "do not make a triangular"),
        (f"{ENDS}\nfamily: normal", "family", "do not make a normal"),
        ("value: 100M\nfamily: lognormal", "family", "do not make a lognormal"),
        ("p5: 50M\np95: 200M\nfamily: uniform", "family", "do not make a uniform"),
        (f"p5: 60M\np95: 90M\n{ENDS}\nfamily: uniform", "family", "do not make a uniform"),
        ("p5: 50M\np95: 200M\nvalue: 100M\nstandard_error: 10M", "standard_error", "do not go together"),
        ("value: 100M\nstandard_error: 1M\nlog_standard_error: 0.1", "log_standard_error", "do not go together"),
        ("standard_error: 1M", "standard_error", "do not go together"),
        ("value: 100M\nstandard_error: 0", "standard_error", "standard error of 0"),
        ("p5: 0\np95: 200M\nfamily: lognormal", "p95", "cannot begin at 0"),
        ("p5: 1M\np95: 200M\nfamily: beta", "p95", "share"),
    ],
)
def test_numbers_that_make_none_are_reported(corpus, lines, field, words):
    corpus.replace("post/cost.yaml", "value: 100M", lines)
    (found,) = corpus.findings("RR408")
    assert found.field == field and words in found.message


def test_an_unknown_family_is_reported_once(corpus):
    corpus.replace("post/cost.yaml", "value: 100M", f"{ENDS}\nfamily: bell")
    assert [one.code for one in corpus.findings() if one.code.startswith(("RR2", "RR4"))] == ["RR204"]


def test_ends_are_numbers_in_order_and_within_the_bounds(corpus):
    corpus.replace("post/cost.yaml", "value: 100M", "least: -5\ngreatest: 200M\nfamily: uniform")
    assert corpus.findings("RR403")[0].field == "least"
    corpus.replace("post/cost.yaml", "least: -5", "least: 300M")
    assert "wrong way round" in corpus.findings("RR402")[0].message
    corpus.replace("post/cost.yaml", "least: 300M\n", "")
    assert "no 'least'" in corpus.findings("RR402")[0].message
    corpus.replace("post/cost.yaml", "greatest: 200M", "least: some\ngreatest: 200M")
    assert corpus.findings("RR401")[0].field == "least"
