"""The text that is at hand under the name that a source gives is the text that was read.

Documents are changed after they were read; a quote is verified against what was read, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding
from build_scripts.check.rule import Rule
from build_scripts.records.source import Source

RULE = Rule("RR604", "text-sum", "source", "A text at hand has the SHA-256 that its source records.")
EXAMPLE = Example("post/source.yaml", "  sha256: ", "  sha256: " + "0" * 64 + "  # ")


def check(source: Source, context: Context) -> Iterator[Finding]:
    """Files of the right name with other content; quotes are not looked up in them."""
    if not source.text_sha256 or context.texts.with_sum(source.text_sha256) is not None:
        return
    sums = context.texts.sums_named(source.text_name)
    if sums:
        yield RULE.error(
            source.at("text", "sha256"),
            f"The text '{source.text_name}' is not the one that was recorded.",
            field="text.sha256",
            found=f"a file with the sum {sums[0]}",
            expected=source.text_sha256,
            advice="Find the text that was read; if the new one is right, read all quotes again, then record its sum.",
        )
