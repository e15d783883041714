"""What holds for every claim of every document."""

import os
import re

import pytest

from build_scripts.check.finding import NOTE
from build_scripts.check.run import run
from build_scripts.publish.corpus import Corpus
from build_scripts.publish.document_view import documents
from build_scripts.publish.library import Library
from tests.corpus.conftest import CHECKOUT, TEXTS

WRONG = {"differs", "dimension-mismatch"}
# Of each document: at least so many claims, and sums that the document itself states.
LEAST = {"000": (45, 12), "001": (170, 16), "002": (70, 17), "003": (80, 11), "004": (125, 13)}
# Words of a document that stand in no quote: titles of other works, references, greetings, rhetoric.
MOST_LEFT_OUT = {"001": 0.25, "002": 0.35, "003": 0.45, "004": 0.35}

SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
NUMBER_WORDS = {"half": 0.5, "equal": 1, "top": 1, "one": 1, "two": 2, "twice": 2, "double": 2, "doubles": 2,
                "doubled": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
                "ten": 10}  # fmt: skip
UNITS = [10.0**power for power in range(-18, 19, 3)] + [
    100,
    0.01,
    3600,
    1 / 3600,
    24,
    1 / 24,
    365.25,
    1 / 365.25,
    8,
    1 / 8,
]


@pytest.fixture(scope="module")
def library():
    return Library(Corpus.from_directory(CHECKOUT / "claims"))


def test_the_check_finds_nothing_but_what_is_worth_doing():
    found = run(CHECKOUT / "claims", [TEXTS] if os.path.isdir(TEXTS) else [])
    assert [one for one in found if one.severity != NOTE] == []
    assert "RR112" not in {one.code for one in found}, "Run `check --fix`."


def test_every_step_that_differs_is_explained(records, results):
    for claim in records.statements:
        if results[claim.id]["verdict"] in WRONG:
            assert claim.finding, claim.id


def test_what_differs_only_along_the_chain_has_a_finding_before_it(records, results, model):
    for claim in records.statements:
        if results[claim.id]["chained_verdict"] in WRONG and not claim.finding and not claim.note:
            above = [records.claims[input_id] for input_id in model.rests_on(claim.id)]
            assert any(other.finding or other.note for other in above), claim.id


def test_every_finding_of_a_number_has_its_correction(records):
    for claim in records.statements:
        if claim.finding and claim.has_number:
            assert claim.finding.corrected_by in records.claims, claim.id


def test_every_document_is_entered(library):
    found = {document.text_name[:3]: document.tally for document in documents(library)}
    for name, (claims, implications) in LEAST.items():
        assert found[name].claims >= claims, (name, found[name])
        assert found[name].implications >= implications, (name, found[name])
        assert found[name].unexplained == 0


@pytest.mark.parametrize("name", MOST_LEFT_OUT)
def test_most_of_a_document_stands_in_quotes(library, name):
    document = next(one for one in documents(library) if one.text_name.startswith(name))
    file = TEXTS / document.text_name
    if not file.is_file():
        pytest.skip("the text of the document is not at hand")
    text = file.read_text(encoding="utf-8")
    quoted = bytearray(len(text))
    for quote in {claim.record.quote for claim in document.claims if claim.record.quote}:
        for found in re.finditer(r"\s+".join(map(re.escape, quote.split())), text):
            quoted[found.start() : found.end()] = b"x" * (found.end() - found.start())
    words = [
        found.start() for found in re.finditer(r"\w+", re.sub(r"https?://\S+", lambda url: " " * len(url[0]), text))
    ]
    assert sum(not quoted[start] for start in words) / len(words) <= MOST_LEFT_OUT[name]


def test_quotes_are_short(records):
    assert [claim.id for claim in records.statements if claim.quote and len(claim.quote.split()) > 40] == []


def test_our_statements_hold_the_number_that_comes_out(records, results):
    """A sentence of ours that holds numbers holds the one that its formula gives today, or the ends of its interval."""
    for claim in records.claims_of("reckoner"):
        written = _numbers(claim.statement)
        if claim.formula and written:
            result = results[claim.id]
            computed = [result[name] for name in ("chained", "recomputed", "p5", "p95") if result.get(name)]
            if "row for" not in claim.statement:  # the sums of a table's rows name the row, not the result
                assert any(_says(number, value) for number in written for value in computed), (claim.id, computed)


def _numbers(statement):
    text = statement.replace("a trillion trillion", "1e24").replace("A trillion trillion", "1e24")
    found = [
        float(number.replace(",", "")) * SCALES.get(scale, 1)
        for number, scale in re.findall(r"(\d[\d,]*(?:\.\d+)?(?:e-?\d+)?)\s*(thousand|million|billion|trillion)?", text)
    ]
    found += [SCALES[scale] for scale in re.findall(r"\ban? (million|billion|trillion)", text)]
    return found + [NUMBER_WORDS[word] for word in re.findall(r"[a-z]+", text.lower()) if word in NUMBER_WORDS]


def _says(number, value):
    """Whether a written number is the value in some unit, its inverse, or by how many per cent it exceeds 1."""
    candidates = [abs(value) * unit for unit in UNITS] + [1 / abs(value), abs(value - 1) * 100]
    return any(abs(number - candidate) <= 0.03 * candidate for candidate in candidates)
