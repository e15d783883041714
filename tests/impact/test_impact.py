"""What a change does, from two states of a small corpus."""

import shutil

import pytest

from build_scripts.check.run import check
from build_scripts.impact.comparison import KINDS, compare, rating_direction
from build_scripts.impact.numbers import number_words
from build_scripts.impact.published import Publication
from build_scripts.impact.state import read_state
from build_scripts.impact.summary import headline
from tests.publish.small_corpus import RECORDS, write_corpus
from tests.publish.standing_corpus import standing_library


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    return write_corpus(tmp_path_factory.mktemp("base") / "claims")


@pytest.fixture(scope="module")
def before(base):
    return read_state(base)


@pytest.fixture
def head(base, tmp_path):
    return shutil.copytree(base, tmp_path / "claims")


def replace(folder, name, old, new):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def impact(before, head):
    return compare(before, read_state(head))


def numbers(found):
    return {(moved.shown.id, moved.shown.what): moved for moved in found.numbers}


def test_the_same_state_is_nothing(before, head):
    assert impact(before, head).is_nothing


def test_comments_layout_and_order_are_nothing(before, head):
    lines = RECORDS["post/cost.yaml"].splitlines()
    (head / "post/cost.yaml").write_text(
        "# a comment\n" + "\n\n".join(reversed(lines)).replace("100M", '"100M"') + "\n"
    )
    (head / "vocabulary/subjects.yaml").write_text(
        "gpt:\n  label: 'GPT'\n  description: A language model.\n  aliases:\n  - G\n"
    )
    assert impact(before, head).is_nothing


def test_the_same_number_in_another_unit_changes_a_field_and_moves_nothing(before, head):
    replace(head, "post/cost.yaml", "value: 100M\nunit: USD", "value: 100\nunit: million USD")
    found = impact(before, head)
    assert [one.field for one in found.changed[0].fields] == ["value", "unit"]
    assert found.numbers == []


def test_a_changed_number_moves_all_that_follows_from_it(before, head):
    replace(head, "post/cost.yaml", "value: 100M", "value: 50M")
    found = impact(before, head)
    assert [(one.field, one.before, one.after) for one in found.changed[0].fields] == [("value", "100M", "50M")]
    moved = numbers(found)
    assert moved["post/cost", "stated"].factor == 0.5
    assert moved["post/rate", "this step"].factor == 2
    assert moved["reckoner/rate", "this step"].after.text == "80,000 tokens per USD"
    # The step takes the rate as stated, the chain as recomputed: there the cost cancels out.
    assert moved["post/tokens-again", "this step"].factor == 0.5
    assert ("post/tokens-again", "whole chain") not in moved
    assert moved["spent", "lowest answer"].after.value == 50e6
    assert found.lost == [] and "nothing lost" in headline(found)


def test_it_says_on_which_pages(before, head):
    replace(head, "post/cost.yaml", "value: 100M", "value: 50M")
    moved = numbers(impact(before, head))
    assert moved["post/cost", "stated"].pages == (
        "claims/post/cost/", "sources/post/", "questions/spent/", "calculators/post/", "",
    )  # fmt: skip
    assert {"audit/", ""} <= set(moved["post/rate", "this step"].pages)


def test_findings_become_due_for_review(before, head):
    replace(head, "post/cost.yaml", "value: 100M", "value: 50M")
    assert [item.id for item in impact(before, head).due] == ["post/rate"]


def test_a_verdict_that_changes_says_to_what(before, head):
    replace(head, "post/rate.yaml", "value: 400k", "value: 40k")
    found = impact(before, head)
    assert ("post/rate", "differs", "agrees", 1) in [
        (step.id, step.before, step.after, step.direction) for step in found.verdicts
    ]


def test_deleted_records_come_first(before, head):
    shutil.rmtree(head / "thread")
    replace(head, "post/tokens.yaml", "cites: [thread/tokens]\nderived_from: [thread/tokens]\n", "")
    found = impact(before, head)
    assert [(item.id, item.reason) for item in found.lost] == [
        ("thread", "source deleted"), ("thread/tokens", "claim deleted"),
    ]  # fmt: skip
    assert headline(found).startswith("1 source deleted · 1 claim deleted · ")
    assert "nothing lost" not in headline(found)


@pytest.mark.parametrize("name, old, reason", [
    ("post/cost.yaml", "quote: GPT cost $100m\n", "quote lost"),
    ("post/cost.yaml", "value: 100M\n", "stated number lost"),
])  # fmt: skip
def test_what_a_record_loses_is_a_loss(before, head, name, old, reason):
    replace(head, name, old, "")
    found = impact(before, head)
    assert reason in [item.reason for item in found.lost]
    lost = len(found.lost)
    assert headline(found).startswith(f"{lost} loss{'es' if lost > 1 else ''} · ")


def test_a_verdict_that_can_no_longer_be_computed_is_a_loss(before, head):
    replace(head, "post/cost.yaml", "value: 100M\n", "")
    lost = [(item.id, item.reason) for item in impact(before, head).lost]
    assert ("post/rate", "no longer computable (differs before)") in lost


def test_withdrawn_and_superseded_claims_are_named_with_the_reason(before, head):
    with (head / "post/cost.yaml").open("a", encoding="utf-8") as file:
        file.write("status: withdrawn\nstatus_reason: The author took it back.\nstatus_date: 2026-01-01\n")
    found = impact(before, head)
    assert [(item.id, item.reason) for item in found.withdrawn] == [("post/cost", "The author took it back.")]
    assert headline(found).startswith("1 claim withdrawn")


def test_added_claims_are_counted_and_their_numbers_do_not_move(before, head):
    (head / "post/more.yaml").write_text(RECORDS["post/cost.yaml"].replace("100M", "300M"), encoding="utf-8")
    found = impact(before, head)
    assert [item.id for item in found.added] == ["post/more"]
    assert {moved.shown.id for moved in found.numbers} == {"spent"}
    assert numbers(found)["spent", "highest answer"].factor == 3


def test_a_new_contradiction_is_said(before, head):
    replace(head, "thread/source.yaml", "quoted_in: post\n", "")
    replace(head, "thread/tokens.yaml", "p5: 2T\np95: 4T", "p5: 8T\np95: 9T")
    replace(head, "post/tokens.yaml", "derived_from: [thread/tokens]", "derived_from: []")
    assert any("apart" in item.reason for item in impact(before, head).contradictions)


def test_ratings_are_upgraded_and_downgraded(before, head):
    replace(head, "post/cost.yaml", "credibility: 3", "credibility: 2")
    replace(head, "post/tokens.yaml", "credibility: 3", "credibility: 5")
    found = impact(before, head)
    steps = {step.id: (step.before, step.after, step.direction) for step in found.ratings}
    assert steps["post/cost"] == ("D3", "D2", 1)
    assert steps["post/tokens"] == ("D3", "D5", -1)
    assert steps["reckoner/rate"] == ("D3", "D5", -1)  # the weakest of its inputs
    assert (found.upgrades, found.downgrades) == (1, 2)


@pytest.mark.parametrize("before, after, direction", [
    ("D3", "C3", 1), ("D3", "D4", -1), ("D3", "C4", 0), ("F3", "D3", 0), ("D6", "D3", 0), ("D", "B", 1), ("", "D3", 0),
])  # fmt: skip
def test_a_rating_is_better_only_where_no_half_of_it_is_worse(before, after, direction):
    assert rating_direction(before, after) == direction


@pytest.mark.parametrize("name, text, why", [
    ("post/cost.yaml", "value: [\n", "cannot be read"),
    ("post/cost.yaml", "statement: x\nsubject: gpt\nquantity: cost\nvalue: many\nunit: USD\n", "many"),
    ("post/rate.yaml", "statement: x\nquantity: rate\nunit: token/USD\nformula: a\ninputs: {a: post/rate}\n", "itself"),
    ("post/rate.yaml", "statement: x\nquantity: rate\nunit: token/USD\nformula: a\ninputs: {a: no/one}\n", "no/one"),
])  # fmt: skip
def test_broken_records_are_said_and_the_rest_is_compared(before, head, name, text, why):
    (head / name).write_text(text, encoding="utf-8")
    replace(head, "thread/tokens.yaml", "p95: 4T", "p95: 8T")
    found = impact(before, head)
    assert any(why in problem.why for problem in found.problems["after"])
    assert ("thread/tokens", "stated") in numbers(found)
    assert "left out" in headline(found)


def test_a_broken_record_in_the_old_state_too(before, head, tmp_path):
    old = shutil.copytree(head, tmp_path / "old" / "claims")
    (old / "post/cost.yaml").write_text("value: [", encoding="utf-8")
    found = compare(read_state(old), read_state(head))
    assert found.problems["before"][0].file == "claims/post/cost.yaml"
    assert found.lost == []


def test_a_claim_whose_id_moved_is_neither_lost_nor_added(before, head):
    (head / "post/cost.yaml").rename(head / "post/price.yaml")
    for name in ("post/rate.yaml", "post/tokens-again.yaml", "reckoner/rate.yaml", "vocabulary/featured.yaml"):
        replace(head, name, "post/cost", "post/price")
    (head / "vocabulary/moved.yaml").write_text(
        "post/cost: {to: post/price, date: 2026-01-01, reason: A price.}\n", encoding="utf-8"
    )
    found = impact(before, head)
    assert [(step.before, step.after) for step in found.renamed] == [("post/cost", "post/price")]
    assert (found.lost, found.added, found.changed, found.numbers) == ([], [], [], [])


def test_a_claim_that_was_only_renamed_by_hand_is_lost_with_a_word_on_what_to_do(before, head):
    (head / "thread/tokens.yaml").rename(head / "thread/guess.yaml")
    replace(head, "post/tokens.yaml", "[thread/tokens]\nderived_from: [thread/tokens]", "[thread/guess]")
    lost = impact(before, head).lost
    assert [item.id for item in lost] == ["thread/tokens"]
    assert lost[0].reason.startswith("thread/guess says the same: if it only moved, use the command move")


def test_results_of_standing_calculators_move_too(tmp_path):
    standing_library(tmp_path / "old" / "claims")
    standing_library(tmp_path / "new" / "claims")
    replace(tmp_path / "new" / "claims", "post/cost.yaml", "value: 100M", "value: 50M")
    found = compare(read_state(tmp_path / "old" / "claims"), read_state(tmp_path / "new" / "claims"))
    moved = numbers(found)["calculators/dollar#rate", "result"]
    assert moved.factor == pytest.approx(2) and moved.pages == ("calculators/dollar/",)
    assert moved.before.range_text != moved.after.range_text
    assert "calculators/dollar/" in numbers(found)["post/cost", "stated"].pages


def test_a_formula_of_a_calculator_that_changes_is_a_change(tmp_path):
    standing_library(tmp_path / "old" / "claims")
    standing_library(tmp_path / "new" / "claims")
    replace(tmp_path / "new" / "claims", "calculators/dollar.yaml", "formula: 2 * rate", "formula: 3 * rate")
    found = compare(read_state(tmp_path / "old" / "claims"), read_state(tmp_path / "new" / "claims"))
    assert [changed.id for changed in found.changed] == ["calculators/dollar"]
    assert [moved.shown.id for moved in found.numbers] == ["calculators/dollar#rate_of_two"]


def test_a_range_alone_moves_as_a_range(before, head):
    replace(head, "thread/tokens.yaml", "p5: 2T", "p5: 1.99T")
    replace(head, "thread/tokens.yaml", "p95: 4T", "p95: 4.02010050251256T")
    moved = numbers(impact(before, head))["thread/tokens", "stated"]
    assert moved.is_range_only and number_words(moved)[0] != number_words(moved)[1]


def test_a_question_whose_page_goes_is_a_loss(before, head):
    replace(head, "vocabulary/questions.yaml", "spent:", "paid:")
    found = impact(before, head)
    assert [(item.kind, item.id, item.reason) for item in found.lost] == [("question", "spent", "its page goes")]
    assert headline(found).startswith("1 loss · ")


def test_the_headline_has_the_plural_of_every_kind(tmp_path):
    standing_library(tmp_path / "old" / "claims")
    standing_library(tmp_path / "new" / "claims")
    folders = {"source": "{0}/source.yaml", "claim": "post/{0}.yaml", "calculator": "calculators/{0}.yaml",
               "group of published figures": "fidelity/{0}.yaml"}  # fmt: skip
    models = ("post/source.yaml", "post/cost.yaml", "calculators/dollar.yaml", "fidelity/post.yaml")
    for place, model in zip(folders.values(), models):
        for name in ("one", "two"):
            path = tmp_path / "new" / "claims" / place.format(name)
            path.parent.mkdir(exist_ok=True)
            shutil.copy(tmp_path / "old" / "claims" / model, path)
    old, new = (read_state(tmp_path / state / "claims") for state in ("old", "new"))
    for words, found in (("added", compare(old, new)), ("deleted", compare(new, old))):
        assert headline(found).startswith(
            f"2 sources {words} · 2 claims {words} · 2 calculators {words} · 2 groups of published figures {words}"
        )
    assert set(folders) == set(KINDS)


BROKEN = RECORDS["post/cost.yaml"].replace("subject: gpt\nquantity", "subject: gpt\n  quantity")


def test_a_file_that_cannot_be_read_comes_first_with_its_cause(before, head):
    (head / "post/cost.yaml").write_text(BROKEN, encoding="utf-8")
    (head / "post/more.yaml").write_text(RECORDS["post/cost.yaml"].replace("100M", "300M"), encoding="utf-8")
    found = impact(before, head)
    causes = [one for one in found.problems["after"] if not one.follows]
    [finding] = [
        one for one in check(read_state(head).records, wanted={"claims/post/cost.yaml"}) if one.code == "RR101"
    ]
    assert [(one.file, one.line, one.kind) for one in causes] == [("claims/post/cost.yaml", finding.line, "file")]
    assert finding.message in causes[0].why and finding.found in causes[0].why
    follow = {one.file: one.why for one in found.problems["after"] if one.follows}
    assert set(follow) == {"claims/post/rate.yaml", "claims/post/tokens-again.yaml", "claims/reckoner/rate.yaml"}
    assert follow["claims/post/rate.yaml"] == "its input 'post/cost' cannot be used"
    assert headline(found).startswith("1 file cannot be read; 3 claims that rest on it are left out · 1 claim added")


def test_ratings_and_contradictions_that_only_follow_from_a_broken_file_are_not_told(before, head):
    (head / "post/cost.yaml").write_text(BROKEN, encoding="utf-8")
    assert impact(before, head).ratings == []
    assert compare(read_state(head), before).ratings == []
    replace(head, "thread/tokens.yaml", "credibility: 3", "credibility: 5")
    assert [step.id for step in impact(before, head).ratings] == ["thread/tokens"]


def test_ratings_are_not_told_where_their_source_cannot_be_read(before, head):
    (head / "post/source.yaml").write_text("title: [\n", encoding="utf-8")
    found = impact(before, head)
    assert found.ratings == [] and headline(found).startswith("1 file cannot be read")


def test_two_claims_as_before_make_no_new_contradiction_where_a_third_is_left_out(head):
    """Of several pairs of two documents one is shown: where it is left out, the next takes its place."""
    replace(head, "thread/source.yaml", "quoted_in: post\n", "")
    replace(head, "thread/tokens.yaml", "p5: 2T\np95: 4T", "p5: 8T\np95: 9T")
    replace(head, "post/tokens.yaml", "derived_from: [thread/tokens]", "derived_from: []")
    before = read_state(head)
    pairs = {(one.claim.id, one.other.id) for one in Publication(before.library, before.records).contradictions}
    (head / "post/tokens-again.yaml").write_text("value: [\n", encoding="utf-8")
    after = read_state(head)
    shown = {(one.claim.id, one.other.id) for one in Publication(after.library, after.records).contradictions}
    assert shown - pairs  # else this would say nothing
    assert compare(before, after).contradictions == []


def test_a_question_whose_page_goes_with_what_is_left_out_follows(before, head):
    (head / "post/tokens-again.yaml").write_text("value: [\n", encoding="utf-8")
    (head / "thread/tokens.yaml").write_text("value: [\n", encoding="utf-8")
    found = impact(before, head)
    assert found.lost == []
    assert [one.file for one in found.problems["after"] if one.follows] == ["questions/gpt-tokens/"]
    assert headline(found).startswith("2 files cannot be read; 1 question that rests on them is left out")


def test_a_deleted_input_is_a_cause_in_every_formula_that_names_it(before, head):
    (head / "post/tokens.yaml").unlink()
    found = impact(before, head)
    why = {one.file: (one.why, one.follows) for one in found.problems["after"]}
    assert why["claims/post/rate.yaml"] == ("its input 'post/tokens' is missing", False)
    assert why["claims/post/tokens-again.yaml"] == ("its input 'post/rate' cannot be used", True)
    unusable = "2 claims cannot be used; 1 claim and 1 question that rest on them are left out"
    assert headline(found).startswith(f"{unusable} · 1 claim deleted")


def test_a_calculator_whose_default_is_left_out_follows(tmp_path):
    standing_library(tmp_path / "old" / "claims")
    standing_library(tmp_path / "new" / "claims")
    (tmp_path / "new" / "claims" / "post/cost.yaml").write_text("value: [\n", encoding="utf-8")
    found = compare(read_state(tmp_path / "old" / "claims"), read_state(tmp_path / "new" / "claims"))
    assert [one.kind for one in found.problems["after"] if one.follows].count("calculator") == 1
    assert "3 claims and 1 calculator that rest on it are left out" in headline(found)


def test_what_the_old_state_left_out_is_no_loss_of_the_change(before, head):
    (head / "post/cost.yaml").write_text(BROKEN, encoding="utf-8")
    found = compare(read_state(head), before)
    assert "4 files left out of the state before" in headline(found) and "cannot be read" not in headline(found)
    assert found.lost == []
