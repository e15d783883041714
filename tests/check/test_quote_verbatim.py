"""RR602: verbatim quotes."""

import pytest

from build_scripts.check.rules.quote_verbatim import nearest_passage


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("GPT4  cost $100m", "white space only"),
        ("'they say \"in public\"'", "quote marks"),
        ("trained on 4T tokens ... or so", "quote marks, dashes or dots"),
        ("gpt4 cost $100M", "upper and lower case"),
        ("GPT4 cost about $100m to train", "does not stand"),
    ],
)
def test_a_quote_that_is_not_there_is_reported_with_the_difference(corpus, quote, words):
    corpus.replace("post/cost.yaml", "quote: GPT4 cost $100m", f"quote: {quote}")
    found = corpus.only("RR602")
    assert words in found.message and "the source has: " in found.expected


def test_the_characters_of_the_source_are_shown(corpus):
    corpus.replace("post/cost.yaml", "quote: GPT4 cost $100m", "quote: '\"in public\"'")
    assert corpus.only("RR602").expected == "the source has: “in public”"


def test_a_quote_over_a_line_end_says_so(corpus):
    corpus.replace("post/cost.yaml", "quote: GPT4 cost $100m", "quote: Implications 1. 4T")
    assert "\\n" in corpus.only("RR602").expected


def test_words_that_are_nowhere_have_no_nearest_passage(corpus):
    corpus.replace("post/cost.yaml", "quote: GPT4 cost $100m", "quote: colourless green ideas sleep furiously")
    assert corpus.only("RR602").expected == "words that stand in the source"


def test_a_source_that_was_read_in_another_is_looked_up_there(corpus):
    text = (corpus.root / "post/source.yaml").read_text()
    corpus.write("cited/source.yaml", text[: text.index("text:")] + "quoted_in: post\n")
    corpus.write("cited/cost.yaml", (corpus.root / "post/cost.yaml").read_text())
    assert corpus.findings() == []
    corpus.replace("cited/cost.yaml", "quote: GPT4", "quote: GPT5")
    assert corpus.only("RR602").file == "claims/cited/cost.yaml"


def test_nothing_is_said_without_the_text(corpus):
    (corpus.root.parent / "texts/post.txt").unlink()
    corpus.replace("post/cost.yaml", "quote: GPT4", "quote: GPT5")
    assert corpus.findings() == []


@pytest.mark.parametrize(
    "quote", ["they say “in public”", "4T tokens … or so", "|-\n  Implications\n\n    1. 4T tokens"]
)
def test_exact_characters_and_line_ends_are_fine(corpus, quote):
    corpus.replace("post/cost.yaml", "quote: GPT4 cost $100m", f"quote: {quote}")
    assert corpus.findings() == []


def test_the_nearest_passage_is_found_in_a_long_text():
    text = (
        "nothing of this kind " * 20_000
        + "Training, they said, cost 63 million dollars in all. "
        + "or of that " * 20_000
    )
    assert "63 million dollars" in nearest_passage("Training cost 63 million dollars", text)
