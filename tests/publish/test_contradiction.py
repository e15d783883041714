"""Claims that cannot both be right."""

import math

import pytest

from build_scripts.publish.contradiction import between_documents, within_documents
from build_scripts.publish.pages import contradictions_page
from build_scripts.publish.render import render
from build_scripts.publish.stated_range import stated_range
from tests.publish.rival_corpus import number, rival_library


@pytest.fixture(scope="module")
def rivals(tmp_path_factory):
    return rival_library(tmp_path_factory.mktemp("claims"))


def test_a_number_stands_for_its_digits_or_ten_percent(rivals):
    assert stated_range(rivals.claim("paper/tokens")).low == pytest.approx(4.5e12)
    assert stated_range(rivals.claim("paper/tokens")).high == pytest.approx(5.5e12)
    cost = stated_range(rivals.claim("seer/cost"))  # "1B" may be anything from half to one and a half
    assert (cost.low, cost.high) == pytest.approx((0.5e9, 1.5e9))


def test_bounds_and_ranges_stand_for_themselves(rivals):
    assert stated_range(rivals.claim("paper/cost")).high == math.inf
    assert stated_range(rivals.claim("seer/cost-at-most")).low == -math.inf
    assert (stated_range(rivals.claim("thread/tokens")).low, stated_range(rivals.claim("thread/tokens")).high) == (
        2e12,
        4e12,
    )
    assert stated_range(rivals.claim("reckoner/rate")) is None


def test_within_a_document(rivals):
    found = {host.id: entries for host, entries in within_documents(rivals)}
    assert next(iter(found)) == "seer"  # it was read whole
    (post,) = found["post"]  # the thread that it quotes is one document with it
    assert (post.claim.id, post.other.id, post.pairs, post.factor_text) == (
        "thread/tokens",
        "post/tokens-again",
        2,
        "14.1",
    )
    seer = [(entry.claim.id, entry.relation, entry.other.id) for entry in found["seer"]]
    assert ("seer/no-rumour", "refutes", "rumour/tokens") in seer
    assert ("seer/cost-at-most", None, "seer/cost") in seer
    assert "paper" not in found  # what is superseded no longer speaks


def test_between_documents_one_entry_a_question_the_widest_first(rivals):
    entries = between_documents(rivals)
    assert [(entry.claim.id, entry.other.id) for entry in entries] == [
        ("seer/rate", "post/rate"),
        ("thread/tokens", "rumour/tokens"),
        ("post/cost", "seer/cost"),
    ]
    assert entries[2].question.id == "spent"
    assert entries[2].pairs == 6


def test_one_origin_is_not_against_itself(tmp_path):
    library = rival_library(tmp_path, paper__rate=number("rate", "value: 10", 3, "derived_from: [post/rate]\n"),
                            seer__rate="statement: Nothing.\n")  # fmt: skip
    assert "gpt-rate" not in [entry.question.id for entry in between_documents(library) if entry.question]


def test_rows_of_one_table_are_not_against_one_another(tmp_path):
    values = "  one: {quantity: cost, value: 1, unit: USD}\n  two: {quantity: cost, value: 50, unit: USD}\n"
    table = f"statement: A table.\nsubject: gpt\ncredibility: 2\nrating_reason: So.\nvalues:\n{values}"
    library = rival_library(tmp_path, table__source="title: Table\nreliability: B\n", table__rows=table)
    assert "table" not in [host.id for host, _ in within_documents(library)]


def test_the_page_says_what_against_what(rivals):
    html = render(contradictions_page(rivals)).html
    assert "6 pairs of 5 claims" in html
    assert 'href="../questions/spent/"' in html and 'href="../claims/rumour/tokens/"' in html


def test_a_question_that_names_one_claim_does_not_hide_the_others(tmp_path):
    library = rival_library(
        tmp_path,
        vocabulary__questions="dear: {question: How dear?, subjects: [x], quantities: [rate], claims: [seer/rate]}\n",
    )
    found = {(entry.claim.id, entry.other.id): entry.question for entry in between_documents(library)}
    assert found["seer/rate", "post/rate"].id == "gpt-rate"


def test_what_is_withdrawn_refutes_nothing(tmp_path):
    relation = "relations: {refutes: [rumour/tokens]}\nstatus: withdrawn\nstatus_reason: So.\nstatus_date: 2024-06-01\n"
    library = rival_library(
        tmp_path, seer__no_rumour=f"statement: No.\nsubject: gpt\n{relation}", **{"seer__no-rumour": "statement: No.\n"}
    )
    assert not any(entry.relation for _, entries in within_documents(library) for entry in entries)
