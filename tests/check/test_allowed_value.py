"""RR204: lists of allowed values."""

import pytest


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("post/cost.yaml", "qualifier: about", "qualifier: at least", "'at_least'"),
        ("post/cost.yaml", "qualifier: about", "qualifier: roughly", "exact"),
        ("post/cost.yaml", "qualifier: about", "kind: Assumption", "'assumption'"),
        ("post/source.yaml", "kind: blog-post", "kind: blog post", "'blog-post'"),
        ("post/source.yaml", "reliability: D", "reliability: G", "F cannot be judged"),
        ("post/tokens-per-dollar.yaml", "cause: rounding", "cause: unit error", "'unit-error'"),
    ],
)
def test_a_value_that_is_not_in_the_list_is_reported(corpus, file, old, new, words):
    corpus.replace(file, old, new)
    found = corpus.only("RR204")
    assert words in found.advice + found.expected


def test_every_qualifier_is_fine(corpus):
    for old, new in (("about", "exact"), ("exact", "at_least"), ("at_least", "at_most")):
        corpus.replace("post/cost.yaml", f"qualifier: {old}", f"qualifier: {new}")
        assert corpus.findings() == []
