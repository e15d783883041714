"""What the formula of a draft gives, by `calc`, from the claims that it names."""

from __future__ import annotations

from build_scripts.records.compile import compile_model
from build_scripts.records.records import Records
from calc.errors import CalcError
from calc.messages import handle
from calc.model import Model

SHOWN = ("recomputed_text", "verdict", "verdict_text", "ratio_text", "chained_text", "chained_verdict_text", "reason")


def recomputation(claim_id: str, records: Records) -> dict | None:
    """The texts of the result; `reason` says why there is none. None for a claim without a formula."""
    claim = records.claims.get(claim_id)
    if claim is None or not claim.formula:
        return None
    try:
        model = Model.from_json(compile_model(_behind(claim_id, records))).check()
        answer = handle({"op": "evaluate", "claims": [claim_id]}, model)
    except (CalcError, ArithmeticError) as error:
        return dict.fromkeys(SHOWN) | {"reason": str(error)}
    if "error" in answer:
        return dict.fromkeys(SHOWN) | {"reason": answer["error"]["message"]}
    return {name: answer["results"][claim_id].get(name) for name in SHOWN}


def _behind(claim_id: str, records: Records) -> Records:
    """The records of a claim and of all that it is computed from: the sum needs no others."""
    found, ahead = {}, [claim_id]
    while ahead:
        name = ahead.pop()
        claim = records.claims.get(name)
        if claim is None or name in found:
            continue
        found[name] = claim
        ahead += [*claim.inputs.values(), *([claim.part_of] if claim.part_of else [])]
    for name in list(found):
        if found[name].values:
            found |= {f"{name}#{part}": records.claims[f"{name}#{part}"] for part in found[name].values}
    sources = {claim.source for claim in found.values()}
    return Records(
        claims=found,
        sources={name: source for name, source in records.sources.items() if name in sources},
        quantities=records.quantities,
        subjects=records.subjects,
        ratings=records.ratings,
    )
