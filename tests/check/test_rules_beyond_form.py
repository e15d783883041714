"""What a contribution can get wrong though its form is right: each kind of mistake is caught, and by this rule."""

import pytest

SECOND = """\
statement: Training GPT-4 cost 100 million dollars.
locator: Statements, 1
quote: they say “in public”
position: 9
subject: gpt-4
quantity: training_cost
value: 100M
unit: USD
credibility: 3
rating_reason: One origin.
"""


def test_a_quote_that_does_not_stand_in_the_source(corpus):
    corpus.replace("post/cost.yaml", "GPT4 cost $100m", "GPT4 cost $63m")
    assert corpus.findings("RR602")


def test_a_rating_of_confirmed_without_a_second_origin(corpus):
    corpus.replace("post/cost.yaml", "credibility: 3", "credibility: 1")
    assert corpus.only("RR705")


def test_a_rating_of_confirmed_by_a_copy_of_itself(corpus):
    corpus.replace("post/cost.yaml", "credibility: 3", "credibility: 1")
    corpus.write("post/again.yaml", SECOND + "derived_from: [post/cost]\n")
    assert "of the same origin" in corpus.findings("RR705")[0].found


def test_a_rating_without_a_reason(corpus):
    corpus.replace("post/cost.yaml", "rating_reason: One origin.\n", "")
    assert corpus.only("RR704")


def test_a_finding_whose_inputs_have_changed(corpus):
    corpus.replace("post/cost.yaml", "value: 100M", "value: 63M")
    assert corpus.findings("RR803")[0].file == "claims/post/tokens-per-dollar.yaml"


def test_a_correction_that_no_longer_corrects_anything(corpus):
    corpus.replace("post/tokens-per-dollar.yaml", "cause: rounding", "cause: unit-error")
    assert corpus.only("RR804")


@pytest.mark.parametrize("status", ["superseded", "withdrawn"])
def test_a_claim_that_is_no_longer_in_force_but_still_used(corpus, status):
    corpus.add("post/cost.yaml", f"status: {status}\nstatus_reason: It was wrong.\nstatus_date: 2024-01-01\n")
    if status == "superseded":
        corpus.add("post/cost.yaml", "superseded_by: post/tokens\n")
    assert {one.file for one in corpus.findings("RR706")} == {
        "claims/post/tokens-per-dollar.yaml",
        "claims/reckoner/tokens-per-dollar.yaml",
    }


def test_a_claim_that_is_no_longer_in_force_but_still_shown(corpus):
    corpus.add("post/tokens-per-dollar.yaml", "status: withdrawn\nstatus_reason: Wrong.\nstatus_date: 2024-01-01\n")
    assert corpus.findings("RR710")[0].file == "claims/vocabulary/featured.yaml"


def test_a_forecast_without_a_date(corpus):
    corpus.replace("post/source.yaml", "published: 2023-06", "published_note: Nobody knows.")
    corpus.add("post/cost.yaml", "forecast: true\n")
    assert corpus.only("RR708")


def test_an_address_that_is_not_https(corpus):
    corpus.replace("post/source.yaml", "https://example.org", "http://example.org")
    assert corpus.only("RR702")


def test_an_address_that_is_not_archived(corpus):
    assert [one.severity for one in corpus.findings("RR709")] == ["note"]


def test_a_claim_that_rests_on_itself(corpus):
    corpus.add("post/cost.yaml", "formula: x\ninputs: {x: post/cost}\n")
    assert corpus.findings("RR305")
