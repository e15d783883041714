"""The data files in `site/data/`: what other programs build on. A change of shape raises `VERSION`."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path
from urllib.parse import urljoin

from build_scripts.publish.claim_view import ClaimView
from build_scripts.publish.feed import feed_xml
from build_scripts.publish.library import Library
from build_scripts.publish.safe_url import safe_url

VERSION = 1
SCHEMAS = Path(__file__).resolve().parents[1] / "schema"
CSV_COLUMNS = ("id", "url", "source", "kind", "statement", "quote", "locator", "subject", "quantity", "value", "p5",
               "p95", "unit", "qualifier", "rating", "status", "origins", "derived_from", "formula", "inputs",
               "recomputed", "recomputed_p5", "recomputed_p95", "ratio", "verdict", "chained", "chained_ratio",
               "finding", "used_by", "part_of", "stated_on", "forecast")  # fmt: skip
# A spreadsheet takes a cell that begins so as a formula.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def write_data(library: Library, folder: Path, site_url: str, schemas: Path = SCHEMAS) -> None:
    """Write every data file into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    claims = [claim_record(claim, site_url) for claim in library.numbers]
    _write_json(folder / "claims.json", {"version": VERSION, "claims": claims})
    _write_json(
        folder / "sources.json",
        {"version": VERSION, "sources": [source_record(source, site_url) for source in library.sources]},
    )
    _write_json(
        folder / "quantities.json",
        {"version": VERSION, "quantities": [quantity_record(topic, site_url) for topic in library.quantities]},
    )
    _write_json(
        folder / "questions.json",
        {"version": VERSION, "questions": [question_record(question, site_url) for question in library.questions]},
    )
    _write_json(
        folder / "calculators.json",
        {"version": VERSION, "calculators": [calculator_record(one, site_url) for one in library.calculators]},
    )
    (folder / "claims.csv").write_text(claims_csv(claims), encoding="utf-8", newline="")
    (folder / "feed.xml").write_bytes(feed_xml(library, site_url))
    (folder / "schema").mkdir(exist_ok=True)
    for schema in sorted(schemas.glob("*.json")):
        shutil.copyfile(schema, folder / "schema" / schema.name)


def claim_record(claim: ClaimView, site_url: str) -> dict:
    """One claim as the contract has it. What does not apply is null; numbers are in `unit`."""
    record, result = claim.record, claim.result
    return {
        "id": claim.id,
        "url": urljoin(site_url, claim.url),
        "source": claim.source_id,
        "kind": claim.kind,
        "statement": claim.statement,
        "quote": record.quote,
        "locator": record.locator,
        "subject": claim.subject_id,
        "quantity": claim.quantity_id,
        "value": None if record.value is None else result.get("stated"),  # of a range alone, no value was stated
        "p5": result.get("stated_p5"),
        "p95": result.get("stated_p95"),
        "unit": result.get("unit"),
        "qualifier": record.qualifier if claim.has_number else None,
        "rating": claim.rating.code if claim.rating else None,
        "status": record.status,
        "origins": claim.origins,
        "derived_from": claim.derived_ids,
        "formula": claim.formula,
        "inputs": dict(claim.input_ids) if claim.formula else None,
        "recomputed": result.get("recomputed"),
        "recomputed_p5": result.get("recomputed_p5"),
        "recomputed_p95": result.get("recomputed_p95"),
        "ratio": result.get("ratio"),
        "verdict": result.get("verdict"),
        "chained": result.get("chained"),
        "chained_ratio": result.get("chained_ratio"),
        "finding": _finding_record(claim),
        "used_by": [user.id for user in claim.used_by],
        # Beyond the contract, at the end: readers of version 1 do not miss anything.
        "part_of": record.part_of,
        "stated_on": claim.date,
        "forecast": record.forecast,
    }


def _finding_record(claim: ClaimView) -> dict | None:
    finding = claim.finding
    return finding and {
        "cause": finding.cause,
        "explanation": finding.explanation,
        "corrected_by": claim.corrected_by_id,
        "due_for_review": finding.due_for_review,
    }


def source_record(source, site_url: str) -> dict:
    """One source, with the ids of its claims."""
    record = source.record
    return {
        "id": source.id,
        "url": urljoin(site_url, source.url),
        "title": source.title,
        "kind": record.kind,
        "producer": record.producer,
        "document_url": safe_url(record.url),
        "archived_url": safe_url(record.archived_url),
        "published": record.published,
        "published_by": record.published_by,
        "accessed": record.accessed,
        "licence": record.licence,
        "reliability": record.reliability,
        "rating_reason": record.rating_reason,
        "summary": record.summary,
        "text_sha256": record.text_sha256,
        "quoted_in": record.quoted_in,
        "claims": [claim.id for claim in source.claims],
    }


def quantity_record(topic, site_url: str) -> dict:
    """One quantity, with the ids of the claims that give it."""
    return {
        "id": topic.id,
        "url": urljoin(site_url, topic.url),
        "label": topic.label,
        "description": topic.description,
        "unit": topic.unit,
        "units": topic.units,
        "min": topic.minimum,
        "max": topic.maximum,
        "aliases": topic.aliases,
        "claims": [claim.id for claim in topic.claims],
    }


def question_record(question, site_url: str) -> dict:
    """One question with all that answers it, in words too. Numbers are in the unit beside them."""
    span = question.span
    answers = [_answer_record(answer.claim, answer, site_url) for answer in question.answers]
    return {
        "id": question.id,
        "url": urljoin(site_url, question.url),
        "question": question.question,
        "curated": question.is_curated,
        "subjects": question.subject_ids,
        "quantities": question.quantity_ids,
        "unit": question.unit,
        "claims": answers + [_answer_record(claim, None, site_url) for claim in question.in_words],
        "origins": [origin.id for origin in question.origins],
        "lowest": span.lowest,
        "highest": span.highest,
        "spread": span.factor,
    }


def _answer_record(claim: ClaimView, answer, site_url: str) -> dict:
    low, high = (answer and answer.interval) or (None, None)
    return {
        "id": claim.id,
        "url": urljoin(site_url, claim.url),
        "subject": claim.subject_id,
        "quantity": claim.quantity_id,
        "unit": answer.unit if answer else None,
        "value": answer.value if answer else None,
        "p5": low,
        "p95": high,
        "qualifier": claim.record.qualifier if answer else None,
        "recomputed": answer.computed if answer else None,
        "stated_on": claim.date,
        "rating": claim.rating.code if claim.rating else None,
        "status": claim.record.status,
        "source": claim.source_id,
        "origins": claim.origins,
        "forecast": claim.record.forecast,
        "is_ours": claim.source.is_ours,
    }


def calculator_record(standing, site_url: str) -> dict:
    """One standing calculator with what it gives for its defaults. Numbers are in the unit beside them."""
    view = standing.calculator
    return {
        "id": standing.id,
        "url": urljoin(site_url, standing.url),
        "title": standing.title,
        "summary": standing.summary,
        "inputs": [
            {"id": field.id, "label": field.label, "claim": field.claim.id, **_numbers(standing.results[field.id])}
            for field in view.fields
        ],
        "results": [
            {
                "id": row.id,
                "label": row.label,
                "quantity": result.quantity,
                "formula": result.formula,
                "is_main": row.is_main,
                **_numbers(row.result),
            }
            for row, result in zip(view.groups[0].rows, standing.record.results.values())
        ],
        # Beyond the first contract, at the end.
        "conditions": [
            {"id": standing.record.node_id(one.name), "label": one.label, "words": one.words, "formula": one.formula}
            | {"unit": one.unit, "at_least": one.at_least, "at_most": one.at_most, "whole": one.whole}
            for one in standing.record.conditions.values()
        ],
    }


def _numbers(result: dict) -> dict:
    return {key: result.get(key) for key in ("value", "p5", "p95", "unit")}


def claims_csv(claims: list[dict]) -> str:
    """The claims as a table: lists separated by spaces, a finding by its cause."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(CSV_COLUMNS)
    for claim in claims:
        writer.writerow([_cell(claim[column]) for column in CSV_COLUMNS])
    return out.getvalue()


def _cell(value: object) -> object:
    """A value that no spreadsheet takes for a formula; numbers stay numbers, in full."""
    if value is None:
        return ""
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, list):
        value = " ".join(value)
    elif isinstance(value, dict):
        value = value["cause"] if "cause" in value else " ".join(f"{name}={other}" for name, other in value.items())
    text = str(value or "")
    return "'" + text if text.startswith(_FORMULA_STARTS) else text


def _write_json(path: Path, content: dict) -> None:
    text = json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False)
    path.write_text(text + "\n", encoding="utf-8")
