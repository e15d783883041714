"""The document can still be read when its address is gone.

Half of the addresses that are cited are dead within a few years, and what stands there may be changed at any time. An
archived copy keeps what was read, for everybody. This is a note: a claim is not wrong for the want of one.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding
from build_scripts.check.rule import Rule
from build_scripts.records.source import Source

RULE = Rule("RR709", "archived", "source", "A source with an address has an archived copy of it.")
EXAMPLE = Example(
    "post/source.yaml", "archived_url: https://web.archive.org/web/2026/https://example.org/post", "archived_url: null"
)


def check(source: Source, context: Context) -> Iterator[Finding]:
    """Sources with `url` and without `archived_url`."""
    if source.has("url") and not source.has("archived_url") and not source.is_ours:
        yield RULE.note(
            source.at("url"),
            "There is no archived copy of this address.",
            field="archived_url",
            found=source.url or "",
            expected="the address of a copy in a web archive",
            advice="Save the page in a web archive, such as https://web.archive.org/save, and write its address into "
            "'archived_url'.",
        )
