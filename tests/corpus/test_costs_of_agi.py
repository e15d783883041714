"""Document 000: every number that its claims lead to, worked out here by hand and set against calc's.

Nothing here takes a number from calc or from the YAML: the inputs are those that the documents print, and the
sums are plain Python. A changed claim, a changed formula and a fault in calc all show.
"""

import math
import re

import pytest

from calc.messages import handle
from tests.corpus.conftest import TEXTS

DOCUMENT = "costs-of-agi-2023"

# FLOP per dollar, a month being 2,629,800 s: of one chip, as the document counts, and of the 32 paid for.
ONE_CHIP = 275e12 * 2_629_800 / 33_849
SLICE = 32 * ONE_CHIP
# The end result with the three mistakes corrected: $100m, 4T tokens, 6 FLOP per parameter and token.
PARAMETERS = SLICE * 1e8 / 4e12 / 6

MISMATCH, NONE, AGREES, DIFFERS = "dimension-mismatch", "not-recomputable", "agrees", "differs"

# Step (from the numbers that the document prints), chain (from its own assumptions), and the verdict on each.
IMPLICATIONS = {
    "training-data-information": (None, MISMATCH, None, MISMATCH),
    "bits-per-dollar": (2e17 / 1e8 / 1e9, AGREES, None, NONE),
    "tokens-per-dollar": (4e12 / 1e8, AGREES, 40_000, AGREES),
    "flop-per-dollar": (ONE_CHIP, AGREES, ONE_CHIP, AGREES),
    "tokens-per-flop": (40e3 / 2.12e16, AGREES, 40_000 / ONE_CHIP, AGREES),
    "flop-per-token": (1 / 1.89e-12, DIFFERS, ONE_CHIP / 40_000, DIFFERS),
    "operations-per-token": (5.31e13, AGREES, ONE_CHIP / 40_000, DIFFERS),
    "parameters": (5.31e13 / 2, AGREES, ONE_CHIP / 40_000 / 2, DIFFERS),
    "parameters-in-trillions": (2.65e13, AGREES, ONE_CHIP / 80_000, DIFFERS),
    "dollars-per-parameter": (1e8 / 26e12, AGREES, 1e8 / (ONE_CHIP / 80_000), DIFFERS),
    "parameters-per-dollar": (26e12 / 1e8, AGREES, ONE_CHIP / 80_000 / 1e8, DIFFERS),
    "small-model-parameters": (4e3 * 260e3, AGREES, 4e3 * ONE_CHIP / 80_000 / 1e8, DIFFERS),
}

# What we say should have come out: (along the chain, as our statement puts it, that number).
CORRECTIONS = {
    "bits-per-token": (math.log2(50_000), "15.6", 15.6),
    "training-data-information": (4e12 * math.log2(50_000), "6.24e13", 6.24e13),
    "bits-per-dollar": (4e12 * math.log2(50_000) / 1e8, "624,000", 624_000),
    "one-hot-size": (4e12 * 50_000, "2e17", 2e17),
    "bits-per-token-own-vocabulary": (math.log2(100_277), "16.6", 16.6),
    "training-data-information-own-vocabulary": (4e12 * math.log2(100_277), "6.65e13", 6.65e13),
    "cores-per-chip": (64 / 32, "2 cores", 2),
    "chip-hour-price": (103.04 / 32, "3.22", 3.22),
    "chip-hour-price-3-year": (33_849 / 730.5 / 32, "1.45", 1.45),
    "slice-peak-compute": (32 * 275 / 1000, "8.8", 8.8),
    "slice-flop-per-dollar": (32 * 275e12 * 2_629_800 / 33_849, "6.84e17", 6.84e17),
    "slice-tokens-per-flop": (40_000 / SLICE, "5.85e-14", 5.85e-14),
    "flop-per-token-corrected": (SLICE / 40_000, "1.71e13", 1.71e13),
    "parameters-corrected": (PARAMETERS, "2.85 trillion", 2.85e12),
    "parameters-exponent-corrected": (ONE_CHIP / 40_000 / 2, "267 billion", 267e9),
    "parameters-exponent-and-chips-corrected": (SLICE / 40_000 / 2, "8.55 trillion", 8.55e12),
    "parameters-exponent-and-backward-pass-corrected": (PARAMETERS / 32, "89 billion", 89e9),
    "parameters-corrected-with-utilization": (PARAMETERS * 0.462, "1.32 trillion", 1.32e12),
    "parameters-corrected-at-cited-cost": (PARAMETERS * 0.462 / 2, "658 billion", 658e9),
    "parameters-corrected-without-commitment": (
        PARAMETERS * 0.462 * 33_849 / (103.04 * 730.5), "592 billion", 592e9),
    "chips-for-three-years": (1e8 / (33_849 * 36) * 32, "2,626", 2_626),
    "training-compute": (1e8 * SLICE, "6.84e25", 6.84e25),
    "training-compute-with-utilization": (1e8 * SLICE * 0.462, "3.16e25", 3.16e25),
    "dollars-per-parameter": (1e8 / PARAMETERS, "3.51e-5", 3.51e-5),
    "parameters-per-dollar": (PARAMETERS / 1e8, "28,500", 28_500),
    "tokens-per-parameter": (1.4e12 / 70e9, "20", 20),
    "small-model-same-tokens": (4_000 * PARAMETERS / 1e8, "114 million", 114e6),
    "small-model-compute-optimal": (math.sqrt(4_000 * SLICE / 120), "4.8 billion", 4.8e9),
    "small-model-with-utilization": (math.sqrt(4_000 * SLICE * 0.462 / 120), "3.2 billion", 3.2e9),
    "compute-optimal-parameters": (math.sqrt(1e8 * SLICE * 0.462 / 120), "513 billion", 513e9),
    "hotz-total-parameters": (8 * 220e9, "1.76 trillion", 1.76e12),
}  # fmt: skip

# From the number that the document prints, one correction at a time: (step, in our statement, chain).
ONE_AT_A_TIME = {
    "flop-per-token-exponent-corrected": (
        1 / 1.89e-12, ("5.29e11", 5.29e11), ONE_CHIP / 40_000),
    "parameters-chips-alone": (2.65e13 * 32, ("848 trillion", 848e12), SLICE / 80_000),
    "parameters-backward-pass-alone": (2.65e13 / 3, ("8.8 trillion", 8.8e12), PARAMETERS / 32),
    "parameters-utilization-alone": (
        2.65e13 * 0.462, ("12.2 trillion", 12.2e12), ONE_CHIP / 80_000 * 0.462),
}  # fmt: skip


@pytest.fixture(scope="module")
def document(records):
    return {claim.id.partition("/")[2]: claim for claim in records.claims_of(DOCUMENT)}


def near(number):
    return None if number is None else pytest.approx(number, rel=1e-12)


# The sums


@pytest.mark.parametrize("name", IMPLICATIONS)
def test_implication_of_the_document(results, name):
    step, verdict, chain, chained_verdict = IMPLICATIONS[name]
    result = results[f"{DOCUMENT}/{name}"]
    assert (result["recomputed"], result["verdict"]) == (near(step), verdict)
    assert (result["chained"], result["chained_verdict"]) == (near(chain), chained_verdict)


@pytest.mark.parametrize("name", CORRECTIONS)
def test_correction(results, name):
    expected, _, _ = CORRECTIONS[name]
    assert results[f"reckoner/{name}"]["chained"] == near(expected)
    assert results[f"reckoner/{name}"]["recomputed"] == near(expected)


@pytest.mark.parametrize("name", ONE_AT_A_TIME)
def test_one_correction_at_a_time(results, name):
    step, _, chain = ONE_AT_A_TIME[name]
    result = results[f"reckoner/{name}"]
    assert (result["recomputed"], result["chained"]) == (near(step), near(chain))


def test_cited_tokens_are_a_range(model):
    claim = "reckoner/parameters-corrected-at-cited-tokens"
    result = handle({"op": "evaluate", "claims": [claim], "samples": 2048}, model)["results"][claim]
    assert result["chained"] == near(PARAMETERS * 0.462 * 4e12 / math.sqrt(1.5e12 * 4e12))
    # The ends by hand; the draws are within 2 % of them.
    assert result["p5"] == pytest.approx(PARAMETERS * 0.462, rel=0.02)
    assert result["p95"] == pytest.approx(PARAMETERS * 0.462 * 4 / 1.5, rel=0.02)


def test_nothing_is_left_out(records):
    of_the_document = {claim.id for claim in records.claims_of(DOCUMENT) if claim.formula}
    assert of_the_document == {f"{DOCUMENT}/{name}" for name in IMPLICATIONS}


def test_an_edit_flows_down_to_the_end(model):
    ids = [f"{DOCUMENT}/parameters-in-trillions", "reckoner/parameters-corrected"]
    request = {"op": "evaluate", "claims": ids, "set": {f"{DOCUMENT}/training-cost": "63M USD"}}
    results = handle(request, model)["results"]
    assert results[ids[0]]["chained"] == near(ONE_CHIP * 63e6 / 4e12 / 2)
    assert results[ids[1]]["chained"] == near(SLICE * 63e6 / 4e12 / 6)


# What we say about them


@pytest.mark.parametrize("name", [*CORRECTIONS, *ONE_AT_A_TIME])
def test_our_statement_has_the_number_that_comes_out(records, results, name):
    """Our sentences hold numbers; when an input changes, they must be written anew."""
    if name in CORRECTIONS:
        _, text, number = CORRECTIONS[name]
        result = results[f"reckoner/{name}"]["chained"]
    else:
        text, number = ONE_AT_A_TIME[name][1]
        result = results[f"reckoner/{name}"]["recomputed"]
    assert text in records.claims[f"reckoner/{name}"].statement
    assert float(f"{result:.{_digits(number)}g}") == number


def _digits(number):
    return next(digits for digits in range(1, 9) if float(f"{number:.{digits}g}") == number)


@pytest.mark.parametrize(
    ("name", "factor"),
    [
        ("training-data-information", 3203),
        ("bits-per-dollar", 3203),
        ("flop-per-dollar", 1 / 32.2),
        ("tokens-per-flop", 32.3),
        ("flop-per-token", 100.4),
        ("operations-per-token", 3.107),
        ("parameters", 9.30),
        ("parameters-in-trillions", 9.13),
        ("dollars-per-parameter", 1 / 9.12),
        ("parameters-per-dollar", 9.13),
    ],
)
def test_stated_against_corrected(document, results, name, factor):
    """By what factor each stated number is too high, as the explanations say."""
    claim = document[name]
    corrected = results[claim.finding.corrected_by]["recomputed"]
    stated = {"bits-per-dollar": 2e9}.get(name) or results[claim.id]["stated"]
    assert stated / corrected == pytest.approx(factor, rel=2e-3)


# What stands in the document


def test_the_whole_document_is_entered(records):
    quoted = {DOCUMENT} | {id for id, source in records.sources.items() if source.quoted_in == DOCUMENT}
    numbers = {claim.number for claim in records.claims.values() if claim.source in quoted and claim.number}
    assert numbers == set(range(1, 22))


def test_printed_references_are_kept(document):
    """The numbers in brackets of the document, as links to claims."""
    by_claim = {claim.id: claim.number for claim in document.values()}
    statements = {"reddit-gpt4-size-2023": 1, "dugas-gpt3-napkin": 2, "google-tpu-pricing": 3,
                  "google-tpu-v4": 4, "hf-forum-flops-per-token": 5}  # fmt: skip
    for claim in document.values():
        if claim.number:
            printed = [int(number) for number in re.findall(r"\((\d+)\)", claim.quote)]
            cited = [by_claim.get(id) or statements[id.split("/")[0]] for id in claim.cites]
            assert sorted(cited) == sorted(printed), claim.id


def test_quotes_stand_in_the_text(records):
    file = TEXTS / records.sources[DOCUMENT].text_name
    if not file.is_file():
        pytest.skip("the text of the document is not at hand")
    text = file.read_text(encoding="utf-8")
    for claim in records.claims.values():
        source = records.sources[claim.source]
        if DOCUMENT in (claim.source, source.quoted_in):
            assert (claim.prefix or "") + claim.quote in text, claim.id
            assert len(claim.quote.split()) <= 40, claim.id


def test_the_text_is_covered_by_quotes(records):
    """Every line of the document, but for headings and the dots of the table, is in some claim."""
    file = TEXTS / records.sources[DOCUMENT].text_name
    if not file.is_file():
        pytest.skip("the text of the document is not at hand")
    text = file.read_text(encoding="utf-8")
    for start, end in [found.span() for claim in records.claims.values() if claim.quote
                       for found in re.finditer(re.escape(claim.quote), text)]:  # fmt: skip
        text = text[:start] + " " * (end - start) + text[end:]
    title_and_address = r"\([^()]*(?:\([^()]*\))?[^()]*\)\[https:[^\]]*\]"
    for left_out in (title_and_address, r"(?m)^ *\d+\. ", r"[|…—]", r"\[ *\]"):
        text = re.sub(left_out, " ", text)
    headings = {"Statements", "Assumptions", "Implications", "Comments"}
    columns = {"Cloud", "TPU", "type", "v4", "cores", "Chips", "VMs", "Total", "memory", "Evaluation",
               "price", "USD", "1-year", "commitment"}  # fmt: skip
    assert set(re.findall(r"\w[\w/-]*", text)) <= headings | columns | {"and"}
