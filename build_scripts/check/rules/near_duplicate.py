"""Nothing is entered twice: no claim, no source, no subject and no quantity.

A claim that stands twice counts twice where answers are set side by side, and rivals of one subject never meet when
it has two ids. Two documents at one address are told apart by the dates on which they were published, two versions of
a paper by the versions in their addresses, rows of one table by their other numbers.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.alike import Claims, Sources, Terms
from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding, short
from build_scripts.check.rule import Rule
from build_scripts.records.records import Records

RULE = Rule("RR308", "near-duplicate", "records", "No claim, source, subject or quantity is entered twice.")
EXAMPLE = Example(
    "vocabulary/subjects.yaml",
    "gpt-4: {",
    "chatgpt-4: {label: ChatGPT with GPT-4, description: The same model., aliases: [gpt 4]}\ngpt-4: {",
)


def check(records: Records, context: Context) -> Iterator[Finding]:
    """Every record that says nearly the same as another, once; of both, so that whoever adds one of them sees it."""
    yield from _claims(records, context)
    yield from _sources(records)
    for kind, what in (("subjects", "subject"), ("quantities", "quantity")):
        yield from _terms(records, kind, what)


def _claims(records: Records, context: Context) -> Iterator[Finding]:
    asked = [claim for claim in records.statements if context.is_wanted(claim.file)]
    known = Claims(records, {claim.source for claim in asked})
    for claim in asked:
        for first in known.alike(claim)[:1]:
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
    for source in records.sources.values():
        alike = known.alike(source.url, source.title, source.producer, source.published, source.id)
        for first in alike[:1]:
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
    for key, term in vocabulary.items():
        for first in known.alike(term.label, term.aliases, key)[:1]:
            yield RULE.warning(
                term.key_at("label"),
                f"The {what} '{key}' shares a name with '{first.id}'.",
                field=key,
                found=first.reason,
                expected="names that lead to one of them",
                advice="Use the other, if the two are one; or give each a name of its own.",
            )
