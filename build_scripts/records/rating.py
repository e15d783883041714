"""The rating of a claim: the reliability of its source and its own credibility, `D3`.

An implication of our own has no credibility written: it is as strong as its weakest input, on each axis by itself (see
`calc.provenance`).
"""

from __future__ import annotations

from build_scripts.records.claim import Claim
from build_scripts.records.records import Records
from calc.provenance import CREDIBILITY, RELIABILITY, weakest_grade

Rating = tuple[str | None, int | None]


def rating(records: Records, claim: Claim) -> Rating:
    """Reliability and credibility of a claim; None for what is not given and cannot be derived."""
    return _rating(records, claim, {})


def rating_code(records: Records, claim: Claim) -> str | None:
    """Both together, such as `D3`; None when one of them is missing."""
    reliability, credibility = rating(records, claim)
    return f"{reliability}{credibility}" if reliability and credibility else None


def is_derived(claim: Claim) -> bool:
    """Whether the rating of this claim follows from its inputs instead of being given."""
    return claim.is_ours and claim.formula is not None and claim.credibility is None and bool(claim.inputs)


def _rating(records: Records, claim: Claim, known: dict[str, Rating]) -> Rating:
    """`known` holds what was found on the way, so that no claim is visited twice; a circle counts as not given."""
    if claim.id not in known:
        known[claim.id] = (None, None)
        known[claim.id] = _derived(records, claim, known) if is_derived(claim) else _given(records, claim)
    return known[claim.id]


def _derived(records: Records, claim: Claim, known: dict[str, Rating]) -> Rating:
    found = [_rating(records, records.claims[name], known) for name in claim.inputs.values() if name in records.claims]
    reliability = weakest_grade([pair[0] for pair in found], RELIABILITY)
    credibility = weakest_grade([pair[1] and str(pair[1]) for pair in found], CREDIBILITY)
    return reliability, int(credibility) if credibility else None


def _given(records: Records, claim: Claim) -> Rating:
    source = records.sources.get(claim.source)
    reliability = source.reliability if source and source.reliability in tuple(RELIABILITY + "F") else None
    return reliability, claim.credibility if claim.credibility in range(1, 7) else None
