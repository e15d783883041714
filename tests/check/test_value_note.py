"""RR607: a note that is no longer needed."""

import pytest

NOTE = "value_note: The cell beside it has the number."


def test_a_note_on_a_number_that_stands_in_the_quote_is_reported(corpus):
    corpus.add("post/cost.yaml", f"{NOTE}\n")
    found = corpus.only("RR607")
    assert found.severity == "error" and found.field == "value_note" and "every number" in found.message
    assert found.found == "The cell beside it has the number."


def test_a_note_on_a_number_that_does_not_is_fine(corpus):
    corpus.replace("post/cost.yaml", "value: 100M", f"value: 63M\n{NOTE}")
    assert corpus.findings("RR607") == []


@pytest.mark.parametrize("file", ["reckoner/tokens-per-dollar.yaml", "post/tokens.yaml"])
def test_a_note_where_nothing_is_asked_is_reported(corpus, file):
    corpus.replace("post/tokens.yaml", "value: 4T", "value: 5T\nstatus: withdrawn")
    corpus.add(file, f"{NOTE}\n")
    (found,) = corpus.findings("RR607")
    assert file in found.file and "needs no number in a quote" in found.message


def test_a_note_on_a_claim_without_a_number_is_reported(corpus):
    corpus.replace("post/cost.yaml", "quantity: training_cost\nvalue: 100M\nunit: USD\nqualifier: about\n", f"{NOTE}\n")
    assert [one.file for one in corpus.findings("RR607")] == ["claims/post/cost.yaml"]
