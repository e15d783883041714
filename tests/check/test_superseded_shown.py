"""RR710: what pages put forward is in force."""

import pytest

from tests.check.standing import add_fidelity

GONE = "status: withdrawn\nstatus_reason: It was a guess.\nstatus_date: 2024-01-01\n"


@pytest.mark.parametrize(
    ("claim", "fields"),
    [
        ("post/cost", ["home.vary[1]"]),
        ("post/tokens", ["cases[1].inputs.tokens", "home.vary[2]", "cost.claims[1]"]),
        ("post/tokens-per-dollar", ["cases[1].published", "home.claim"]),
    ],
)
def test_a_claim_that_was_taken_back_is_reported_wherever_it_is_named(corpus, claim, fields):
    add_fidelity(corpus)
    corpus.add(f"{claim}.yaml", GONE)
    found = corpus.findings("RR710")
    assert [one.field for one in found] == fields
    assert {one.severity for one in found} == {"warning"} and "It was a guess." in found[0].found


def test_the_successor_is_named(corpus):
    corpus.add("post/cost.yaml", GONE.replace("withdrawn", "superseded") + "superseded_by: post/tokens\n")
    assert "'post/tokens' instead" in corpus.findings("RR710")[0].advice


def test_what_is_in_force_may_be_shown(corpus):
    add_fidelity(corpus)
    assert corpus.findings() == []
