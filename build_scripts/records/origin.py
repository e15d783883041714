"""Where a claim ultimately comes from; what counts as an origin is decided in `calc.provenance`."""

from __future__ import annotations

from build_scripts.records.records import Records
from calc import provenance


def origins(records: Records, claim_id: str) -> tuple[str, ...]:
    """The ids of the sources in which a claim has its origin, sorted."""

    def record_of(name: str) -> dict | None:
        claim = records.claims.get(name)
        return claim and {"derived_from": claim.derived_from, "inputs": claim.inputs}

    return provenance.origins(claim_id, record_of)
