"""Within one source, every claim has a place of its own.

The claims of a document are shown in its order.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding
from build_scripts.check.rule import Rule
from build_scripts.records.records import Records

RULE = Rule("RR306", "position", "records", "No two claims of one source have the same position; ours need none.")
EXAMPLE = Example("post/tokens.yaml", "position: 2", "position: 1")


def check(records: Records, context: Context) -> Iterator[Finding]:
    """Claims at a position that another claim of the same source already has."""
    taken: dict[tuple[str, int], str] = {}
    for claim in records.statements:
        if claim.position is None or claim.is_ours:
            continue
        first = taken.setdefault((claim.source, claim.position), claim.id)
        if first != claim.id:
            last = max(position for source, position in taken if source == claim.source)
            yield RULE.error(
                claim.at("position"),
                f"The position {claim.position} is already that of '{first}'.",
                field="position",
                found=str(claim.position),
                expected="the place of the claim in the order of its document, each once",
                advice=f"Number the claims in the order of the document; {last + 1} or more may still be free.",
            )
