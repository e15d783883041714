"""Records -> the model: the plain JSON from which `calc` computes, and nothing else.

The model holds what was written, not what follows from it: numbers stay the text of the source, because how a number
was written says how precisely it was meant. The same records give the same bytes.
"""

from __future__ import annotations

import hashlib
import json

from build_scripts.records.claim import Claim
from build_scripts.records.rating import rating, rating_code
from build_scripts.records.records import Records

VERSION = 1
AS_WRITTEN = ("statement", "quote", "locator", "subject", "quantity", "value", "p5", "p95", "unit", "qualifier")


def compile_model(records: Records) -> dict:
    """The model of checked records, ready for `json.dumps`."""
    model = {
        "version": VERSION,
        "data_version": "",
        "quantities": {
            key: {
                "label": quantity.label,
                "unit": quantity.unit,
                "units": quantity.units,
                "min": quantity.min,
                "max": quantity.max,
            }
            for key, quantity in sorted(records.quantities.items())
        },
        "subjects": {key: {"label": subject.label} for key, subject in sorted(records.subjects.items())},
        "sources": {
            key: {
                "title": source.title,
                "reliability": source.reliability,
                "published": source.published,
                "url": source.url,
            }
            for key, source in sorted(records.sources.items())
        },
        "claims": _claims(records),
    }
    model["data_version"] = fingerprint(model)
    return model


def fingerprint(model: dict) -> str:
    """Twelve hexadecimal digits that change when anything in the model does."""
    content = {key: value for key, value in model.items() if key != "data_version"}
    text = json.dumps(content, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:12]


def model_json(model: dict) -> str:
    """The model as the text that is written to a file."""
    return json.dumps(model, ensure_ascii=False, indent=1) + "\n"


def _claims(records: Records) -> dict[str, dict]:
    corrects: dict[str, str] = {}
    for claim in records.claims.values():
        if claim.finding and claim.finding.corrected_by:
            corrects.setdefault(claim.finding.corrected_by, claim.id)
    return {claim.id: _claim(records, claim, corrects.get(claim.id)) for claim in records.claims.values()}


def _claim(records: Records, claim: Claim, corrects: str | None) -> dict:
    """One claim. `corrects` is the first claim whose finding names this one as its correction."""
    finding = claim.finding
    return {
        "id": claim.id,
        "source": claim.source,
        "kind": claim.kind,
        **{name: getattr(claim, name) for name in AS_WRITTEN},
        "credibility": rating(records, claim)[1],
        "rating": rating_code(records, claim),
        "status": claim.status,
        "derived_from": claim.derived_from,
        "cites": claim.cites,
        "corrects": corrects,
        "formula": claim.formula,
        "inputs": claim.inputs,
        "finding": finding
        and {
            "cause": finding.cause,
            "explanation": finding.explanation,
            "corrected_by": finding.corrected_by,
            "written_for": finding.written_for,
        },
        "position": claim.position or 0,
        **({"part_of": claim.part_of} if claim.part_of else {}),
    }
