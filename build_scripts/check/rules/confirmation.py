"""Credibility 1, confirmed, needs a second claim of another origin that says the same.

Ten posts that repeat one thread are one origin, and confirm nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding
from build_scripts.check.rule import Rule
from build_scripts.records.claim import Claim
from build_scripts.records.origin import origins

RULE = Rule("RR705", "confirmation", "claim", "Credibility 1 needs a second claim with an origin of its own.")
EXAMPLE = Example("post/cost.yaml", "credibility: 3", "credibility: 1")
NEAR = 0.10  # how far two confirming values may lie apart


def check(claim: Claim, context: Context) -> Iterator[Finding]:
    """Claims that are rated as confirmed without anything that confirms them."""
    if claim.credibility != 1:
        return
    own = set(origins(context.records, claim.id))
    others = [other for other in context.records.claims.values() if _confirms(other, claim, context)]
    independent = [other for other in others if own.isdisjoint(origins(context.records, other.id))]
    if not independent:
        found = (
            f"{', '.join(other.id for other in others[:3])}, of the same origin ({', '.join(sorted(own))})"
            if others
            else "no claim that says the same"
        )
        yield RULE.error(
            claim.at("credibility"),
            "The claim is rated as confirmed, but nothing independent confirms it.",
            field="credibility",
            found=found,
            expected="a claim of another origin with the same subject and quantity and a value within 10 %, "
            "or one that names this under relations.supports",
            advice="Add the claim that confirms it, or rate it 2 (probably true).",
        )


def _confirms(other: Claim, claim: Claim, context: Context) -> bool:
    if other.id == claim.id or other.status in ("withdrawn", "superseded"):
        return False
    if claim.id in other.relations.get("supports", ()):
        return True
    if claim.subject is None or (other.subject, other.quantity) != (claim.subject, claim.quantity):
        return False
    left, right = _value(claim, context), _value(other, context)
    return left is not None and right is not None and abs(left - right) <= NEAR * max(abs(left), abs(right))


def _value(claim: Claim, context: Context) -> float | None:
    """The stated value in base units."""
    number, unit = context.number(claim.value), context.unit(claim.unit)
    return number.value * unit.factor if number and unit else None
