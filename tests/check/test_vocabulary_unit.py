"""RR407: units in the vocabulary."""

import pytest


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("units: [USD, million USD]", "units: [USD, bananas]", "bananas"),
        ("units: [USD, million USD]", "units: [USD, token]", "does not fit"),
        ("unit: token, units: [token]", "unit: tokn, units: [token]", "tokn"),
        ("min: 0, max: 1}", "min: 2, max: 1}", "above"),
    ],
)
def test_units_and_bounds_that_make_no_sense_are_reported(corpus, old, new, words):
    corpus.replace("vocabulary/quantities.yaml", old, new)
    (found,) = corpus.findings("RR407")
    assert words in found.message


def test_percent_beside_a_pure_number_is_fine(corpus):
    assert corpus.findings("RR407") == []
