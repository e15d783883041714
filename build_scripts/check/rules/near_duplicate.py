"""Nothing is entered twice: no claim, no source, no subject and no quantity."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.alike import Claims, Sources, Terms
from build_scripts.check.context import Context
from build_scripts.check.finding import Finding, short
from build_scripts.check.rule import Rule
from build_scripts.records.records import Records

RULE = Rule("RR308", "near-duplicate", "records", "No claim, source, subject or quantity is entered twice.")


def check(records: Records, context: Context) -> Iterator[Finding]:
    """Every record that says nearly the same as one before it; each is reported once."""
    yield from _claims(records)
    yield from _sources(records)
    for kind, what in (("subjects", "subject"), ("quantities", "quantity")):
        yield from _terms(records, kind, what)


def _claims(records: Records) -> Iterator[Finding]:
    known = Claims(records)
    order = {claim_id: place for place, claim_id in enumerate(records.claims)}
    for claim in records.statements:
        first = next((one for one in known.alike(claim) if order[one.id] < order[claim.id]), None)
        if first:
            yield RULE.warning(
                claim.at("quote"),
                f"The claim is nearly the same as '{first.id}'.",
                field="quote",
                found=first.reason,
                expected="one claim for one statement of the source",
                advice="Keep one of the two and let what rests on the other use it; or say in 'subject' or 'quantity' "
                "what tells them apart.",
            )


def _sources(records: Records) -> Iterator[Finding]:
    known = Sources(records)
    order = {source_id: place for place, source_id in enumerate(records.sources)}
    for source in records.sources.values():
        alike = known.alike(source.url, source.title, source.producer, source.published, source.id)
        first = next((one for one in alike if order[one.id] < order[source.id]), None)
        if first:
            field = "url" if first.reason == "the same address" else "title"
            yield RULE.warning(
                source.at(field),
                f"The source is probably the same document as '{first.id}'.",
                field=field,
                found=f"{first.reason}: {short(getattr(source, field))}",
                expected="one source for one document",
                advice="Move the claims to one of the two; or give the address of this document alone, or the dates on "
                "which the two were published.",
            )


def _terms(records: Records, kind: str, what: str) -> Iterator[Finding]:
    vocabulary = getattr(records, kind)
    known = Terms(vocabulary)
    order = {key: place for place, key in enumerate(vocabulary)}
    for key, term in vocabulary.items():
        alike = known.alike(term.label, term.aliases, key)
        first = next((one for one in alike if order[one.id] < order[key]), None)
        if first:
            yield RULE.warning(
                term.key_at("label"),
                f"The {what} '{key}' shares a name with '{first.id}'.",
                field=key,
                found=first.reason,
                expected="names that lead to one of them",
                advice="Use the other, if the two are one; or give each a name of its own.",
            )
