"""RR116 and the repair of RR602: white space in quotes."""

import pytest

from tests.check.repairing import after, repaired


@pytest.mark.parametrize(
    "written", ['" GPT4 cost $100m"', "'GPT4 cost $100m '", '"\\tGPT4 cost $100m\\n"', "|\n\n  GPT4 cost $100m"]
)
def test_white_space_around_a_quote_is_taken_away(corpus, written):
    corpus.replace("post/cost.yaml", "quote: GPT4 cost $100m", f"quote: {written}")
    found = corpus.findings("RR116")
    assert (found[0].severity, found[0].field) == ("warning", "quote")
    corpus.write("post/cost.yaml", after(corpus, "post/cost.yaml", "RR116"))
    assert corpus.findings() == []


def test_the_white_space_within_a_quote_is_that_of_the_source(corpus):
    corpus.replace("post/cost.yaml", "quote: GPT4 cost $100m", "quote: GPT4   cost $100m")
    assert "check --fix" in corpus.only("RR602").advice
    corpus.write("post/cost.yaml", after(corpus, "post/cost.yaml", "RR602"))
    assert corpus.findings() == []


def test_a_line_end_of_the_source_is_written_as_one(corpus):
    corpus.replace("post/cost.yaml", "quote: GPT4 cost $100m", "quote: “in public”. 2. GPT4 trained")
    assert corpus.only("RR602")
    assert 'quote: "“in public”.\\n  2. GPT4 trained"' in after(corpus, "post/cost.yaml", "RR602")


def test_words_of_a_quote_are_never_repaired(corpus):
    corpus.replace("post/cost.yaml", "quote: GPT4 cost $100m", "quote: GPT-4 cost $100m")
    assert not repaired(corpus, "post/cost.yaml", "RR602").is_changed


def test_a_quote_of_nothing_but_space_is_left_alone(corpus):
    corpus.replace("post/cost.yaml", "quote: GPT4 cost $100m", "quote: '  '")
    assert corpus.findings("RR116") == []
