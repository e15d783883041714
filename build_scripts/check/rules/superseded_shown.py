"""What pages put forward is still in force.

The home page, a question and a case of fidelity name single claims by hand. When one of these is taken back, nothing
else would tell whoever keeps the list.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding
from build_scripts.check.rule import Rule
from build_scripts.check.rules.superseded_input import GONE
from build_scripts.check.shape import field_name
from build_scripts.fidelity import names_claim
from build_scripts.records.node import Path
from build_scripts.records.record import Record
from build_scripts.records.records import Records

RULE = Rule(
    "RR710",
    "superseded-shown",
    "records",
    "No page puts a superseded or withdrawn claim forward, and no case of fidelity rests on one.",
)
EXAMPLE = Example(
    "post/cost.yaml",
    "rating_reason: One origin.\n",
    "rating_reason: One origin.\nstatus: withdrawn\nstatus_reason: It was a guess.\nstatus_date: 2024-01-01\n",
)


def check(records: Records, context: Context) -> Iterator[Finding]:
    """Claims that are named by hand and no longer in force."""
    for record, path, name in _named(records):
        claim = records.claims.get(name)
        if claim is not None and claim.status in GONE:
            instead = f"Name '{claim.superseded_by}' instead" if claim.superseded_by else "Name another claim"
            yield RULE.warning(
                record.at(*path),
                f"The claim '{name}' is {claim.status}.",
                field=field_name(path),
                found=f"'{name}', {claim.status}: {claim.status_reason or 'no reason given'}",
                expected="a claim that is in force",
                advice=f"{instead}, or delete it here.",
            )


def _named(records: Records) -> Iterator[tuple[Record, Path, str]]:
    for kind in ("featured", "questions"):
        document = records.vocabulary_documents.get(kind)
        record = Record(kind, document, document.root) if document else None
        for key, one in getattr(records, kind).items() if record else ():
            lists = {"vary": one.vary} if kind == "featured" else {"claims": one.claims}
            if kind == "featured" and one.claim:
                yield record, (key, "claim"), one.claim
            for field, names in lists.items():
                yield from ((record, (key, field, index), name) for index, name in enumerate(names))
    for group in records.fidelity.values():
        for index, case in enumerate(group.cases):
            if case.published:
                yield group, ("cases", index, "published"), case.published
            for name, text in case.inputs.items():
                if names_claim(text):
                    yield group, ("cases", index, "inputs", name), text
