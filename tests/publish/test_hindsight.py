"""Forecasts against what was known later."""

import pytest

from build_scripts.publish.hindsight import Hindsight, is_later
from build_scripts.publish.pages import hindsight_page
from build_scripts.publish.render import render
from tests.publish.rival_corpus import number, rival_library, source


@pytest.fixture(scope="module")
def rivals(tmp_path_factory):
    return rival_library(tmp_path_factory.mktemp("claims"))


@pytest.fixture(scope="module")
def hindsight(rivals):
    return Hindsight(rivals)


@pytest.mark.parametrize("date, than, expected", [
    ("2023-07-10", "2022-12-20", True), ("2023", "2023-06", False), ("2023-06", "2023", False),
    ("2024", "2023-12-31", True),
])  # fmt: skip
def test_a_day_within_a_year_is_not_later_than_the_year(date, than, expected):
    assert is_later(date, than) is expected


def test_forecasts_are_set_against_the_best_rated_later_claim(hindsight):
    found = {judgement.forecast.id: judgement for judgement in hindsight.judgements}
    assert {id: judgement.later.id for id, judgement in found.items()} == {
        "rumour/tokens": "paper/tokens",
        "seer/tokens": "paper/tokens",
        "seer/cost": "paper/cost-today",  # the bound judges nothing
        "seer/cost-at-most": "paper/cost-today",
    }
    assert (found["seer/tokens"].words, found["seer/tokens"].factor_words) == ("inside its range", "1.25 times too low")
    assert (found["seer/cost"].words, found["seer/cost"].factor_words) == (
        "missed, no range stated",
        "5 times too high",
    )
    assert found["seer/cost-at-most"].words == "bound broken"
    assert found["seer/tokens"].others == 1


def test_a_forecast_that_cannot_be_judged_says_why(hindsight):
    (entry,) = hindsight.open
    assert (entry.forecast.id, entry.reason) == ("seer/rate", "no later claim is better rated")
    assert [claim.id for claim in entry.later] == ["post/rate"]


@pytest.mark.parametrize("published, reason", [
    ("2025", "no later claim gives this number"), (None, "the day on which it was said is not known"),
])  # fmt: skip
def test_what_was_said_before_does_not_judge(tmp_path, published, reason):
    date = f"published: {published}\n" if published else ""
    library = rival_library(tmp_path, seer__source=f"title: The seer\nreliability: C\n{date}")
    entry = next(entry for entry in Hindsight(library).open if entry.forecast.id == "seer/tokens")
    assert entry.reason == reason


def test_a_kept_bound_has_no_factor(tmp_path):
    library = rival_library(
        tmp_path, seer__cost_at_most=number("cost", "value: 900M", 3, "forecast: true\nqualifier: at_most\n")
    )
    judgement = next(one for one in Hindsight(library).judgements if one.forecast.id == "seer/cost_at_most")
    assert (judgement.words, judgement.factor) == ("bound kept", None)


def test_a_bound_judges_what_it_contradicts(tmp_path):
    changes = {
        "paper__cost-today": "statement: Nothing.\n",
        "seer__cost": number("cost", "value: 50M", 3, "forecast: true\n"),
        "seer__cost-at-most": number("cost", "value: 200M", 3, "forecast: true\nqualifier: at_most\n"),
    }
    library = rival_library(tmp_path, **changes)
    found = {one.forecast.id: one for one in Hindsight(library).judgements}
    assert found["seer/cost"].later.id == "paper/cost"
    assert (found["seer/cost"].words, found["seer/cost"].factor_words) == (
        "missed, no range stated",
        "at least 3 times too low",
    )
    assert "seer/cost-at-most" not in found  # 150 million or more, 200 million or less: both may be right


def test_what_follows_from_later_claims_judges_where_no_source_does(tmp_path):
    library = rival_library(
        tmp_path,
        post__rate="statement: Nothing.\n",
        reckoner__rate=number(
            "rate", "formula: tokens / cost\ninputs: {tokens: paper/tokens, cost: paper/cost-today}", 2
        ),
    )
    judgement = next(one for one in Hindsight(library).judgements if one.forecast.id == "seer/rate")
    assert (judgement.later.id, judgement.known.value_text) == ("reckoner/rate", "25,000 tokens per USD")


def test_what_repeats_the_forecast_is_no_witness(tmp_path):
    library = rival_library(
        tmp_path,
        paper__tokens=number("tokens", "value: 5T", 2, "derived_from: [seer/tokens]\n"),
        paper__tokens_in_thousands="statement: Nothing.\n",
    )
    assert "seer/tokens" not in [
        one.forecast.id for one in Hindsight(library).judgements if one.later.id == "paper/tokens"
    ]


def test_documents_are_ranked_by_their_own_forecasts(hindsight):
    (record,) = hindsight.records  # only the seer's text was read whole
    assert [judgement.forecast.id for judgement in record.judgements] == [
        "seer/cost",
        "seer/cost-at-most",
        "seer/tokens",
    ]
    assert (record.inside, record.with_range, record.factor_text) == (1, 2, "1.7")
    assert record.can_be_ranked and record.rank_words == "3 forecasts judged"


def test_few_forecasts_are_not_ranked(tmp_path):
    library = rival_library(tmp_path, seer__cost="statement: Nothing.\n")
    (record,) = Hindsight(library).records
    assert not record.can_be_ranked and record.rank_words == "2 forecasts: too few to rank"


def test_the_page_shows_all_three_lists(rivals):
    html = render(hindsight_page(rivals)).html
    for part in ("inside its range", "1. <a", "No later claim is better rated.", "claim probably true"):
        assert part in html, part


def forecasts(library):
    hindsight = Hindsight(library)
    return {one.forecast.id: one for one in [*hindsight.judgements, *hindsight.open]}


def test_a_withdrawn_forecast_is_not_judged(tmp_path):
    more = "forecast: true\nstatus: withdrawn\nstatus_reason: Misread.\nstatus_date: 2024-06-01\n"
    library = rival_library(tmp_path, seer__tokens=number("tokens", "value: 4T", 3, more))
    assert "seer/tokens" not in forecasts(library)


def test_what_may_have_been_said_before_does_not_judge(tmp_path):
    """Of the paper only the last possible day is known."""
    library = rival_library(tmp_path, paper__source=source("The paper", "B", None, "published_by: 2024-05-01\n"))
    assert forecasts(library)["seer/tokens"].reason == "no later claim is better rated"
    assert forecasts(library)["seer/cost"].later[0].id == "post/cost"


def test_a_number_of_another_dimension_does_not_judge(tmp_path):
    """The check refuses such a claim; the page is built all the same."""
    wrong = number("tokens", "value: 5T", 2).replace("unit: token", "unit: USD")
    library = rival_library(tmp_path, paper__tokens=wrong)
    assert forecasts(library)["seer/tokens"].later.id == "paper/tokens-in-thousands"


def test_a_bound_that_we_compute_is_no_judge(tmp_path):
    """It has no stated range that could be held against the forecast."""
    library = rival_library(
        tmp_path,
        post__rate="statement: Nothing.\n",
        reckoner__rate="statement: x.\nsubject: gpt\nquantity: rate\nunit: token/USD\nqualifier: at_least\n"
        "formula: tokens / cost\ninputs: {tokens: paper/tokens, cost: paper/cost-today}\n",
    )
    assert forecasts(library)["seer/rate"].reason.startswith("the best-rated later claim is a bound")
