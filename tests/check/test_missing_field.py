"""RR202: required fields."""

import pytest


@pytest.mark.parametrize(
    ("file", "line", "field"),
    [
        ("post/cost.yaml", "statement: Training GPT-4 cost 100 million dollars.\n", "statement"),
        ("post/source.yaml", "reliability: D\n", "reliability"),
        ("post/source.yaml", "summary: Napkin sums.\n", "summary"),
        ("post/tokens-per-dollar.yaml", "  cause: rounding\n", "finding.cause"),
        ("vocabulary/subjects.yaml", "label: GPT-4, ", "gpt-4.label"),
        ("vocabulary/ratings.yaml", ", F: {words: f}", "reliability.F"),
        ("vocabulary/featured.yaml", "home:", "home"),
        ("vocabulary/questions.yaml", ", quantities: [training_tokens]", "tokens.quantities"),
        ("vocabulary/featured.yaml", "claim: post/tokens-per-dollar, ", "home.claim"),
    ],
)
def test_a_missing_field_is_reported(corpus, file, line, field):
    corpus.replace(file, line, "elsewhere:" if line == "home:" else "")
    found = corpus.only("RR202")
    assert found.field == field and f"'{field.split('.')[-1]}' is missing" in found.message


def test_optional_fields_may_be_left_out(corpus):
    corpus.replace("post/cost.yaml", "qualifier: about\n", "")
    assert corpus.findings() == []
