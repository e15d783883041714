"""The findings that the home page leads with, chosen by a score and not by hand.

score = orders of magnitude between stated and corrected, at most 3, × (1 + log2(1 + claims that rest on it) ÷ 4)

What nobody has corrected yet counts by what its step and its chain give instead.

A factor of a million is no more interesting than one of a thousand: both are plainly wrong. What much rests on is more
interesting than what leads nowhere. A mistake that a step only inherits counts where it was made. Findings on documents
that were read whole stand before those on primary sources, and of one document and cause only the best is taken, so
that they are diverse.
"""

from __future__ import annotations

import math
from collections import Counter

from build_scripts.publish.audit import severity
from build_scripts.publish.claim_view import ClaimView
from build_scripts.publish.same_document import hosts
from build_scripts.publish.scale import orders_of_magnitude

MOST_ORDERS = 3.0
# 10 %: nearer than that is not worth a headline.
LEAST_ORDERS = math.log10(1.1)
WEIGHT_OF_A_DOUBLING = 0.25
# Of one document, so that the others have room.
MOST_OF_A_DOCUMENT = 2


def highlights(library, count: int) -> list[ClaimView]:
    """The most interesting findings, best first."""
    host_of = hosts(library)
    found = [claim for claim in library.claims if _is_wrong(claim) and not claim.source.is_ours]
    found = [claim for claim in found if error(claim) >= LEAST_ORDERS]
    found.sort(key=lambda claim: (not host_of[claim.source_id].record.text_sha256, -score(library, claim)))
    return _diverse(found, host_of, count)


def score(library, claim: ClaimView) -> float:
    """How interesting a finding is."""
    resting = len(library.followers(claim))
    return min(error(claim), MOST_ORDERS) * (1 + WEIGHT_OF_A_DOUBLING * math.log2(1 + resting))


def error(claim: ClaimView) -> float:
    """Orders of magnitude between what is stated and what is right."""
    corrected = claim.finding.corrected_ratio if claim.finding else None
    return severity(claim) if corrected is None else orders_of_magnitude(corrected)


def _is_wrong(claim: ClaimView) -> bool:
    return not claim.finding.is_inherited if claim.finding else claim.differs


def _diverse(found: list[ClaimView], host_of: dict, count: int) -> list[ClaimView]:
    chosen, causes, documents = [], set(), Counter()
    for claim in found:
        document, cause = host_of[claim.source_id].id, claim.finding.cause if claim.finding else None
        if (document, cause) not in causes and documents[document] < MOST_OF_A_DOCUMENT and len(chosen) < count:
            chosen.append(claim)
            causes.add((document, cause))
            documents[document] += 1
    return chosen
