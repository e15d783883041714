"""RR307: ids that have moved."""

import pytest

FILE = "vocabulary/moved.yaml"


def moved(*pairs):
    return "".join(f"{old}: {{to: {new}, date: 2026-11-20, reason: A better name.}}\n" for old, new in pairs)


def test_a_free_id_may_lead_to_a_claim_or_a_source_over_several_steps(corpus):
    corpus.write(FILE, moved(("post/price", "post/expense"), ("post/expense", "post/cost"), ("blog", "post")))
    assert corpus.findings() == []


@pytest.mark.parametrize("pairs, says", [
    ([("post/cost", "post/tokens")], "still in use"),
    ([("post", "reckoner")], "still in use"),
    ([("post/price", "post/gone")], "does not exist"),
    ([("post/price", "gone/cost")], "does not exist"),
    ([("blog", "gone")], "does not exist"),
    ([("post/price", "post")], "cannot become"),
    ([("blog", "post/cost")], "cannot become"),
    ([("post/a", "post/a")], "back to where it began"),
])  # fmt: skip
def test_a_move_that_leads_nowhere_is_an_error(corpus, pairs, says):
    corpus.write(FILE, moved(*pairs))
    found = corpus.only("RR307")
    assert says in found.message and found.severity == "error"


def test_a_circle_is_reported_on_each_of_its_moves(corpus):
    corpus.write(FILE, moved(("post/a", "post/b"), ("post/b", "post/a")))
    assert [one.message for one in corpus.findings("RR307")] == ["The move leads back to where it began."] * 2


def test_a_near_name_is_suggested(corpus):
    corpus.write(FILE, moved(("post/price", "post/costs")))
    assert corpus.only("RR307").advice == "Did you mean 'post/cost'?"


def test_what_the_record_lacks_is_said_by_the_schema_s_rules(corpus):
    corpus.write(FILE, "post/price: {to: post/cost}\n")
    assert {one.field for one in corpus.findings()} == {"post/price.date", "post/price.reason"}
    corpus.write(FILE, "post/price: post/cost\n")
    assert len(corpus.findings()) == 1


def test_a_reference_to_the_old_id_is_told_the_new_one(corpus):
    corpus.write(FILE, moved(("post/price", "post/cost"), ("blog", "post")))
    corpus.replace("post/tokens-per-dollar.yaml", "cost: post/cost", "cost: post/price")
    corpus.replace("post/tokens-per-dollar.yaml", "cites: [post/tokens, post/cost]", "cites: [blog/tokens]")
    corpus.add("post/tokens.yaml", "derived_from: [blog]\n")
    corpus.add("post/cost.yaml", "derived_from: [post/tokens]\n")
    advice = {one.found: one.advice for one in corpus.findings("RR304")}
    assert advice == {
        "'post/price'": "It has moved: write 'post/cost'.",
        "'blog/tokens'": "It has moved: write 'post/tokens'.",
        "'blog'": "It has moved: write 'post'.",
    }


def test_names_that_are_no_ids_and_days_to_come_are_reported(corpus):
    corpus.write(FILE, moved(("Post/Price", "post/cost")))
    assert corpus.only("RR205").expected == "an id: <source-id>/<claim-id>, or <source-id>"
    corpus.write(FILE, moved(("post/price", "Post/Cost")))
    assert [one.code for one in corpus.findings()] == ["RR307"]
    corpus.write(FILE, moved(("post/price", "post/cost")).replace("2026-11-20", "2026-11-29"))
    assert corpus.only("RR701").field == "date"
