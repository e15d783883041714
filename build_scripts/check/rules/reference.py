"""Everything that is referred to exists.

A sum over a claim that is not there cannot be done; mostly it is a misspelt name.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check import measured
from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding, short
from build_scripts.check.rule import Rule
from build_scripts.check.shape import field_name
from build_scripts.fidelity import names_claim
from build_scripts.records.calculator import Calculator
from build_scripts.records.claim import Claim
from build_scripts.records.fidelity import FidelityGroup
from build_scripts.records.moves import current_id
from build_scripts.records.node import Path
from build_scripts.records.record import Record
from build_scripts.records.records import Records
from calc.suggestion import closest

RULE = Rule("RR304", "reference", "records", "Every claim, source, subject and quantity that is referred to exists.")
EXAMPLE = Example("post/cost.yaml", "subject: gpt-4", "subject: gpt4")


def check(records: Records, context: Context) -> Iterator[Finding]:
    """References of claims, of sources, and of what pages put forward."""
    for claim in records.claims.values():
        for path, name in claim_references(claim):
            yield from _claim_exists(claim, path, name, context)
        if claim.part_of is None:
            yield from _derived_from_exists(claim, context)
        for field, kind, word in (("subject", "subjects", "subject"), ("quantity", "quantities", "quantity")):
            yield from _word_exists(claim, field, kind, word, records)
    for source in records.sources.values():
        if source.quoted_in is not None and source.quoted_in not in records.directories:
            yield _missing(source, ("quoted_in",), "source", source.quoted_in, context)
        elif source.quoted_in == source.id:
            yield RULE.error(
                source.at("quoted_in"),
                "The source names itself as the one that quotes it.",
                field="quoted_in",
                found=f"'{source.id}'",
                expected="another source",
                advice="Name the source in which you read the quote, or delete the line.",
            )
    yield from _featured(context)
    yield from _questions(context)
    for calculator in records.calculators.values():
        yield from _calculator(calculator, context)
    for group in records.fidelity.values():
        yield from _fidelity(group, context)


def claim_references(claim: Claim) -> Iterator[tuple[Path, str]]:
    """Every field of a claim that names another claim, with the name."""
    yield from ((("inputs", name), target) for name, target in claim.inputs.items())
    yield from ((("cites", index), target) for index, target in enumerate(claim.cites))
    for relation, targets in claim.relations.items():
        yield from ((("relations", relation, index), target) for index, target in enumerate(targets))
    if claim.finding and claim.finding.corrected_by:
        yield ("finding", "corrected_by"), claim.finding.corrected_by
    if claim.superseded_by and claim.part_of is None:
        yield ("superseded_by",), claim.superseded_by


def _claim_exists(claim: Claim, path: Path, name: str, context: Context) -> Iterator[Finding]:
    if name not in context.records.claims:
        yield _missing(claim, path, "claim", name, context)
    elif name == claim.id and path[0] not in ("inputs", "superseded_by"):  # those are circles: another rule
        yield RULE.error(
            claim.at(*path),
            "The claim refers to itself.",
            field=field_name(path),
            found=f"'{name}'",
            expected="another claim",
            advice="Name the claim that is meant, or delete it.",
        )


def _derived_from_exists(claim: Claim, context: Context) -> Iterator[Finding]:
    records = context.records
    for index, name in enumerate(claim.derived_from):
        if "/" in name and name not in records.claims:
            yield _missing(claim, ("derived_from", index), "claim", name, context)
        elif "/" not in name and name not in records.directories:
            yield _missing(claim, ("derived_from", index), "source", name, context)


def _word_exists(claim: Claim, field: str, kind: str, word: str, records: Records) -> Iterator[Finding]:
    name = getattr(claim, field)
    if name is not None:
        yield from _known_word(claim, (field,), name, kind, word, records)


def _known_word(record: Record, path: Path, name: str, kind: str, word: str, records: Records) -> Iterator[Finding]:
    known, document = getattr(records, kind), records.vocabulary_documents.get(kind)
    if name in known or (document is not None and document.broken):
        return
    alias = next(
        (key for key, one in known.items() if name.casefold() in map(str.casefold, [one.label, *one.aliases])), None
    )
    meant = alias or closest(name, known)
    advice = (
        f"Did you mean '{meant}'?" if meant else f"Use one that is there, or add it to claims/vocabulary/{kind}.yaml."
    )
    yield RULE.error(
        record.at(*path),
        f"There is no {word} '{short(name)}'.",
        field=field_name(path),
        found=f"'{short(name)}'",
        expected=f"an id from claims/vocabulary/{kind}.yaml",
        advice=advice,
    )


def _featured(context: Context) -> Iterator[Finding]:
    records = context.records
    document = records.vocabulary_documents.get("featured")
    for name, feature in records.featured.items():
        record = Record(name, document, document.root)  # type: ignore[union-attr, arg-type]
        paths = [((name, "claim"), feature.claim)] if feature.claim else []
        paths += [((name, "vary", index), target) for index, target in enumerate(feature.vary)]
        for path, target in paths:
            if target not in records.claims:
                yield _missing(record, path, "claim", target, context)


def _questions(context: Context) -> Iterator[Finding]:
    records = context.records
    document = records.vocabulary_documents.get("questions")
    for name, question in records.questions.items():
        record = Record(name, document, document.root)  # type: ignore[union-attr, arg-type]
        for field, kind, word in (("subjects", "subjects", "subject"), ("quantities", "quantities", "quantity")):
            for index, target in enumerate(getattr(question, field)):
                yield from _known_word(record, (name, field, index), target, kind, word, records)
        for index, target in enumerate(question.claims):
            if target not in records.claims:
                yield _missing(record, (name, "claims", index), "claim", target, context)


def _calculator(calculator: Calculator, context: Context) -> Iterator[Finding]:
    for path, target in measured.references(calculator):
        if target not in context.records.claims:
            yield _missing(calculator, path, "claim", target, context)
    for index, target in enumerate(calculator.sources):
        known = context.records.claims if "/" in target else context.records.directories
        if target not in known:
            yield _missing(calculator, ("sources", index), "claim" if "/" in target else "source", target, context)
    for name, result in calculator.results.items():
        if result.quantity is not None:
            path = ("results", name, "quantity")
            yield from _known_word(calculator, path, result.quantity, "quantities", "quantity", context.records)


def _fidelity(group: FidelityGroup, context: Context) -> Iterator[Finding]:
    if group.source is not None and group.source not in context.records.directories:
        yield _missing(group, ("source",), "source", group.source, context)
    for index, name in enumerate(group.calculators):
        if f"calculators/{name}" not in context.records.calculators:
            yield _no_calculator(group, index, name, context)
    for index, case in enumerate(group.cases):
        named = {("inputs", name): text for name, text in case.inputs.items() if names_claim(text)}
        if case.published is not None:
            named[("published",)] = case.published
        for path, target in named.items():
            if target not in context.records.claims:
                yield _missing(group, ("cases", index, *path), "claim", target, context)


def _no_calculator(group: FidelityGroup, index: int, name: str, context: Context) -> Finding:
    meant = closest(name, [one.name for one in context.records.calculators.values()])
    return RULE.error(
        group.at("calculators", index),
        f"There is no calculator '{short(name)}'.",
        field=field_name(("calculators", index)),
        found=f"'{short(name)}'",
        expected="the name of a file in claims/calculators, without its ending",
        advice=f"Did you mean '{meant}'?" if meant else "Name one that exists, or delete it.",
    )


def _missing(record: Record, path: Path, what: str, name: str, context: Context) -> Finding:
    form = "<source-id>/<claim-id>" if what == "claim" else "<source-id>"
    return RULE.error(
        record.at(*path),
        f"There is no {what} '{short(name)}'.",
        field=field_name(path),
        found=f"'{short(name)}'",
        expected=f"the id of a {what}: {form}",
        advice=_advice(record, what, name, context),
    )


def _advice(record: Record, what: str, name: str, context: Context) -> str:
    moved = current_id(context.records, name)
    if moved != name:
        return f"It has moved: write '{moved}'."
    nearest, own = context.nearest, record.id.split("/")[0]
    meant = nearest.source(name) or nearest.claim(name, own) if what == "source" else nearest.claim(name, own)
    return f"Did you mean '{meant}'?" if meant else f"Add the {what} first, or name one that exists."
