"""RR701: dates."""

import pytest


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("accessed: 2026-11-20", "accessed: 2026-02-30", "no such day"),
        ("accessed: 2026-11-20", "accessed: 2026-20-11", "no such day"),
        ("accessed: 2026-11-20", "accessed: 2026-11-23", "future"),
        ("published: 2023-06", "published: 2027", "future"),
        ("accessed: 2026-11-20", "accessed: 2023-05-31", "before it was published"),
    ],
)
def test_a_date_that_cannot_be_is_reported(corpus, old, new, words):
    corpus.replace("post/source.yaml", old, new)
    found = corpus.findings("RR701")
    assert words in found[0].message


def test_the_date_of_a_status_is_checked_too(corpus):
    corpus.add("post/cost.yaml", "status: disputed\nstatus_reason: x\nstatus_date: 2023-13-01\n")
    assert corpus.only("RR701").field == "status_date"


def test_reading_on_the_day_of_publication_is_fine(corpus):
    corpus.replace("post/source.yaml", "published: 2023-06", "published: 2026-11-20")
    assert corpus.findings() == []


def test_the_latest_day_of_publication_is_a_day_that_exists(corpus):
    corpus.replace(
        "post/source.yaml", "published: 2023-06\n", "published: null\npublished_note: x\npublished_by: 2023-02-30\n"
    )
    assert corpus.only("RR701").field == "published_by"


@pytest.mark.parametrize(
    ("published", "words"),
    [
        ("2023-06\npublished_by: 2023-06-30", "not both"),
        ("null\npublished_note: x\npublished_by: 2026-11-21", "not after the day of reading"),
    ],
)
def test_the_latest_day_of_publication_goes_with_the_other_dates(corpus, published, words):
    corpus.replace("post/source.yaml", "published: 2023-06", f"published: {published}")
    found = corpus.only("RR701")
    assert found.field == "published_by" and words in found.expected


def test_nothing_is_said_after_it_was_read(corpus):
    corpus.add("post/cost.yaml", "stated_on: 2026-11-21\n")
    assert corpus.only("RR701").message == "It was said after the source was read."


@pytest.mark.parametrize("date", ["2023", "2023-05", "2026-11-20"])
def test_what_was_said_may_be_dated_to_the_year_the_month_or_the_day(corpus, date):
    corpus.add("post/cost.yaml", f"stated_on: {date}\n")
    assert corpus.findings() == []
