"""What a form becomes: files, findings at their fields, rivals and sums."""

import base64
from datetime import date
from pathlib import Path

import pytest

from build_scripts.check.run import run
from build_scripts.form.exercise import HOSTILE, NEW_SUBJECT, TODAY
from tests.check.corpus import TEXT

OF_THE_POST = {
    "url": "http://www.example.org/post/?utm_source=mail#top",
    "claim.quote": "GPT4 trained on 4T tokens … or so",
    "amount": "about 4T tokens",
    "claim.locator": "Statements, 2",
}
SUM = {"claim.formula": "tokens / cost", "claim.quantity": "tokens_per_dollar", "amount": "40k token/USD"}
INPUTS = [["tokens", "post/tokens"], ["cost", "post/cost"]]


def texts(answer: dict) -> dict[str, str]:
    return {file["path"]: file["text"] for file in answer["files"]}


def said_at(answer: dict, entry: str) -> str:
    return " ".join(one["message"] for one in answer["findings"] if one["entry"] == entry)


def errors(answer: dict) -> list[dict]:
    return [one for one in answer["findings"] if one["severity"] == "error"]


def test_new_source_comes_before_its_claim(draft):
    answer = draft()
    assert [*texts(answer)] == ["claims/somebody-2026-11/source.yaml", "claims/somebody-2026-11/training-tokens.yaml"]
    assert errors(answer) == []
    claim = texts(answer)["claims/somebody-2026-11/training-tokens.yaml"]
    assert "value: 13T\n" in claim and "unit: token\n" in claim and "qualifier: about\n" in claim
    assert answer["number"] == {"value": "13T", "unit": "token", "qualifier": "about"}


def test_source_that_there_is_is_found_by_its_address(draft):
    answer = draft(OF_THE_POST)
    assert (answer["source_id"], answer["is_new_source"], answer["proposed"]["source"]) == ("post", False, "post")
    assert [*texts(answer)] == ["claims/post/gpt-4-training-tokens.yaml"] or len(texts(answer)) == 1
    assert answer["source"]["words"] == "d"


def test_same_address_can_be_a_new_source_all_the_same(draft):
    answer = draft({**OF_THE_POST, "source": "new"})
    assert answer["is_new_source"] and answer["source_id"] == "somebody-2026-11"


def test_what_is_written_passes_the_check(draft, corpus):
    for path, text in texts(draft()).items():
        corpus.write(path.removeprefix("claims/"), text)
    assert [one for one in corpus.findings() if one.severity == "error"] == []


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"amount": "5 bananas"},
        {"claim.quote": "word " * 60},
        {"claim.credibility": "9", "claim.rating_reason": None},
        {"claim.position": "x", "derived_from": "no-such/claim"},
        {"url": "javascript:alert(1)", "source.published": "yesterday"},
        OF_THE_POST,
        {**OF_THE_POST, "claim.quote": "GPT4 trained on 40T tokens"},
        {**OF_THE_POST, "claim.position": "1"},
        {**SUM, "claim.formula": "tokens + cost"},
        {**SUM, "claim.formula": "9**9**9"},
    ],
    ids=str,
)
def test_page_finds_what_the_command_finds(draft, ask, corpus, fields):
    ask("text", name="post.txt", text=TEXT) if fields.get("url") == OF_THE_POST["url"] else None
    inputs = INPUTS if "claim.formula" in fields else []
    answer = draft(fields, inputs)
    for path, text in texts(answer).items():
        corpus.write(path.removeprefix("claims/"), text)
    files = [corpus.root / Path(path).relative_to("claims") for path in texts(answer)]
    found = run(corpus.root, [corpus.texts], files, today=date.fromisoformat(TODAY))
    page = [{name: one[name] for name in one if name != "entry"} for one in answer["findings"] if one["code"]]
    assert page == [one.as_dict() for one in found]
    assert files


def test_number_that_cannot_be_read_is_explained_beside_it(draft):
    answer = draft({"amount": "quite a lot"})
    assert said_at(answer, "amount")
    assert texts(answer), "the rest is drafted all the same"


def test_unit_that_does_not_fit_is_said_once(draft):
    answer = draft({"amount": "13T USD", "claim.quantity": "training_tokens"})
    found = [one for one in answer["findings"] if one["entry"] == "claim.unit"]
    assert len(found) == 1 and found[0]["code"].startswith("RR")


@pytest.fixture
def two_costs(corpus) -> dict:
    """A form whose quantity is not clear, in a vocabulary with two that are as likely."""
    corpus.add("vocabulary/quantities.yaml", "data_cost: {label: Data cost, description: Of data., unit: USD}\n")
    return {
        **OF_THE_POST,
        "claim.quote": "they say",
        "claim.subject": "gpt-4",
        "amount": "3 USD",
        "claim.statement": None,
    }


def test_what_is_not_clear_is_left_to_the_person_and_so_is_a_statement_made_from_it(two_costs, draft):
    answer = draft(two_costs)
    assert "data_cost (Data cost)" in next(
        one["expected"] for one in errors(answer) if one["entry"] == "claim.quantity" and not one["code"]
    )
    assert "nobody has chosen" in said_at(answer, "claim.statement")
    assert answer["unsure"] == ["claim.quantity", "claim.statement"]


@pytest.mark.parametrize("quantity", ["training_cost", "data_cost"])
def test_choosing_settles_what_was_not_clear_also_when_it_is_what_was_proposed(two_costs, draft, quantity):
    answer = draft({**two_costs, "claim.quantity": quantity})
    assert answer["unsure"] == [] and "claim.statement" in answer["proposed"]
    assert not [one for one in errors(answer) if not one["code"]]


def test_own_statement_does_not_settle_the_quantity(two_costs, draft):
    answer = draft({**two_costs, "claim.statement": "They say three."})
    assert answer["unsure"] == ["claim.quantity"] and "not clear" in said_at(answer, "claim.quantity")


def test_address_alone_is_not_asked_what_it_means(draft):
    answer = draft({"url": OF_THE_POST["url"]}, only=True)
    assert answer["files"] and "not clear" not in said_at(answer, "claim.subject")


def test_quote_is_looked_up_in_the_text_that_was_put_in(draft, ask):
    sum_of_it = ask("text", name="post.txt", text=TEXT)["text"]["sha256"]
    answer = draft({**OF_THE_POST, "claim.quote": "GPT4 trained on 5T tokens"})
    assert "does not stand in the text" in said_at(answer, "claim.quote")
    assert (answer["text"]["sha256"], answer["text"]["is_recorded"]) == (sum_of_it, True)
    assert "stand in" not in said_at(draft(OF_THE_POST), "claim.quote")
    ask("text", text=None)
    assert draft(OF_THE_POST)["text"] is None


def test_saved_page_proposes_what_it_says_of_itself(draft, ask):
    page = (
        b"<!doctype html><title>T</title><meta name=author content='Jane Doe'><p>GPT-4 was trained on about 13T tokens"
    )
    told = ask("text", name="one.html", content=base64.b64encode(page).decode())["text"]
    assert told["is_page"]
    answer = draft({"source.title": None, "source.producer": None})
    assert (answer["proposed"]["source.title"], answer["proposed"]["source.producer"]) == ("T", "Jane Doe")
    assert said_at(answer, "claim.quote") == ""


@pytest.mark.parametrize("content", ["%%%", 5, base64.b64encode(b"%PDF-1.7 \x00").decode()])
def test_what_is_no_text_is_refused(ask, content):
    assert ask("text", name="x", content=content)["error"]["message"]


def test_text_of_a_new_source_is_recorded(draft, ask):
    sum_of_it = ask("text", name="one.txt", text="GPT-4 was trained on about 13T tokens")["text"]["sha256"]
    assert f"sha256: {sum_of_it}" in texts(draft())["claims/somebody-2026-11/source.yaml"]


def test_rivals_are_set_beside_the_number(draft):
    answer = draft({"amount": "12T tokens"})
    assert [one["id"] for one in answer["rivals"]] == ["post/tokens"]
    assert answer["rival_words"] == "1 claim states this; yours would be 3 × the other."
    assert draft({"amount": "4T tokens"})["rival_words"] == "1 claim states this; yours would be the same as the other."
    assert draft({"amount": "1T tokens"})["rival_words"].endswith("yours would be the other ÷ 4.")


def test_duplicate_is_warned_of(draft):
    answer = draft({**OF_THE_POST, "claim.quote": "GPT4 trained on 4T tokens"})
    assert {one["id"] for one in answer["duplicates"]} == {"post/tokens"}


def test_claim_that_is_there_is_never_written_over(draft):
    answer = draft({**OF_THE_POST, "claim_id": "tokens"})
    assert answer["files"] == [] and "already" in said_at(answer, "claim_id")
    answer = draft({"source": "new", "source_id": "post"})
    assert answer["files"] == [] and "already" in said_at(answer, "source_id")


def test_formula_is_computed_from_the_claims_that_it_names(draft):
    answer = draft(SUM, INPUTS)
    assert answer["recomputation"]["recomputed_text"] == "40,000 tokens per USD"
    assert answer["recomputation"]["verdict"] == "agrees"
    answer = draft({**SUM, "claim.formula": "tokens + cost"}, INPUTS)
    assert said_at(answer, "claim.formula") and answer["recomputation"]["recomputed_text"] is None
    assert "no-such/claim" in said_at(draft(SUM, [["tokens", "no-such/claim"]]), "inputs")


def test_claims_are_found_by_words(ask):
    assert [one["id"] for one in ask("search", text="gpt-4 cost")["claims"]] == ["post/cost"]
    assert ask("search", text="")["claims"] == []


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_text_in_every_field_is_data(draft, ask, text):
    answer = draft(dict.fromkeys(ask("describe")["fields"], text), [[text, text]], only=True)
    assert "error" not in answer and not [one for one in answer["findings"] if one["code"] == "RR900"]
    for path in texts(answer):
        assert path.startswith("claims/") and path.count("/") == 2 and ".." not in path


@pytest.mark.parametrize("name", ["claim.statement", "claim.note", "claim.locator", "source.summary"])
@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_text_comes_back_as_it_was_or_is_refused(draft, corpus, name, text):
    answer = draft({name: text})
    for path, content in texts(answer).items():
        corpus.write(path.removeprefix("claims/"), content)
    if not texts(answer):
        assert said_at(answer, name) or text.strip() == ""
        return
    from build_scripts.records import load

    records = load(corpus.root)
    kind, _, field = name.partition(".")
    record = (
        records.sources["somebody-2026-11"] if kind == "source" else records.claims["somebody-2026-11/training-tokens"]
    )
    if text.strip():
        assert getattr(record, field) == text.strip()


@pytest.mark.parametrize(
    "request_",
    [
        {},
        [],
        None,
        {"op": "x"},
        {"op": "draft"},
        {"op": "draft", "today": TODAY, "fields": {"x": "y"}},
        {"op": "text", "text": 5},
    ],
    ids=str,
)
def test_wrong_message_is_refused_in_words(desk, request_):
    from build_scripts.form.messages import handle

    assert handle(request_, desk)["error"]["message"]


# A subject that is new

SUBJECTS = "claims/vocabulary/subjects.yaml"


def test_new_subject_goes_to_the_end_of_the_vocabulary_and_the_claim_is_of_it(draft, corpus):
    answer = draft({**NEW_SUBJECT, "claim.statement": None})
    assert errors(answer) == [] and answer["is_new_subject"] and answer["proposed"]["subject_id"] == "some-7b"
    assert [file["path"] for file in answer["files"] if file["is_added"]] == [SUBJECTS]
    assert "of Some 7B" in answer["proposed"]["claim.statement"]
    before = (corpus.root / "vocabulary/subjects.yaml").read_text(encoding="utf-8")
    for path, text in texts(answer).items():
        corpus.write(path.removeprefix("claims/"), before + text if path == SUBJECTS else text)
    assert [one for one in corpus.findings() if one.severity == "error"] == []


@pytest.mark.parametrize("statement", ["A model was trained on about 13 trillion tokens.", None])
def test_what_a_new_subject_lacks_stands_beside_its_fields_and_no_other_subject_is_taken(draft, statement):
    answer = draft({"claim.subject": "new", "claim.statement": statement})
    assert answer["rivals"] == [] and "claim.statement" not in answer["proposed"]
    assert {one["entry"] for one in errors(answer)} == {"subject.label", "subject.description"}
    assert not any("subject:" in text for text in texts(answer).values()) and SUBJECTS not in texts(answer)


@pytest.mark.parametrize(
    "name, text, entry, says",
    [
        ("subject.label", "GPT 4", "subject_id", "There is a subject 'gpt-4' already"),
        ("subject.label", "日本", "subject_id", "cannot be the id"),
        ("subject.label", "a\x00b", "subject.label", "U+0000"),
        ("subject.description", "x" * 3000, "subject.description", "too long"),
        ("subject_id", "../x", "subject_id", "cannot be the id"),
        ("subject_id", "new-", "subject_id", "cannot be the id"),
    ],
)
def test_what_is_wrong_with_a_new_subject_stands_beside_its_field(draft, name, text, entry, says):
    answer = draft({**NEW_SUBJECT, name: text})
    assert says in said_at(answer, entry)
    assert {one["entry"] for one in errors(answer)} == {entry}


def test_fields_of_a_subject_count_only_when_a_new_one_is_chosen(draft):
    answer = draft({**NEW_SUBJECT, "claim.subject": "gpt-4"})
    assert not answer["is_new_subject"] and SUBJECTS not in texts(answer) and errors(answer) == []
