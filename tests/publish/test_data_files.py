"""The published data, against the contract."""

import csv
import json

import pytest

from build_scripts.publish.data_files import CSV_COLUMNS, SCHEMAS, claim_record

FIELDS = [
    "id", "url", "source", "kind", "statement", "quote", "locator", "subject", "quantity", "value", "p5", "p95", "unit",
    "qualifier", "rating", "status", "origins", "derived_from", "formula", "inputs", "recomputed", "recomputed_p5",
    "recomputed_p95", "ratio", "verdict", "chained", "chained_ratio", "finding", "used_by",
    "part_of", "stated_on", "forecast",
]  # fmt: skip


@pytest.fixture(scope="module")
def claims(small_site):
    published = json.loads((small_site / "data" / "claims.json").read_text(encoding="utf-8"))
    assert published["version"] == 1
    return {claim["id"]: claim for claim in published["claims"]}


def test_every_claim_has_every_field_and_no_other(claims):
    assert len(claims) == 6
    for claim in claims.values():
        assert list(claim) == FIELDS


def test_an_implication(claims):
    assert claims["post/rate"] == {
        "id": "post/rate",
        "url": "http://127.0.0.1:8000/claims/post/rate/",
        "source": "post",
        "kind": "implication",
        "statement": "A dollar bought 400,000 tokens.",
        "quote": "4T tokens / $100m = 400k tokens/$",
        "locator": "Implications, 3",
        "subject": "gpt",
        "quantity": "rate",
        "value": 400000.0,
        "p5": None,
        "p95": None,
        "unit": "token/USD",
        "qualifier": "exact",
        "rating": "D5",
        "status": "accepted",
        "origins": ["post"],
        "derived_from": [],
        "formula": "tokens / cost",
        "inputs": {"tokens": "post/tokens", "cost": "post/cost"},
        "recomputed": 40000.0,
        "recomputed_p5": None,
        "recomputed_p95": None,
        "ratio": 0.1,
        "verdict": "differs",
        "chained": 40000.0,
        "chained_ratio": 0.1,
        "finding": {"cause": "arithmetic-slip", "explanation": "One zero too many.", "corrected_by": "reckoner/rate",
                    "due_for_review": False},
        "used_by": ["post/tokens-again"],
        "part_of": None,
        "stated_on": "2023-06",
        "forecast": False,
    }  # fmt: skip


def test_a_range_and_what_does_not_apply(claims):
    thread = claims["thread/tokens"]
    assert (thread["p5"], thread["p95"], thread["unit"]) == (2e12, 4e12, "token")
    nothing = ("formula", "inputs", "recomputed", "ratio", "verdict", "chained", "chained_ratio", "finding")
    assert [thread[name] for name in nothing] == [None] * len(nothing)
    assert claims["post/tokens"]["origins"] == ["thread"]
    assert claims["reckoner/rate"]["rating"] == "D3"


def test_the_table_has_the_same_rows(small_site, claims):
    with (small_site / "data" / "claims.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["id"] for row in rows] == list(claims)
    assert tuple(rows[0]) == CSV_COLUMNS == tuple(FIELDS)
    rate = next(row for row in rows if row["id"] == "post/rate")
    assert float(rate["recomputed"]) == 40000.0
    assert rate["inputs"] == "tokens=post/tokens cost=post/cost"
    assert rate["finding"] == "arithmetic-slip"


def test_sources_quantities_and_schemas(small_site):
    data = small_site / "data"
    sources = json.loads((data / "sources.json").read_text(encoding="utf-8"))
    assert sources["version"] == 1
    post = next(source for source in sources["sources"] if source["id"] == "post")
    assert post["document_url"] == "https://example.org/post"
    assert post["claims"] == ["post/cost", "post/tokens", "post/rate", "post/tokens-again"]
    quantities = json.loads((data / "quantities.json").read_text(encoding="utf-8"))
    assert {quantity["id"] for quantity in quantities["quantities"]} == {"cost", "tokens", "rate"}
    for schema in SCHEMAS.glob("*.json"):
        assert (data / "schema" / schema.name).read_bytes() == schema.read_bytes()


def test_the_real_claims_keep_the_contract(real_library):
    for claim in real_library.claims:
        record = claim_record(claim, "https://example.org/base/")
        assert list(record) == FIELDS
        assert record["url"] == f"https://example.org/base/claims/{claim.id}/"
        numbers = [record[name] for name in ("value", "p5", "p95", "recomputed", "ratio", "chained", "chained_ratio")]
        assert all(number is None or isinstance(number, float) for number in numbers), claim.id
        assert record["unit"] is not None or not any(number is not None for number in numbers)
        if record["formula"]:
            assert record["verdict"] is not None or record["value"] is None
        json.dumps(record, allow_nan=False)
