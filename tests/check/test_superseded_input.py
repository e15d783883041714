"""RR706: inputs in force."""

import pytest

GONE = "status: {}\nstatus_reason: Taken back.\nstatus_date: 2024-01-01\n"


def test_a_withdrawn_input_is_a_warning(corpus):
    corpus.add("post/cost.yaml", GONE.format("withdrawn"))
    found = corpus.findings("RR706")
    assert {one.file for one in found} == {
        "claims/post/tokens-per-dollar.yaml",
        "claims/reckoner/tokens-per-dollar.yaml",
    }
    assert {one.severity for one in found} == {"warning"} and "Taken back." in found[0].found


def test_a_successor_is_named(corpus):
    corpus.add("post/cost.yaml", GONE.format("superseded") + "superseded_by: post/tokens\n")
    assert "'post/tokens'" in corpus.findings("RR706")[0].advice


@pytest.mark.parametrize("status", ["disputed", "submitted"])
def test_a_disputed_input_is_still_in_force(corpus, status):
    corpus.add("post/cost.yaml", GONE.format(status))
    assert corpus.findings() == []
