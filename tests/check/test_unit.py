"""RR405: units that can be read."""

import pytest


@pytest.mark.parametrize(("unit", "words"), [("bananas", ""), ("tokn", "token"), ("USD//month", ""), ("'10 USD'", "")])
def test_an_unknown_unit_is_reported(corpus, unit, words):
    corpus.replace("post/cost.yaml", "unit: USD", f"unit: {unit}")
    (found,) = corpus.findings("RR405")
    assert found.field == "unit" and words in found.advice


@pytest.mark.parametrize("unit", ["USD", "million USD", "cent"])
def test_a_unit_that_is_known_is_fine(corpus, unit):
    corpus.replace("post/cost.yaml", "unit: USD", f"unit: {unit}")
    assert corpus.findings("RR405") == []
