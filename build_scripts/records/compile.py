"""Records -> the model: the plain JSON from which `calc` computes, and nothing else.

The model holds what was written, not what follows from it: numbers stay the text of the source, because how a number
was written says how precisely it was meant. The same records give the same bytes.
"""

from __future__ import annotations

import hashlib
import json

from build_scripts.records.calculator import Calculator, CalculatorInput, ConditionRecord
from build_scripts.records.claim import Claim
from build_scripts.records.moves import old_claim_ids
from build_scripts.records.rating import rating, rating_code
from build_scripts.records.records import Records
from calc.model_text import write_model

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
                **{flag: True for flag in ("is_defined", "is_fitted") if getattr(quantity, flag)},
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
        "ratings": {
            axis: {code: {"words": grade.words, "spread": grade.spread} for code, grade in grades.items()}
            for axis, grades in (
                ("reliability", records.ratings.reliability),
                ("credibility", records.ratings.credibility),
            )
        },
        "claims": _claims(records),
        "calculators": {key: _calculator(records, one) for key, one in sorted(records.calculators.items())},
    }
    # Last, and only where there are any: a model without them is what it was.
    if moved := old_claim_ids(records):
        model["moved"] = moved
    model["data_version"] = fingerprint(model)
    return model


def fingerprint(model: dict) -> str:
    """Twelve hexadecimal digits that change when anything in the model does."""
    content = {key: value for key, value in model.items() if key != "data_version"}
    text = json.dumps(content, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:12]


def model_json(model: dict) -> str:
    """The model as the text that is written to a file."""
    return write_model(model)


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
        **claim.stated,
        **({"joint": {"correlations": claim.joint}} if claim.joint else {}),
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
        **({"stated_on": claim.stated_on} if claim.stated_on else {}),
    }


def _calculator(records: Records, calculator: Calculator) -> dict:
    conditions = calculator.conditions.items()
    return {
        "id": calculator.id,
        "title": calculator.title,
        "inputs": {name: _calculator_input(records, one) for name, one in calculator.inputs.items()},
        "results": {
            name: {"label": one.label, "quantity": one.quantity, "unit": one.unit, "formula": one.formula}
            for name, one in calculator.results.items()
        },
        # Most calculators have none, and what is not there need not be read.
        **({"conditions": {name: _condition(one) for name, one in conditions}} if conditions else {}),
    }


def _condition(one: ConditionRecord) -> dict:
    asked = {"at_least": one.at_least, "at_most": one.at_most, "whole": one.whole or None, "doubts": one.doubts or None}
    told = {"label": one.label, "words": one.words, "unit": one.unit, "formula": one.formula}
    return told | {key: value for key, value in asked.items() if value is not None}


def _calculator_input(records: Records, one: CalculatorInput) -> dict:
    """An input; what it measures and speaks of is what its default does. `min` and `max` are in `unit`."""
    default = records.claims.get(one.default or "")
    return {
        "label": one.label,
        "default": one.default,
        "unit": one.unit or (default and default.unit),
        "quantity": default and default.quantity,
        "subject": default and default.subject,
        "min": one.min,
        "max": one.max,
        "rivals": one.rivals,
    }
