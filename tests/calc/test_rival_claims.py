"""Which claims are rivals of an input, and which of them speaks for an origin."""

import pytest

from calc import Evaluation, handle, read_edit
from calc.rival_claims import chosen_claims, menu, rival_claims
from tests.calc.calculator import calculator_model, node
from tests.calc.rival_model import claims_model

SOURCES = {
    "thread": {"published": "2023-07-11", "reliability": "D"},
    "article": {"published": "2023-07-10", "reliability": "C"},
    "paper": {"published": "2024-01-05", "reliability": "B"},
    "table": {"published": "2024-06-01", "reliability": "B"},
    "guess": {"published": "2022-12-20", "reliability": "F"},
    "rumour": {"published": "2022-01-01", "reliability": "E"},
}


def chips(value, rating, **more):
    record = {"unit": "chip", "quantity": "chips", "subject": "model", "value": value, "rating": rating}
    return {**record, **more}


RECORDS = {
    "article/chips": chips("25,000", "C3"),
    "thread/chips": chips("25k", "D3", derived_from=["article/chips"]),
    "table/chips": chips("25,000", "B3", derived_from=["article/chips"]),
    "paper/chips": chips("20,000", "B2"),
    "guess/chips": chips("10,000", "F3"),
    "guess/others": chips("8", "B2", subject="other"),
    "rumour/floor": chips("1000", "E3", qualifier="at_least"),
    "rumour/withdrawn": chips("5", "B2", status="withdrawn"),
    "rumour/superseded": chips("6", "B2", status="superseded"),
    "rumour/words": chips(None, "B2"),
    "rumour/hours": chips("7", "B2", unit="hour"),
    "reckoner/half": {**chips(None, "C3"), "formula": "chips / 2", "inputs": {"chips": "article/chips"}},
    "reckoner/corrected": {
        **chips(None, "F3"),
        "formula": "chips * 2",
        "inputs": {"chips": "guess/chips"},
        "corrects": "rumour/floor",
    },
    "thread/cost": {"unit": "chip", "formula": "3 * chips", "inputs": {"chips": "thread/chips"}},
}


@pytest.fixture
def model():
    return claims_model(RECORDS, SOURCES)


def ids(rivals):
    return [rival.id for rival in rivals.rivals]


def why(rivals):
    return {one.id: one.why for one in rivals.left_out}


def test_one_of_each_origin_the_best_rated_first(model):
    found = rival_claims(Evaluation(model), "thread/chips")
    # A copy in a better source is rated no better than what it repeats, and the original speaks before its copies.
    assert ids(found) == ["paper/chips", "article/chips", "guess/chips"]
    assert "same origin as 'article/chips'" in why(found)["thread/chips"]
    assert "same origin as 'article/chips'" in why(found)["table/chips"]


def test_what_is_no_rival_is_left_out_with_the_reason(model):
    reasons = why(rival_claims(Evaluation(model), "thread/chips"))
    assert "at least" in reasons["rumour/floor"]
    assert (reasons["rumour/withdrawn"], reasons["rumour/superseded"]) == ("It is withdrawn.", "It is superseded.")
    assert "'hour' cannot be turned into 'chip'" in reasons["rumour/hours"]
    assert "rests on" not in str(reasons) and "rumour/words" not in reasons and "guess/others" not in reasons


def test_our_own_re_readings_count_only_where_they_correct(model):
    found = rival_claims(Evaluation(model), "thread/chips")
    assert "our own" in why(found)["reckoner/half"]
    # It goes back to the same origin as the guess that it corrects, which is not ours.
    assert "same origin as 'guess/chips'" in why(found)["reckoner/corrected"]


def test_what_rests_on_the_number_that_it_would_replace_is_refused(model):
    found = menu(Evaluation(model), "article/chips")
    assert "rests on 'article/chips' itself" in why(found)["reckoner/half"]
    assert "reckoner/half" in ids(menu(Evaluation(model), "thread/chips"))


def test_a_filter_drops_worse_ratings_and_those_that_nobody_can_judge(model):
    found = rival_claims(Evaluation(model), "thread/chips", "C3")
    assert ids(found) == ["paper/chips", "article/chips"]
    assert "rated F3, which is not C3 or better" in why(found)["guess/chips"]
    assert ids(rival_claims(Evaluation(model), "thread/chips", "B2")) == ["paper/chips"]
    assert ids(rival_claims(Evaluation(model), "thread/chips", "A2")) == []


def test_a_menu_offers_all_the_present_first_and_says_which_repeat(model):
    found = menu(Evaluation(model), "thread/chips")
    assert ids(found)[:2] == ["thread/chips", "paper/chips"]
    repeats = {rival.id: rival.repeats for rival in found.rivals}
    assert repeats["thread/chips"] == repeats["table/chips"] == "article/chips"
    assert repeats["paper/chips"] is None and "rumour/floor" in repeats
    assert [rival.is_present for rival in found.rivals] == [True] + [False] * (len(found.rivals) - 1)


def test_a_menu_tells_rivals_from_what_speaks_of_something_else():
    records = {
        "paper/chips": chips("20,000", "B2"),
        "guess/chips": chips("10,000", "D4"),
        "paper/zeta": chips("9", "A1", subject="zeta"),
        "paper/alpha": chips("8", "D5", subject="alpha"),
        "paper/alpha-too": chips("7", "B2", subject="alpha"),
        "paper/price": chips("6", "A1", quantity="count", unit="chip"),
    }
    subjects = {"model": {"label": "the model"}, "zeta": {"label": "Zeta"}, "alpha": {"label": "alpha"}}
    inputs = {"all": {"label": "All", "default": "paper/chips", "rivals": "quantity"}}
    inputs["own"] = {"label": "Own", "default": "paper/chips", "rivals": ["paper/price", "guess/chips"]}
    calculator = {"id": "calculators/own", "inputs": inputs, "results": {}}
    model = claims_model(records, SOURCES, subjects=subjects, calculators={"calculators/own": calculator})

    def offered(name):
        answer = handle({"op": "rivals_of", "claim": f"calculators/own#{name}"}, model)
        return [(rival["claim"].partition("/")[2], rival["is_rival"]) for rival in answer["rivals"]]

    answer = handle({"op": "rivals_of", "claim": "calculators/own#all"}, model)
    repeats = {rival["claim"]: rival["repeats"] for rival in answer["rivals"]}
    assert repeats["paper/alpha"] == "paper/alpha-too"
    assert repeats["paper/zeta"] is repeats["paper/alpha-too"] is repeats["paper/chips"] is None
    # By subject, and of one subject the best-rated first.
    others = [("alpha-too", False), ("alpha", False), ("zeta", False)]
    assert offered("all") == [("chips", True), ("chips", True), *others]
    assert offered("own") == [("chips", True), ("chips", True), ("price", False)]


def test_what_repeats_what_is_said_in_words(model):
    def words(claim, records=RECORDS):
        titles = {id: {**source, "title": f"The {id}"} for id, source in SOURCES.items()}
        answer = handle({"op": "rivals_of", "claim": claim}, claims_model(records, titles))
        return {rival["claim"]: rival["repeats_text"] for rival in answer["rivals"]}

    said = words("thread/chips")
    assert said["thread/chips"] == said["table/chips"] == "same origin as The article"
    assert said["paper/chips"] is None
    more = {**RECORDS, "paper/older-chips": chips("19,000", "B4")}
    assert words("thread/chips", more)["paper/older-chips"] == "another figure of the same source"


def test_no_source_repeats_what_we_make_of_it():
    records = {
        "thread/cents": chips("100", "D3"),
        "reckoner/dollars": {
            **chips(None, "C2"),
            "formula": "2 * cents",
            "inputs": {"cents": "thread/cents"},
        },
        "reckoner/euros": {**chips(None, "C2"), "formula": "3 * cents", "inputs": {"cents": "thread/cents"}},
        "paper/chips": chips("20,000", "B2"),
    }
    answer = handle({"op": "rivals_of", "claim": "paper/chips"}, claims_model(records, SOURCES))
    repeats = {rival["claim"]: rival["repeats"] for rival in answer["rivals"]}
    assert repeats["thread/cents"] is None
    assert repeats["reckoner/dollars"] == repeats["reckoner/euros"] == "thread/cents"


def test_a_menu_keeps_the_present_claim_under_any_filter(model):
    assert ids(menu(Evaluation(model), "thread/chips", "B2")) == ["thread/chips", "paper/chips"]


def test_a_swap_makes_another_claim_the_present_one(model):
    evaluation = Evaluation(model, uses={"thread/chips": "paper/chips"})
    assert ids(menu(evaluation, "thread/chips"))[0] == "paper/chips"
    assert rival_claims(evaluation, "thread/chips").rivals[0].is_present


def test_an_edit_leaves_the_rivals_of_the_claim(model):
    edited = Evaluation(model, {"thread/chips": read_edit(model, "thread/chips", "3")})
    present = menu(edited, "thread/chips").rivals[0]
    assert (present.id, present.value) == ("thread/chips", 25000.0)


def test_a_claim_without_a_quantity_has_only_itself():
    model = claims_model({"a/x": {"value": "1", "unit": "1"}, "a/y": {"value": "2", "unit": "1"}})
    assert ids(rival_claims(Evaluation(model), "a/x")) == ["a/x"]


def test_a_calculator_may_offer_all_of_a_quantity_or_a_list():
    inputs = {"price": {"label": "Price", "default": "vendor/price", "rivals": "quantity"}}
    records = {**inputs, "share": {"label": "Share", "default": "paper/utilization", "rivals": ["copy/utilization"]}}
    calculator = {"id": "calculators/budget", "inputs": records, "results": {}}
    evaluation = Evaluation(calculator_model(budget=calculator))
    assert ids(menu(evaluation, node("price"))) == ["vendor/price", "post/price"]
    assert ids(menu(evaluation, node("share"))) == ["paper/utilization", "copy/utilization"]
    assert ids(rival_claims(evaluation, node("share"))) == ["paper/utilization"]  # the other repeats it


def test_chosen_claims_stand_as_they_were_chosen(model):
    found = chosen_claims(Evaluation(model), "thread/chips", ["table/chips", "article/chips", "nope/x", "rumour/hours"])
    assert ids(found) == ["table/chips", "article/chips"]
    assert "no claim 'nope/x'" in why(found)["nope/x"] and "rumour/hours" in why(found)


def test_message_for_a_menu(model):
    answer = handle({"op": "rivals_of", "claim": "thread/chips", "at_least": "B3"}, model)
    first, paper, table = answer["rivals"]
    assert (first["claim"], first["text"], first["is_present"]) == ("thread/chips", "25,000 chips", True)
    assert (paper["claim"], paper["rating"], paper["date"], paper["source"], paper["origins"]) == (
        "paper/chips",
        "B2",
        "2024-01-05",
        "paper",
        ["paper"],
    )
    assert table["repeats"] is None  # the article, which it repeats, is not among the claims that are shown
    assert {one["claim"] for one in answer["left_out"]} >= {"guess/chips", "rumour/hours"}


@pytest.mark.parametrize(
    "request_, says",
    [
        ({"op": "rivals_of"}, "no claim"),
        ({"op": "rivals_of", "claim": "thread/chips", "at_least": "B"}, "is not a rating"),
        ({"op": "rivals_of", "claim": "thread/chips", "at_least": "F6"}, "is not a rating"),
        ({"op": "rivals_of", "claim": ["x"]}, "no claim"),
    ],
)
def test_wrong_message_is_explained(model, request_, says):
    assert says in handle(request_, model)["error"]["message"]
