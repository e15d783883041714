"""RR406: the unit fits the quantity."""


def test_both_sides_are_named(corpus):
    corpus.replace("post/cost.yaml", "unit: USD", "unit: token")
    (found,) = corpus.findings("RR406")
    assert "in token" in found.found and "in USD" in found.expected and "training_tokens" in found.advice


def test_another_unit_of_the_same_dimension_is_fine(corpus):
    corpus.replace("post/cost.yaml", "value: 100M\nunit: USD", "value: 100\nunit: million USD")
    assert corpus.findings() == []
