"""Inputs and results of standing calculators, and numbers taken in the place of others."""

import pytest

from calc import CalcError, Evaluation, handle, read_edit
from calc.distributions import from_range
from calc.sampling import chances
from tests.calc.calculator import BUDGET, calculator_model, node

HOUR = 3600.0
TERA = 1e12


@pytest.fixture
def model():
    return calculator_model().check()


def evaluated(model, edits=None, **options):
    return Evaluation(model, {id: read_edit(model, id, text) for id, text in (edits or {}).items()}, **options)


def test_nodes_are_found_like_claims_and_are_none(model):
    assert node("compute") in model and node("compute") not in model.claims
    assert list(model.nodes)[:2] == [node("budget"), node("price")]
    assert (model[node("budget")].kind, model[node("budget")].unit.text) == ("input", "million USD")
    assert (model[node("price")].unit.text, model[node("price")].record["quantity"]) == ("USD/hour", "price")
    assert (model[node("compute")].kind, model[node("compute")].unit.text) == ("result", "FLOP")
    assert model[node("budget")].bounds == (0.1e6, 100e6)  # its own, within those of its quantity
    assert model[node("utilization")].bounds == (0, 1)


def test_an_input_takes_what_its_default_states_and_results_follow(model):
    evaluation = evaluated(model)
    assert evaluation.value(node("price")) == 2 / HOUR
    assert evaluation.value(node("chip_time")) == pytest.approx(500_000 * HOUR)
    middle = (0.3 * 0.5) ** 0.5
    assert evaluation.value(node("compute")) == pytest.approx(500_000 * HOUR * 100 * TERA * middle)
    found = evaluation.result(node("compute"))
    assert found.step.value == found.chain.value == found.value and not found.edited


def test_links_of_nodes(model):
    assert model.rests_on(node("chip_time")) == ["paper/budget", node("budget"), "vendor/price", node("price")]
    assert model.used_by("vendor/price") == [node("price")]
    assert model.follows_from("vendor/price") == [node("price"), node("chip_time"), node("compute")]


def test_a_use_takes_the_stated_number_with_its_own_draws(model):
    evaluation = evaluated(model, uses={node("price"): "post/price"}, samples=256)
    assert evaluation.value(node("price")) == pytest.approx(2 / HOUR)
    shape = from_range(1 / HOUR, 4 / HOUR)
    assert evaluation.column(node("price")) == pytest.approx([shape.quantile(c) for c in chances("post/price", 256)])
    found = evaluation.result(node("price"))
    assert (found.taken.id, found.edited, found.amount.p5) == ("post/price", True, 1)
    assert evaluation.result(node("chip_time")).edited


def test_what_is_taken_is_what_is_stated_and_not_what_is_recomputed(model):
    evaluation = evaluated(model, uses={node("budget"): "post/spent"})
    assert evaluation.value(node("budget")) == 12e6
    # An edit of what that claim rests on does not change what its source stated; one of the claim itself does.
    assert evaluated(model, {"paper/budget": "2M"}, uses={node("budget"): "post/spent"}).value(node("budget")) == 12e6
    assert evaluated(model, {"post/spent": "9M"}, uses={node("budget"): "post/spent"}).value(node("budget")) == 9e6


def test_what_states_nothing_hands_on_what_its_formula_gives_and_edits_flow_through_it(model):
    uses = {node("budget"): "reckoner/half"}
    assert evaluated(model, uses=uses).value(node("budget")) == 0.5e6
    edited = evaluated(model, {"paper/budget": "4M"}, uses=uses)
    assert edited.value(node("budget")) == 2e6 and edited.result(node("chip_time")).edited
    assert not evaluated(model, {"paper/budget": "4M"}).result("vendor/price").edited


def test_an_edit_wins_over_a_use(model):
    found = evaluated(model, {node("price"): "3"}, uses={node("price"): "post/price"}).result(node("price"))
    assert (found.value, found.taken) == (pytest.approx(3 / HOUR), None)


def test_claims_may_be_swapped_for_each_other(model):
    uses = {"vendor/price": "post/price", "post/price": "vendor/price"}
    evaluation = evaluated(model, uses=uses, samples=64)
    assert evaluation.column("vendor/price") is not None and evaluation.column("post/price") is None
    # What an input takes is what the claim itself states, whatever is put in the place of that claim elsewhere.
    assert evaluation.column(node("price")) is None


def test_an_implication_may_take_its_own_stated_number(model):
    assert evaluated(model).value("post/spent") == 10e6
    assert evaluated(model, uses={"post/spent": "post/spent"}).value("post/spent") == 12e6


def test_a_claim_that_rests_on_what_it_would_replace_hands_on_what_it_states(model):
    evaluation = evaluated(model, uses={"paper/budget": "post/spent"})
    assert evaluation.value("paper/budget") == 12e6
    assert evaluation.value("post/spent") == 120e6  # its own formula, from the budget that now stands there


@pytest.mark.parametrize(
    "claim_id, taken_id, says",
    [
        ("paper/budget", "reckoner/half", "rests on 'paper/budget' itself"),
        (node("price"), "paper/budget", "cannot be turned into"),
        (node("price"), "paper/words", "'paper/words' has no number"),
        (node("price"), "vendor/prize", "There is no claim 'vendor/prize'"),
        (node("price"), node("budget"), "There is no claim"),
        (node("prize"), "vendor/price", "There is no claim 'calculators/budget#prize'"),
        ("paper/words", "vendor/price", "has no number in whose place"),
        (node("budget"), "paper/unrated", "not possible for this quantity"),
    ],
)
def test_a_use_that_is_not_possible_is_explained(model, claim_id, taken_id, says):
    with pytest.raises(CalcError, match=says):
        Evaluation(model, uses={claim_id: taken_id})
    answer = handle({"op": "evaluate", "claims": [node("compute")], "use": {claim_id: taken_id}}, model)
    assert says in answer["errors"][claim_id]["message"]
    assert answer["results"][node("compute")]["value"] is not None


def test_two_uses_that_rest_on_each_other_are_refused(model):
    assert evaluated(model, uses={"paper/unrated": "reckoner/half"}).value("paper/unrated") == 0.5e6
    assert evaluated(model, uses={"paper/budget": "reckoner/double"}).value("paper/budget") == 10
    with pytest.raises(CalcError, match="'reckoner/double' rests on 'paper/budget' itself"):
        Evaluation(model, uses={"paper/unrated": "reckoner/half", "paper/budget": "reckoner/double"})


def test_leaves_are_what_brings_numbers_of_its_own(model):
    assert evaluated(model).leaves(node("chip_time")) == [node("budget"), node("price")]
    assert evaluated(model).leaves("post/spent") == ["paper/budget"]
    assert evaluated(model, {"post/spent": "1"}).leaves("post/spent") == ["post/spent"]
    assert evaluated(model, uses={"post/spent": "paper/unrated"}).leaves("post/spent") == ["post/spent"]
    assert evaluated(model).leaves("paper/words") == []
    assert evaluated(model, {node("chip_time"): "5 hour"}).leaves(node("compute")) == [
        node("chip_time"),
        node("peak"),
        node("utilization"),
    ]


def test_a_number_stays_within_the_narrower_bounds_of_what_takes_it():
    inputs = {"share": {"label": "Share", "default": "paper/utilization", "unit": "%", "min": 20, "max": 50}}
    results = {"double": {"label": "Double", "unit": "%", "formula": "2 * share"}}
    model = calculator_model(narrow={"id": "calculators/narrow", "title": "N", "inputs": inputs, "results": results})
    column = Evaluation(model.check(), samples=512).column("calculators/narrow#double")
    assert max(column) == 1.0 and min(column) >= 0.4
    assert sum(value == 1.0 for value in column) == pytest.approx(512 * 0.05, abs=1)
    free = Evaluation(model, samples=512).column("paper/utilization")
    assert max(free) > 0.5


@pytest.mark.parametrize(
    "change, says",
    [
        ({"inputs": {"price": {"default": "vendor/prize"}}}, "'vendor/prize', is not a claim"),
        ({"inputs": {"price": {"default": "paper/words"}}}, "'paper/words', has no number"),
        ({"inputs": {"price": {"default": "vendor/price", "unit": "token"}}}, "'USD/hour' cannot be turned into"),
        ({"results": {"price": {"formula": "budget", "unit": "USD"}}}, "both an input and a result"),
        ({"results": {"cost": {"formula": "budget * rate", "unit": "USD"}}}, "Its formula uses rate"),
        ({"results": {"cost": {"formula": "budget * price", "unit": "USD"}}}, "but the claim is in USD"),
        ({"results": {"a": {"formula": "b", "unit": "1"}, "b": {"formula": "a", "unit": "1"}}}, "rest on each other"),
        ({"inputs": ["price"]}, "do not have the shape of calculators"),
    ],
)
def test_the_check_of_a_model_finds_what_is_wrong_with_a_calculator(change, says):
    wrong = {**BUDGET, "results": {}, **change}
    if isinstance(change.get("inputs"), dict):
        wrong["inputs"] = {**BUDGET["inputs"], **change["inputs"]}
    with pytest.raises(CalcError, match=says):
        calculator_model(budget=wrong).check()
