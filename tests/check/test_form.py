"""RR205: form, length and limits."""

import pytest


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("post/cost.yaml", "credibility: 3", "credibility: 7", "at most 6"),
        ("post/cost.yaml", "credibility: 3", "credibility: 0", "at least 1"),
        ("post/cost.yaml", "locator: Statements, 1", "locator: ''", "delete the line"),
        ("post/cost.yaml", "locator: Statements, 1", "locator: " + "x" * 500, "at most 200 characters"),
        ("post/source.yaml", "accessed: 2026-11-20", "accessed: 20 November 2026", "2023-06-29"),
        ("post/source.yaml", "published: 2023-06", "published: 06/2023", "2023-06"),
        ("post/source.yaml", "name: post.txt", "name: ../post.txt", "without directories"),
        ("post/tokens-per-dollar.yaml", "cites: [post/tokens, post/cost]", "cites: [post/cost, post/cost]", "twice"),
        ("vocabulary/subjects.yaml", "gpt-4:", "'gpt-4': {label: a, description: b}\nGPT 5:", "lower-case"),
    ],
)
def test_what_has_not_the_form_of_its_field_is_reported(corpus, file, old, new, words):
    corpus.replace(file, old, new)
    found = corpus.only("RR205")
    assert words in found.message + found.expected + found.advice


def test_a_sum_is_64_digits(corpus):
    corpus.replace("post/source.yaml", "sha256: ", "sha256: AB")
    assert "64 hexadecimal digits" in corpus.findings("RR205")[0].expected


@pytest.mark.parametrize("date", ["2023", "2023-06", "2023-06-29", "'2023'"])
def test_a_publication_may_be_known_to_the_year_the_month_or_the_day(corpus, date):
    corpus.replace("post/source.yaml", "published: 2023-06", f"published: {date}")
    assert corpus.findings() == []
