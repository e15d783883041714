"""RR203: types."""

import pytest


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("statement: Training GPT-4 cost 100 million dollars.", "statement: 42", 'quotes: "42"'),
        ("credibility: 3", 'credibility: "3"', "quotes away"),
        ("credibility: 3", "credibility: high", "for example `credibility: 3`"),
        ("credibility: 3", "credibility: 3.0", "whole number"),
        ("position: 1", "position: yes", "whole number"),
        ("unit: USD", "unit: [USD]", "a text"),
        ("value: 100M", "value: {low: 1}", "a number"),
        ("qualifier: about", "qualifier:", "delete the line"),
        ("qualifier: about", "cites: post/tokens", "[post/tokens]"),
        ("qualifier: about", "note: true", '"true"'),
        ("qualifier: about", "forecast: yes", "`forecast: true`"),
    ],
)
def test_a_value_of_another_type_is_reported_where_it_stands(corpus, old, new, words):
    corpus.replace("post/cost.yaml", old, new)
    found = corpus.findings("RR203")
    assert len(found) == 1 and words in found[0].message + found[0].advice


@pytest.mark.parametrize("text", ["just text\n", "- a\n- b\n", "42\n"])
def test_a_file_without_fields_is_reported(corpus, text):
    corpus.write("post/bad.yaml", text)
    assert "The file must be" in corpus.findings("RR203")[0].message


@pytest.mark.parametrize("value", ["100000000", "1e8", "100_000_000", "'100M'", "100,000,000", "1.0e+8"])
def test_a_value_may_be_a_number_or_a_text(corpus, value):
    corpus.replace("post/cost.yaml", "value: 100M", f"value: {value}")
    assert corpus.findings() == []


def test_traps_of_yaml_do_not_bite(corpus):
    """`no` is a text, `1:30` is no number of seconds, and a date is what was written."""
    corpus.replace("post/cost.yaml", "statement: Training GPT-4 cost 100 million dollars.", "statement: no")
    corpus.replace("post/cost.yaml", "locator: Statements, 1", "locator: 1:30")
    assert corpus.findings() == []
