"""A source can be traced: where it is, when it was published, when it was read; or a note says why not.

Evidence that nobody can find again is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding
from build_scripts.check.rule import Rule
from build_scripts.records.source import Source

RULE = Rule("RR707", "source-trace", "source", "A source has url, published and accessed, or a note that says why not.")
EXAMPLE = Example("post/source.yaml", "published: 2023-06\n", "")


def check(source: Source, context: Context) -> Iterator[Finding]:
    """What is missing to find the document again. Our own source needs none of it."""
    if source.is_ours:
        return
    for name, note, what in (
        ("url", "url_note", "where the document can be read"),
        ("published", "published_note", "when it was published"),
    ):
        if not source.has(name) and not source.has(note):
            yield RULE.error(
                source.key_at(name),
                f"Neither '{name}' nor '{note}' says {what}.",
                field=name,
                expected=f"'{name}', or null and '{note}'",
                advice=f"Add '{name}'; when it is not known, add '{note}' and say what is.",
            )
    if not source.has("accessed") and not source.quoted_in:
        yield RULE.error(
            source.at(),
            "Nothing says when the source was read.",
            field="accessed",
            expected="the day on which it was read, such as 2026-11-20",
            advice="Add 'accessed'; or 'quoted_in' when it was read only as another source quotes it.",
        )
