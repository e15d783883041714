"""RR708: forecasts have a date."""

import pytest


@pytest.fixture
def undated(corpus):
    corpus.replace("post/source.yaml", "published: 2023-06", "published_note: Nobody knows.")
    corpus.add("post/cost.yaml", "forecast: true\n")
    return corpus


def test_a_forecast_that_nobody_can_date_is_reported(undated):
    found = undated.only("RR708")
    assert (found.file, found.line, found.field) == ("claims/post/cost.yaml", 12, "stated_on")


@pytest.mark.parametrize(
    ("file", "line"),
    [("post/cost.yaml", "stated_on: 2022-12"), ("post/source.yaml", "published_by: 2023-06-29")],
)
def test_any_date_on_which_it_was_said_will_do(undated, file, line):
    undated.add(file, line + "\n")
    assert undated.findings("RR708") == []


def test_what_is_no_forecast_needs_no_date(undated):
    undated.replace("post/cost.yaml", "forecast: true", "forecast: false")
    assert undated.findings("RR708") == []


def test_a_forecast_of_a_dated_source_is_fine(corpus):
    corpus.add("post/cost.yaml", "forecast: true\n")
    assert corpus.findings() == []
