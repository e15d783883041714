"""The audit: implications whose recomputation differs or that carry a finding, worst first."""

from __future__ import annotations

from build_scripts.publish.claim_view import ClaimView
from build_scripts.publish.scale import orders_of_magnitude


def audit(library) -> list[ClaimView]:
    """What a reader should know before trusting a sum, worst first."""
    entries = [claim for claim in library.claims if claim.formula and (claim.differs or claim.finding)]
    # Sorting is stable: equally bad steps stay in the order of the document.
    return sorted(entries, key=lambda claim: -severity(claim))


def severity(claim: ClaimView) -> float:
    """Orders of magnitude between what is stated and the furthest of step, chain and correction."""
    ratios = [claim.result.get("ratio"), claim.result.get("chained_ratio")]
    if claim.finding:
        ratios.append(claim.finding.corrected_ratio)
    return max(orders_of_magnitude(ratio) for ratio in ratios)
