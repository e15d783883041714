"""Every directory of claims says what document it is about, in source.yaml.

A claim is worth as much as what it comes from, and that has to be said once.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding
from build_scripts.check.rule import Rule
from build_scripts.records.records import Records

RULE = Rule("RR303", "source-record", "records", "Every directory of claims has its source.yaml.")
EXAMPLE = Example("talk/cost.yaml", "", "statement: Training GPT-4 cost 100 million dollars.\n")


def check(records: Records, context: Context) -> Iterator[Finding]:
    """Directories without the record of their source."""
    for source_id, place in records.directories.items():
        if source_id not in records.sources:
            yield RULE.error(
                place,
                f"The source '{source_id}' has no record.",
                found="no file of that name",
                expected=f"claims/{source_id}/source.yaml",
                advice="Write it: title, kind, producer, url, dates, reliability with its reason, summary.",
            )
