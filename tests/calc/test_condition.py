"""Conditions of calculators: what does not hold, for the numbers as they stand and in the draws."""

import json

import pytest

from calc import Evaluation, read_edit
from calc.cli import main
from calc.condition import breaches
from calc.errors import CalcError
from calc.messages import handle
from tests.calc.calculator import BUDGET, calculator_model, node

ENOUGH = {
    "label": "Chip time",
    "words": "So little time trains nothing.",
    "unit": "day",
    "formula": "chip_time",
    "at_least": "20,000",
}


def model_with(**conditions):
    return calculator_model(budget={**BUDGET, "conditions": conditions})


def broken(model, samples=0, **edits):
    amounts = {node(name): read_edit(model, node(name), text) for name, text in edits.items()}
    return breaches(Evaluation(model, amounts, samples=samples), "calculators/budget")


def test_a_condition_that_holds_is_not_told():
    assert broken(model_with(enough=ENOUGH)) == []  # 1M USD at 2 USD an hour are 20,833 days


def test_one_that_does_not_hold_is_told_with_the_numbers_behind_it():
    (found,) = broken(model_with(enough=ENOUGH), price="4")
    assert (found.is_broken, found.share) == (True, None)
    assert found.condition.words == "So little time trains nothing."
    assert found.value == pytest.approx(250_000 * 3600) and found.limit == pytest.approx(20_000 * 86_400)


def test_a_limit_may_be_another_input_or_result():
    at_most = {**ENOUGH, "formula": "budget / price", "at_least": None, "at_most": "chip_time"}
    assert broken(model_with(same=at_most), price="3") == []
    (found,) = broken(model_with(more={**at_most, "formula": "1.001 * budget / price"}))
    assert found.limit < found.value


def test_what_floats_lose_breaks_no_limit():
    model = model_with(
        third={**ENOUGH, "unit": "1", "formula": "0.1 * (price / price) + 0.2", "at_least": None, "at_most": "0.3"}
    )
    assert 0.1 + 0.2 > 0.3 and broken(model) == []


@pytest.mark.parametrize(("price", "is_whole"), [("2", True), ("1.999999999999", True), ("3", False), ("2.5", True)])
def test_a_number_that_has_to_be_whole(price, is_whole):
    model = model_with(whole={**ENOUGH, "unit": "hour", "at_least": None, "whole": True})
    assert (broken(model, price=price) == []) == is_whole


def test_without_a_value_nothing_is_said():
    model = model_with(
        enough={**ENOUGH, "formula": "budget / (price - price)"}, limit={**ENOUGH, "at_least": "chip_time"}
    )
    assert [one.condition.claim.id for one in broken(model, price="0")] == []


def test_a_range_says_in_which_share_of_the_draws_it_does_not_hold():
    (found,) = broken(model_with(enough=ENOUGH), samples=2000, price="1 to 3")
    assert not found.is_broken and 0.05 < found.share < 0.5
    (found,) = broken(model_with(enough=ENOUGH), samples=2000, price="1.9 to 4")
    assert found.is_broken and 0.5 < found.share < 1


def test_a_few_draws_are_not_worth_saying():
    model = model_with(enough={**ENOUGH, "at_least": "5,000"})
    assert broken(model, samples=2000, price="1 to 3") == []


def test_a_range_of_the_limit_counts_as_well():
    condition = {**ENOUGH, "formula": "1e6 * price / price", "unit": "1", "at_least": None, "at_most": "1e6"}
    ranged = {**ENOUGH, "unit": "USD/hour", "formula": "2 * price / price * price", "at_least": "price"}
    assert broken(model_with(one=condition, other=ranged), samples=500, price="1 to 3") == []
    (found,) = broken(model_with(one={**ranged, "formula": "price / 2"}), samples=500, price="1 to 3")
    assert found.share == 1


def test_what_follows_from_a_doubtful_result_is_doubtful():
    results = {**BUDGET["results"], "peak_again": {"label": "Peak", "unit": "FLOP/s", "formula": "peak"}}
    model = calculator_model(
        budget={**BUDGET, "results": results, "conditions": {"enough": {**ENOUGH, "doubts": ["chip_time"]}}}
    )
    (condition,) = model.conditions("calculators/budget")
    assert condition.doubts == (node("chip_time"), node("compute"))


def test_all_results_are_doubtful_where_none_is_named():
    (condition,) = model_with(enough=ENOUGH).conditions("calculators/budget")
    assert condition.doubts == (node("chip_time"), node("compute"))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"at_least": None}, "is not complete"),
        ({"whole": True}, "is not complete"),
        ({"at_least": "soon"}, "soon"),
        ({"at_least": "price"}, "USD"),
        ({"formula": "chips"}, "chips"),
        ({"formula": "price"}, "gives"),
        ({"doubts": ["chip_times"]}, "chip_times"),
    ],
)
def test_a_model_with_a_condition_that_does_not_fit_is_refused(change, words):
    with pytest.raises(CalcError, match=words):
        model_with(enough={**ENOUGH, **change}).check()


def test_nothing_rests_on_a_condition():
    model = model_with(enough=ENOUGH).check()
    assert model.used_by(node("chip_time")) == [node("compute")]


def answer(model, **keys):
    return handle({"op": "evaluate", "claims": [node("compute")], **keys}, model)["conditions"]


def test_evaluate_answers_with_what_does_not_hold_in_words():
    (found,) = answer(model_with(enough=ENOUGH), set={node("price"): "4"})
    assert found == {
        "id": node("enough"),
        "words": "So little time trains nothing.",
        "text": "Chip time: 10,417 days, expected at least 20,000 days.",
        "comparison": "at_least",
        "value": pytest.approx(10_416.67),
        "limit": pytest.approx(20_000),
        "unit": "day",
        "is_broken": True,
        "share": None,
        "doubts": [node("chip_time"), node("compute")],
    }


def test_evaluate_says_the_share_of_the_draws():
    model = model_with(enough=ENOUGH)
    (found,) = answer(model, set={node("price"): "1 to 3"}, samples=2000)
    assert found["words"].startswith("In ") and found["words"].endswith(
        "% of the draws: So little time trains nothing."
    )
    assert found["text"].endswith("As the numbers stand, that holds.") and found["share"] > 0.05
    (found,) = answer(model, set={node("price"): "1.9 to 4"}, samples=2000)
    assert found["text"].endswith("of the draws it is so.")


def test_evaluate_says_what_is_not_whole():
    whole = {**ENOUGH, "unit": "hour", "at_least": None, "whole": True}
    (found,) = answer(model_with(enough=whole), set={node("price"): "3"})
    assert found["text"] == "Chip time: 333,333 hours, expected a whole number." and found["limit"] is None


def test_claims_have_no_conditions():
    model = model_with(enough={**ENOUGH, "at_least": "1e9"})
    assert handle({"op": "evaluate", "claims": ["post/spent"]}, model)["conditions"] == []


@pytest.fixture
def packed(monkeypatch):
    model = model_with(enough={**ENOUGH, "doubts": ["compute"]})
    monkeypatch.setattr("calc.cli.packaged_model", lambda: model)
    return model


def test_the_command_line_warns(packed, capsys):
    assert main(["eval", "budget#compute", "--set", "price=4"]) == 0
    told = capsys.readouterr().out
    assert "warning: So little time trains nothing.\n    Chip time: 10,417 days" in told


def test_it_warns_only_of_results_that_are_doubtful(packed, capsys):
    assert main(["eval", "budget#chip_time", "--set", "price=4"]) == 0
    assert "warning" not in capsys.readouterr().out


def test_the_warning_is_in_the_json(packed, capsys):
    main(["eval", "budget#compute", "--set", "price=4", "--json"])
    (found,) = json.loads(capsys.readouterr().out)["conditions"]
    assert found["words"] == "So little time trains nothing."
