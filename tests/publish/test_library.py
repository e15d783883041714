"""What pages show of a small corpus whose numbers are known by hand."""

import pytest

from build_scripts.publish.audit import audit, severity
from build_scripts.publish.calculator_view import chain_calculator, claim_calculator, featured_calculator
from build_scripts.publish.corpus import Corpus
from build_scripts.publish.library import Library
from tests.publish.small_corpus import RECORDS, write_corpus


def ids(claims):
    return [claim.id for claim in claims]


def test_links_go_both_ways(library):
    cost, rate = library.claim("post/cost"), library.claim("post/rate")
    assert ids(cost.used_by) == ["post/rate", "post/tokens-again", "reckoner/rate"]
    assert ids(rate.input_claims) == ["post/tokens", "post/cost"]
    assert ids(library.claim("reckoner/rate").corrects) == ["post/rate"]
    assert ids(library.claim("thread/tokens").cited_by) == ["post/tokens"]
    assert ids(library.claim("post/tokens").rests_on) == ["thread/tokens"]


def test_rivals_share_subject_and_quantity_and_ours_come_last(library):
    assert ids(library.claim("post/rate").rivals) == ["reckoner/rate"]
    assert ids(library.claim("post/tokens").rivals) == ["post/tokens-again", "thread/tokens"]


def test_origins_are_followed_to_the_end(library):
    assert library.claim("post/tokens").origins == ["thread"]
    assert library.claim("post/cost").origins == ["post"]


def test_neighbours_are_those_of_the_document(library):
    tokens = library.claim("post/tokens")
    assert (tokens.previous.id, tokens.next.id) == ("post/cost", "post/rate")
    assert library.claim("post/cost").previous is None


def test_a_finding_knows_its_correction_and_is_not_due(library):
    finding = library.claim("post/rate").finding
    assert finding.corrected_by.id == "reckoner/rate"
    assert finding.corrected_ratio == pytest.approx(0.1)
    assert not finding.due_for_review


@pytest.mark.parametrize("changed", [
    RECORDS["post/rate.yaml"].replace("cost: 0.1 billion USD", "cost: 90M USD"),
    RECORDS["post/rate.yaml"].replace("stated: 400k", "stated: 4k"),
    RECORDS["post/rate.yaml"].replace("tokens: 4T token,", "tokens: 4T bit,"),
    RECORDS["post/rate.yaml"].replace("tokens: 4T token,", "words: 4T token,"),
])  # fmt: skip
def test_a_finding_is_due_when_what_it_was_written_for_has_changed(tmp_path, changed):
    library = Library(Corpus.from_directory(write_corpus(tmp_path, post__rate=changed)))
    assert library.claim("post/rate").finding.due_for_review


def test_the_audit_has_the_worst_first(library):
    entries = audit(library)
    assert ids(entries) == ["post/rate", "post/tokens-again"]
    assert [severity(claim) for claim in entries] == pytest.approx([1.0, 1.0])
    assert library.claim("post/tokens-again").verdict == "agrees"
    assert library.claim("post/tokens-again").result["chained_verdict"] == "differs"


def test_a_calculator_has_the_direct_inputs_then_the_leaves(library):
    view = claim_calculator(library, library.claim("post/tokens-again"))
    assert [field.claim.id for field in view.fields] == ["post/rate", "post/cost", "post/tokens"]
    assert view.fields[0].is_computed and not view.fields[1].is_computed
    assert ids(view.groups[0].rows) == ["post/tokens-again"]


def test_a_leaf_shows_what_follows_from_it(library):
    view = claim_calculator(library, library.claim("post/cost"))
    assert [field.claim.id for field in view.fields] == ["post/cost"]
    assert [ids(group.rows) for group in view.groups] == [["post/rate", "post/tokens-again"], ["reckoner/rate"]]


def test_a_claim_from_which_nothing_follows_has_no_calculator(library):
    assert not claim_calculator(library, library.claim("thread/tokens"))


def test_the_chain_has_all_leaves_steps_and_corrections(library):
    view = chain_calculator(library, library.source("post"))
    assert [field.claim.id for field in view.fields] == ["post/cost", "post/tokens"]
    assert [field.claim.id for field in view.more_fields[0].fields] == ["post/rate"]
    assert [ids(group.rows) for group in view.groups] == [["post/rate", "post/tokens-again"], ["reckoner/rate"]]


def test_home_has_the_featured_number(library):
    view = featured_calculator(library, "home")
    assert [field.claim.id for field in view.fields] == ["post/cost"]
    assert ids(view.groups[0].rows) == ["post/rate"]
    assert featured_calculator(library, "elsewhere") is None


def test_what_has_no_date_is_dated_by_the_last_day_that_is_possible(tmp_path):
    source = RECORDS["post/source.yaml"].replace(
        "published: 2023-06\n", "published: null\npublished_note: x\npublished_by: 2023-07-01\n"
    )
    claim = Library(Corpus.from_directory(write_corpus(tmp_path, post__source=source))).claim("post/cost")
    assert (claim.date, claim.date_words) == ("2023-07-01", "by 2023-07-01")
