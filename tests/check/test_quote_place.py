"""RR603: one place for a quote."""

import pytest


def test_a_quote_with_two_places_is_a_warning(corpus):
    corpus.replace("post/cost.yaml", "quote: GPT4 cost $100m", "quote: 4T tokens ÷ $100m")
    found = corpus.only("RR603")
    assert found.severity == "warning" and found.found == "2 places"


@pytest.mark.parametrize("line", ["prefix: '2.'", "suffix: = 40k"])
def test_a_prefix_or_suffix_decides(corpus, line):
    corpus.replace("post/cost.yaml", "quote: GPT4 cost $100m", f"quote: 4T tokens ÷ $100m\n{line}")
    assert corpus.findings() == []


@pytest.mark.parametrize("line", ["prefix: Conclusions", "suffix: million"])
def test_what_does_not_stand_beside_the_quote_is_an_error(corpus, line):
    corpus.add("post/cost.yaml", f"{line}\n")
    assert corpus.only("RR603").field == line.split(":")[0]
