"""Dates exist, have passed, and are in their order.

Order in time decides who could know what, and which claim is derived from which.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding
from build_scripts.check.rule import Rule
from build_scripts.records.claim import Claim
from build_scripts.records.record import Record
from build_scripts.records.records import Records
from build_scripts.records.source import Source

RULE = Rule(
    "RR701", "date", "records", "Dates exist, are not in the future, and nothing is read before it is published."
)
EXAMPLE = Example("post/source.yaml", "published: 2023-06", "published: 2033-06")
FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")


def check(records: Records, context: Context) -> Iterator[Finding]:
    """The dates of sources and claims. Their form is the schema's business."""
    for source in records.sources.values():
        for name in ("published", "published_by", "accessed"):
            yield from _check(source, name, getattr(source, name), context.today)
        yield from _order(source)
    for claim in records.statements:
        for name in ("status_date", "stated_on"):
            yield from _check(claim, name, getattr(claim, name), context.today)
        yield from _said_before_read(claim, records.sources.get(claim.source))
    for move in records.moved.values():
        yield from _check(move, "date", move.date, context.today)


def _order(source: Source) -> Iterator[Finding]:
    """A source was published before it was read, and has a last possible day only where its day is not known."""
    published, accessed = _first_day(source.published), _first_day(source.accessed)
    if published and accessed and accessed < published:
        yield RULE.error(
            source.at("accessed"),
            "The source was read before it was published.",
            field="accessed",
            found=f"accessed {source.accessed}, published {source.published}",
            expected="a day of reading that is not before the publication",
            advice="Correct the one that is wrong.",
        )
    last = _first_day(source.published_by)
    if source.published_by and source.published:
        found, expected = f"published {source.published}", "'published' or 'published_by', not both"
    elif last and accessed and accessed < last:
        found, expected = f"accessed {source.accessed}", "a day that is not after the day of reading"
    else:
        return
    yield RULE.error(
        source.at("published_by"),
        "The last possible day of publication does not go with the other dates.",
        field="published_by",
        found=f"published_by {source.published_by}, {found}",
        expected=expected,
        advice="Delete it, or correct the one that is wrong.",
    )


def _said_before_read(claim: Claim, source: Source | None) -> Iterator[Finding]:
    said, accessed = _first_day(claim.stated_on), _first_day(source.accessed if source else None)
    if said and accessed and accessed < said:
        yield RULE.error(
            claim.at("stated_on"),
            "It was said after the source was read.",
            field="stated_on",
            found=f"stated_on {claim.stated_on}, accessed {source.accessed}",
            expected="a day that is not after the day of reading",
            advice="Correct the one that is wrong.",
        )


def _check(record: Record, name: str, text: str | None, today: date) -> Iterator[Finding]:
    if text is None or not FORM.fullmatch(text):
        return
    day = _first_day(text)
    if day is None:
        yield RULE.error(
            record.at(name),
            "There is no such day.",
            field=name,
            found=f"'{text}'",
            expected="a day of the calendar, as year-month-day: 2023-06-29",
            advice="Look at the order: month before day.",
        )
    elif day > today:
        yield RULE.error(
            record.at(name),
            "The date lies in the future.",
            field=name,
            found=f"'{text}'",
            expected=f"a date up to {today.isoformat()}",
            advice="Correct the date; if it is right, look at the clock of this machine.",
        )


def _first_day(text: str | None) -> date | None:
    """The first day that a date of year, month or day covers; None when there is none."""
    match = FORM.fullmatch(text or "")
    if not match:
        return None
    try:
        return date(*(int(part or 1) for part in match.groups()))
    except ValueError:
        return None
