"""RR703: status."""

import pytest


@pytest.mark.parametrize("status", ["submitted", "disputed", "withdrawn"])
def test_a_status_needs_reason_and_date(corpus, status):
    corpus.add("reckoner/tokens-per-dollar.yaml", f"status: {status}\n")
    assert [one.field for one in corpus.findings("RR703")] == ["status_date", "status_reason"]


def test_what_is_superseded_says_by_what(corpus):
    corpus.add("post/cost.yaml", "status: superseded\nstatus_reason: x\nstatus_date: 2024-01-01\n")
    assert corpus.findings("RR703")[0].field == "superseded_by"


def test_what_names_a_successor_is_superseded(corpus):
    corpus.add("post/cost.yaml", "superseded_by: post/tokens\n")
    assert corpus.only("RR703").field == "status"


def test_a_status_with_reason_and_date_is_fine(corpus):
    corpus.add("post/cost.yaml", "status: disputed\nstatus_reason: Doubtful.\nstatus_date: 2024-01-01\n")
    assert corpus.findings() == []
