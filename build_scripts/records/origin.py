"""Where a claim ultimately comes from: the sources at the end of `derived_from`.

Ten posts that repeat one thread are one origin. A claim that is derived from nothing is its own source's. What we
compute ourselves brings nothing new into the world: its origins are those of its inputs.
"""

from __future__ import annotations

from build_scripts.records.records import Records


def origins(records: Records, claim_id: str) -> tuple[str, ...]:
    """The ids of the sources in which a claim has its origin, sorted."""
    ends: set[str] = set()
    seen: set[str] = set()
    waiting = [claim_id]
    while waiting:
        current = waiting.pop()
        if current in seen:
            continue
        seen.add(current)
        claim = records.claims.get(current)
        if claim is None:
            ends.add(current.split("/")[0])  # a source, or a claim that does not exist: its source all the same
        elif claim.derived_from:
            waiting += claim.derived_from
        elif claim.is_ours and claim.inputs:
            waiting += claim.inputs.values()
        else:
            ends.add(claim.source)
    # A circle has no end; it is reported by the check, and the claim counts as its own source's.
    return tuple(sorted(ends)) or (claim_id.split("/")[0],)
