"""What is known already of the thing that a new claim speaks of: its rivals, and the claims that it may repeat."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.records.claim import Claim
from build_scripts.records.rating import rating_code
from build_scripts.records.records import Records
from calc.errors import CalcError
from calc.number import read_number
from calc.unit import parse_unit

SAME_QUOTE, SAME_NUMBER, NUMBER_ELSEWHERE = "same quote", "same number", "same number elsewhere"
_WORDS = {"about": "about ", "at_least": "at least ", "at_most": "at most "}


@dataclass
class Rival:
    """A claim on the same subject and quantity: what it states and how it is rated."""

    id: str
    statement: str
    value: str
    source_title: str
    published: str | None
    rating: str | None
    status: str


@dataclass
class Duplicate:
    """A claim that says the same: `how` is one of the constants of this module, `message` says it to people."""

    id: str
    how: str
    message: str


def rivals(records: Records, subject: str | None, quantity: str | None) -> list[Rival]:
    """The claims that give the same quantity of the same subject, what is in force and stated first, then by date."""
    if not subject or not quantity:
        return []
    found = [
        _rival(records, claim)
        for claim in records.claims.values()
        if claim.subject == subject and claim.quantity == quantity
    ]
    return sorted(
        found, key=lambda one: (one.status in ("superseded", "withdrawn"), not one.value, one.published or "", one.id)
    )


def _rival(records: Records, claim: Claim) -> Rival:
    source = records.sources.get(claim.source)
    return Rival(
        claim.id,
        claim.statement or "",
        value_text(claim),
        (source.title if source else None) or claim.source,
        claim.stated_on or (source.published if source else None),
        rating_code(records, claim),
        claim.status,
    )


def value_text(claim: Claim) -> str:
    """What a claim states, as it is written: `about 63M USD`, `90 to 100 day`; empty where it only has a formula."""
    unit = "" if claim.unit in (None, "1") else "%" if claim.unit == "%" else f" {claim.unit}"
    ends = next(((a, b) for a, b in ((claim.p5, claim.p95), (claim.least, claim.greatest)) if a and b), None)
    value = f"{_WORDS.get(claim.qualifier, '')}{claim.value}{unit}" if claim.value else ""
    if ends is None:
        return value
    span = f"{ends[0]} to {ends[1]}{unit}"
    return f"{value} ({span})" if value else span


def duplicates(
    records: Records,
    source_id: str | None,
    quote: str | None,
    subject: str | None,
    quantity: str | None,
    fields: dict[str, object],
) -> list[Duplicate]:
    """The claims that a new one may repeat: the same quote of the same source, or the same number of the same thing.

    `fields` are those of the new claim. The same number in another source is no mistake; it may be copied from there.
    """
    found = []
    number = _numbers(fields)
    for claim in records.statements:
        if claim.source == source_id and quote and _plain(claim.quote) == _plain(quote):
            message = f"'{claim.id}' has the same quote. A quote may carry two claims, if they state different things."
            found.append(Duplicate(claim.id, SAME_QUOTE, message))
    for claim in records.claims.values():
        same_thing = subject and quantity and (claim.subject, claim.quantity) == (subject, quantity)
        if not same_thing or number is None or _numbers(claim.stated | {"unit": claim.unit}) != number:
            continue
        if claim.source == source_id:
            message = f"'{claim.id}' gives the same number from the same source."
            found.append(Duplicate(claim.id, SAME_NUMBER, message))
        elif not claim.is_ours:
            message = f"'{claim.id}' gives the same number. If one has it from the other, say so in derived_from."
            found.append(Duplicate(claim.id, NUMBER_ELSEWHERE, message))
    order = (SAME_QUOTE, SAME_NUMBER, NUMBER_ELSEWHERE)
    return sorted(found, key=lambda one: (order.index(one.how), one.id))


def _plain(text: str | None) -> str:
    return " ".join((text or "").split())


def _numbers(fields: dict[str, object]) -> tuple | None:
    """Value and ends in base units, rounded so that 100M and 0.1 billion are the same; None where none can be read."""
    try:
        unit = parse_unit(str(fields.get("unit") or "1"))
        found = tuple(
            float(f"{unit.to_base(read_number(str(fields[name])).value):.9g}") if fields.get(name) is not None else None
            for name in ("value", "p5", "p95", "least", "greatest")
        )
    except (CalcError, ArithmeticError):
        return None
    return found if any(one is not None for one in found) else None
