"""Questions: which there are, what answers them, and the picture."""

import re
from itertools import groupby

import pytest

from build_scripts import drawing
from build_scripts.publish.answers_picture import answers_picture
from build_scripts.publish.data_files import question_record
from build_scripts.publish.pages import question_pages
from build_scripts.publish.render import render
from build_scripts.publish.summary import by_thing, summary
from tests.publish.rival_corpus import number, rival_library


@pytest.fixture(scope="module")
def rivals(tmp_path_factory):
    return rival_library(tmp_path_factory.mktemp("claims"))


@pytest.fixture(scope="module")
def questions(rivals):
    return {question.id: question for question in rivals.questions}


def ids(answers):
    return [answer.claim.id for answer in answers]


def test_curated_questions_come_first_and_take_their_pairs(questions):
    assert list(questions) == ["spent", "gpt-rate", "gpt-tokens"]
    assert questions["gpt-tokens"].question == "Training tokens of GPT"


def test_one_number_is_no_question(library):
    assert [question.id for question in library.questions] == ["spent", "gpt-tokens"]


def test_a_claim_in_another_dimension_is_listed_in_words(questions):
    assert [claim.id for claim in questions["spent"].in_words] == ["post/rate"]


def test_answers_stand_by_date_and_ours_last(questions):
    (panel,) = questions["gpt-tokens"].panels
    assert ids(panel.theirs) == ["rumour/tokens", "seer/tokens", "thread/tokens", "post/tokens", "post/tokens-again",
                                 "paper/tokens", "paper/tokens-in-thousands", "paper/tokens-once"]  # fmt: skip
    assert ids(panel.scenarios) == ["reckoner/tokens-if-dear"] and panel.ours == []


def test_our_corrections_are_answers(questions):
    assert ids(questions["gpt-rate"].panels[0].ours) == ["reckoner/rate"]


def test_ours_alone_are_answers(tmp_path):
    library = rival_library(
        tmp_path,
        vocabulary__questions="dear: {question: How dear?, quantities: [rate]}",
        reckoner__rate_again="statement: It is so.\nsubject: gpt\nquantity: rate\nunit: token/USD\n"
        "formula: tokens / cost\ninputs: {tokens: post/tokens, cost: post/cost}\n",
        post__rate="statement: Nothing.\n",
        seer__rate="statement: Nothing.\n",
    )
    question = library.questions[0]
    assert ids(question.panels[0].ours) == ["reckoner/rate_again", "reckoner/rate"]
    assert summary(question).startswith("No source gives a number; what follows from what they state is 40,000")


def test_numbers_are_given_in_one_unit(questions):
    answers = {answer.claim.id: answer for answer in questions["gpt-tokens"].answers}
    assert answers["paper/tokens-in-thousands"].value == pytest.approx(5.1e12)
    assert answers["paper/tokens-in-thousands"].value_text == "5.1 trillion tokens"
    assert (answers["thread/tokens"].value, answers["thread/tokens"].interval) == (None, (2e12, 4e12))
    assert answers["reckoner/tokens-if-dear"].value == 8e12


def test_a_source_stands_with_what_it_states_and_its_sum_beside_it(questions):
    answers = {answer.claim.id: answer for answer in questions["gpt-rate"].answers}
    assert (answers["post/rate"].value, answers["post/rate"].recomputed) == (400000, 40000)
    rows = answers_picture(questions["gpt-rate"].panels[0])["rows"]
    assert [row["recomputed"] for row in rows if row["value"] == 400000] == [40000]
    assert {row["kind"] for row in rows} == {"source", "ours", "forecast"}
    assert all(bool(row["origin"]) is (row["kind"] != "ours") for row in rows)


def test_repeats_are_one_origin(questions):
    question = questions["gpt-tokens"]
    origins = {origin.id: ids(origin.answers) for origin in question.origins}
    assert origins["thread"] == ["thread/tokens", "post/tokens"]
    assert len(origins) == 5
    assert ids(question.origins[0].answers) == ["thread/tokens", "post/tokens"]


def test_the_summary_counts_what_still_holds(questions):
    text = summary(questions["gpt-tokens"])
    assert text.startswith("7 claims from 5 origins: from 2 trillion to 400 trillion tokens, a factor of 200 between")
    assert "The best-rated, B2 (claim probably true), gives 5 trillion tokens: The paper, 2024." in text


def test_a_claim_found_wrong_or_foreseen_is_not_the_best_while_there_is_another(tmp_path):
    library = rival_library(tmp_path, seer__source="title: The seer\nreliability: A\npublished: 2022\n")
    question = next(question for question in library.questions if question.id == "gpt-tokens")
    assert question.best.claim.id == "paper/tokens"


def test_rows_of_one_origin_stand_together_and_are_tied(questions):
    rows = answers_picture(questions["gpt-tokens"].panels[0])["rows"]
    runs = [(tie, len(list(run))) for tie, run in groupby(rows, key=lambda row: row["tie"]) if tie]
    # The thread's range with what repeats it, and the paper's; each tie is one run.
    assert [length for _, length in runs] == [2, 3] and len({tie for tie, _ in runs}) == 2


def test_the_page_has_picture_table_and_links(questions, rivals):
    pages = {page.url: render(page).html for page in question_pages(rivals)}
    page = pages["questions/gpt-tokens/"]
    picture = re.search(r'<svg [^>]*role="img" aria-labelledby="([\w-]+)".*?</figure>', page, re.DOTALL)
    assert f'<title id="{picture[1]}">Training tokens of GPT 7 claims' in picture[0]
    for part in ("5.1e9 thousand tokens", "no range stated", "Superseded", "1 re-reading of ours", "Forecast",
                 "90 % interval, as the source gives it"):  # fmt: skip
        assert part in page, part
    assert 'href="../../claims/paper/tokens/"' in page
    assert "Training tokens of GPT" in pages["questions/"] and "200" in pages["questions/"]


def test_a_claim_links_to_its_questions(rivals, library):
    assert rivals.claim("paper/tokens").question.id == "gpt-tokens"
    assert [question.id for question in library.claim("post/rate").questions] == ["spent"]
    assert library.claim("reckoner/rate").question is None


def test_the_data(questions):
    record = question_record(questions["gpt-tokens"], "https://example.org/")
    assert record["url"] == "https://example.org/questions/gpt-tokens/"
    assert (record["lowest"], record["highest"], record["spread"], record["unit"]) == (2e12, 4e14, 200, "token")
    assert record["origins"][0] == "thread" and len(record["claims"]) == 9
    claims = {claim["id"]: claim for claim in record["claims"]}
    assert claims["thread/tokens"]["value"] is None and claims["thread/tokens"]["p95"] == 4e12
    assert claims["reckoner/tokens-if-dear"]["is_ours"]
    assert claims["seer/tokens"]["forecast"] and claims["seer/tokens"]["stated_on"] == "2022-01"
    words = question_record(questions["spent"], "https://example.org/")["claims"][-1]
    assert (words["id"], words["value"], words["unit"]) == ("post/rate", None, None)


def test_every_real_question_has_a_page_that_can_be_read(real_library):
    urls = [question.url for question in real_library.questions]
    assert len(urls) == len(set(urls))
    for question in real_library.questions:
        assert question.claims, question.id
        for panel in question.panels:
            if len(panel.shown) > 1:
                places = re.findall(r' (?:cx|x1|x2)="([^"]+)"', drawing.figure(answers_picture(panel)))
                assert places and all(0 <= float(place) <= 760 for place in places), question.id


WITHDRAWN = "status: withdrawn\nstatus_reason: Misread.\nstatus_date: 2024-06-01\n"


def test_without_a_number_that_holds_the_question_says_so(tmp_path):
    gone = number("rate", "value: 10", 3, WITHDRAWN)
    library = rival_library(tmp_path, seer__rate=gone, post__rate=gone, reckoner__rate="statement: Nothing.\n")
    question = next(question for question in library.questions if question.id == "gpt-rate")
    assert summary(question) == "Every number that a source gave has been withdrawn or superseded."


def test_ours_answer_where_no_number_of_a_source_holds(tmp_path):
    gone = number("rate", "value: 10", 3, WITHDRAWN)
    library = rival_library(tmp_path, seer__rate=gone, post__rate=gone)
    question = next(question for question in library.questions if question.id == "gpt-rate")
    assert summary(question).endswith("what follows from what they state is 40,000 tokens per USD (1 number of ours).")


def test_numbers_that_read_the_same_are_one(tmp_path):
    library = rival_library(
        tmp_path, seer__rate=number("rate", "value: 500000001", 3), post__rate=number("rate", "value: 500M", 3)
    )
    question = next(question for question in library.questions if question.id == "gpt-rate")
    assert question.span.text == "500 million tokens per USD" and "factor" not in summary(question)


def test_no_two_questions_have_one_address(tmp_path):
    library = rival_library(
        tmp_path,
        vocabulary__subjects="g-p-t: {label: A}\ng.p-t: {label: B}\n",
        **{
            f"{source}__{subject.replace('.', '')}{source}": number("rate", f"value: {value}", 3).replace(
                "gpt", subject
            )
            for source in ("seer", "paper")
            for subject, value in (("g-p-t", 1), ("g.p-t", 2))
        },
    )
    ids = [question.id for question in library.questions if question.id.startswith("g-p-t")]
    assert sorted(ids) == ["g-p-t-rate", "g-p-t-rate-claims"]


def test_several_things_are_told_apart(tmp_path):
    question = next(question for question in rival_library(tmp_path).questions if question.id == "gpt-tokens")
    assert by_thing(question) == []  # all on one thing
    library = rival_library(
        tmp_path / "two",
        vocabulary__questions="both: {question: How many?, subjects: [gpt], quantities: [tokens, cost]}\n",
    )
    both = next(question for question in library.questions if question.id == "both")
    assert [thing for thing, _ in by_thing(both)] == ["Training tokens", "Cost"]
