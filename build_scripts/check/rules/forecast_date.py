"""A forecast says when it was made.

What was said of 2030 means one thing in 2010 and another in 2029: without the day on which it was said, a forecast can
neither be held against what came, nor be set beside others of its time.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding
from build_scripts.check.rule import Rule
from build_scripts.records.claim import Claim

RULE = Rule("RR708", "forecast-date", "claim", "A forecast has a date on which it was said, or its source has one.")
EXAMPLE = Example(
    "post/cost.yaml",
    "rating_reason: One origin.\n",
    "rating_reason: One origin.\nforecast: true\n",
    besides=(Example("post/source.yaml", "published: 2023-06", "published_note: Nobody knows."),),
)


def check(claim: Claim, context: Context) -> Iterator[Finding]:
    """Forecasts without `stated_on` of a source without `published` and `published_by`."""
    source = context.records.sources.get(claim.source)
    if not claim.forecast or claim.has("stated_on") or source is None or source.broken:
        return
    if not source.has("published") and not source.has("published_by"):
        yield RULE.error(
            claim.key_at("forecast"),
            "Nothing says when this forecast was made.",
            field="stated_on",
            found="a forecast, of a source without a date",
            expected="'stated_on', or 'published' or 'published_by' in the source",
            advice="Add the day, month or year, for example `stated_on: 2022-12`; the last possible day if no more is "
            "known, as 'published_by' of the source.",
        )
