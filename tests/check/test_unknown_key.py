"""RR201: keys that the record knows."""

import pytest


@pytest.mark.parametrize(
    ("line", "advice"),
    [
        ("wigth: 3", "note"),
        ("Note: x", "Did you mean 'note'?"),
        ("rating-reason: x", "Did you mean 'rating_reason'?"),
        ("derivedFrom: []", "Did you mean 'derived_from'?"),
        ("cause: rounding", "Move it into 'finding'"),
        ('"": x', "note"),
    ],
)
def test_an_unknown_key_is_reported_with_what_was_meant(corpus, line, advice):
    corpus.add("post/cost.yaml", f"{line}\n")
    found = corpus.only("RR201")
    assert (found.line, found.column) == (12, 1) and advice in found.advice


def test_a_key_that_belongs_to_the_top_is_sent_there(corpus):
    corpus.replace("post/tokens-per-dollar.yaml", "  cause: rounding\n", "  cause: rounding\n  note: x\n")
    found = corpus.only("RR201")
    assert found.field == "finding.note" and "top level" in found.advice


def test_a_misspelt_field_is_not_also_said_to_be_missing(corpus):
    corpus.replace("post/source.yaml", "title:", "titel:")
    assert corpus.only("RR201").advice == "Did you mean 'title'?"
