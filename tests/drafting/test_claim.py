"""What is proposed for a claim."""

import json
from pathlib import Path

import pytest

from build_scripts.drafting import Given, propose, propose_source, record_text
from build_scripts.drafting.names import slug, source_name
from build_scripts.drafting.rivals import NUMBER_ELSEWHERE, SAME_NUMBER, SAME_QUOTE
from build_scripts.drafting.topics import Topics
from build_scripts.records import load
from build_scripts.records.snapshot import with_texts

GIVEN = {
    "url": "http://example.org/post/?utm_source=x",
    "quote": "GPT4 cost $120m",
    "value": "about $120M",
    "locator": "Statements, 3",
    "credibility": "4",
    "rating_reason": "Hearsay.",
}


def test_a_claim_is_complete_from_address_quote_value_place_and_rating(records):
    proposal = propose(records, Given(**GIVEN))
    assert not proposal.missing and not proposal.problems and not proposal.unsure
    assert proposal.file == "claims/post/training-cost.yaml" and proposal.source.reliability == "D"
    assert proposal.fields == {
        "statement": "The source gives about 120M USD as the training cost of GPT-4.",
        "quote": "GPT4 cost $120m",
        "locator": "Statements, 3",
        "position": 4,
        "subject": "gpt-4",
        "quantity": "training_cost",
        "value": "120M",
        "unit": "USD",
        "qualifier": "about",
        "credibility": 4,
        "rating_reason": "Hearsay.",
    }
    assert "credibility" not in proposal.proposed and {"subject", "unit", "position"} <= set(proposal.proposed)


def test_what_is_proposed_passes_the_check(corpus, records):
    proposal = propose(records, Given(**GIVEN | {"quote": "GPT4 cost $100m to train"}))
    corpus.write("post/new.yaml", record_text("claim", proposal.fields))
    assert not [one for one in corpus.findings() if one.severity == "error"]


def test_the_rating_is_never_chosen_for_a_person(records):
    proposal = propose(records, Given(**GIVEN | {"credibility": None, "rating_reason": ""}))
    assert proposal.missing == ["credibility", "rating_reason"]
    assert [grade.code for grade in proposal.credibility] == list("123456")
    assert "credibility" in propose(records, Given(**GIVEN | {"credibility": "7"})).problems


def test_the_rivals_of_a_claim_are_shown_with_value_and_rating(records):
    proposal = propose(records, Given(**GIVEN))
    assert [(one.id, one.value, one.rating) for one in proposal.rivals] == [("post/cost", "about 100M USD", "D3")]


@pytest.mark.parametrize(
    "changed, how",
    [
        ({"quote": "GPT4  cost\n$100m"}, SAME_QUOTE),
        ({"value": "0.1 billion USD"}, SAME_NUMBER),
        ({"value": "100M", "url": "https://example.com/other"}, NUMBER_ELSEWHERE),
    ],
)
def test_what_is_there_already_is_named(records, changed, how):
    proposal = propose(records, Given(**GIVEN | changed), new_source="other" if "url" in changed else None)
    assert [(one.id, one.how) for one in proposal.duplicates] == [("post/cost", how)]


def test_an_unknown_address_is_a_new_source(records):
    proposal = propose(records, Given(**GIVEN | {"url": "https://example.com/x"}))
    assert proposal.is_new_source and proposal.source is None and proposal.id is None
    assert propose(records, Given(**GIVEN | {"url": None})).missing == ["url"]


def test_everything_wrong_is_said_at_once_with_what_was_meant(records):
    given = Given(source="pots", quote="x", value="3 bananas", subject="gpt 5", quantity="Traning cost", name="A b")
    problems = propose(records, given).problems
    assert set(problems) == {"source", "value", "subject", "quantity"}
    assert "'post'" in problems["source"].hint and "'Training cost'" in problems["quantity"].hint


def test_a_unit_that_does_not_fit_the_quantity_is_a_problem(records):
    problem = propose(records, Given(**GIVEN | {"quantity": "training_tokens"})).problems["unit"]
    assert "does not fit training tokens" in problem.message and "token" in problem.expected


def test_a_quote_that_is_not_in_the_text_names_what_is(records):
    text = "One.\n\nGPT4 cost\n$120m, they say.\n"
    problem = propose(records, Given(**GIVEN, text=text)).problems["quote"]
    assert problem.instead == "GPT4 cost\n$120m"
    assert not propose(records, Given(**GIVEN | {"quote": problem.instead}, text=text)).problems


def test_place_and_prefix_of_a_quote_are_found_in_the_text(records):
    text = "He said: GPT4 cost $120m.\n\nShe said: GPT4 cost $120m.\n"
    fields = propose(records, Given(**GIVEN | {"locator": None}, text=text)).fields
    assert (fields["locator"], fields["prefix"]) == ("Paragraph 1", "He said:")


def test_a_hidden_character_is_a_problem_of_its_field(records):
    assert "U+202E" in propose(records, Given(**GIVEN | {"statement": "a\u202eb"})).problems["statement"].message


def test_ids_are_taken_only_once(records):
    file = "claims/post/training-cost.yaml"
    taken = with_texts(records, {file: "statement: x\n"})
    assert propose(taken, Given(**GIVEN)).id == "post/gpt-4-training-cost"
    assert (
        propose(taken, Given(**GIVEN, name="cost")).problems["name"].message.startswith("There is a claim 'post/cost'")
    )
    assert "name" in propose(taken, Given(**GIVEN, name="../x")).problems


def test_a_statement_without_a_number_needs_no_quantity(records):
    proposal = propose(records, Given(**GIVEN | {"value": None}, statement="It was expensive to train GPT-4."))
    assert not proposal.missing and "quantity" not in proposal.fields and "unit" not in proposal.fields
    assert proposal.id == "post/expensive-train-gpt-4"


def test_all_of_it_is_plain_data(records):
    assert (
        json.loads(json.dumps(propose(records, Given(**GIVEN)).as_dict()))["file"] == "claims/post/training-cost.yaml"
    )


@pytest.mark.parametrize(
    "producer, published, kind, url, expected",
    [
        ("Paul Haley", "2023-04-23", "blog-post", "https://haleyai.com/x", "haley-2023-04"),
        (
            "Kaplan, McCandlish, Henighan (OpenAI)",
            "2020-01",
            "paper",
            "https://arxiv.org/abs/2001.08361",
            "kaplan-2020",
        ),
        ("Hugging Face", "2024-07-23", "blog-post", "https://huggingface.co/blog", "hugging-face-2024-07"),
        ("Paul Müller", "2024-05", "blog-post", None, "muller-2024-05"),
        ("The Verge", None, "article", "https://www.theverge.com/x", "the-verge"),
        (None, None, None, "https://www.example.co.uk/x", "example"),
        (None, None, None, None, "source-2"),
        ("Post", None, None, None, "post-2"),
    ],
)
def test_a_source_is_named_after_its_maker_and_date(records, producer, published, kind, url, expected):
    name = source_name(records, producer, published, kind, url)
    assert name == expected and slug(name) == name


def test_a_new_source_has_what_can_be_known_and_says_what_is_missing(records):
    source = propose_source(records, {"url": "https://x.com/a/status/1?s=20", "published": None})
    assert source.fields["url"] == "https://x.com/a/status/1" and source.fields["kind"] == "social-thread"
    assert source.missing == ["title", "producer", "reliability", "rating_reason", "summary"]
    assert source.fields["published"] is None and source.fields["published_note"]


def test_quantities_of_claims_are_found_from_their_own_words():
    """On our own claims: the quantity that was given is among the first three for most, from quote and statement."""
    records = load(Path(__file__).resolve().parents[2] / "claims")
    chosen = [one for one in records.statements if one.quantity and one.quote and not one.is_ours][::20]
    without = {key: one for key, one in records.claims.items() if one.id not in {claim.id for claim in chosen}}
    topics = Topics(type(records)(**{**vars(records), "claims": without}))
    found = 0
    for claim in chosen:
        candidates = topics.quantities(f"{claim.quote} {claim.statement}", claim.unit, claim.subject)[:3]
        found += claim.quantity in [one.id for one in candidates]
    assert found >= 0.8 * len(chosen)
