"""RR107: no tags."""

import pytest


@pytest.mark.parametrize(
    "tag",
    ["!!python/object/apply:os.system ['true']", "!!python/name:os.system ''", "!!str x", "!mine x", "!!binary aGk="],
)
def test_a_tag_is_reported_and_not_followed(corpus, tag):
    corpus.add("post/cost.yaml", f"note: {tag}\n")
    found = corpus.only("RR107")
    assert (found.line, found.field) == (12, "note")


def test_an_exclamation_mark_in_quotes_is_fine(corpus):
    corpus.add("post/cost.yaml", "note: '!important'\n")
    assert corpus.findings() == []
