"""Every combination of rivals and the split of the spread, against closed forms and one evaluation for each."""

import json
import math
import statistics
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calc import CalcError, Evaluation, handle, handle_text, read_edit
from calc.combinations import MOST_COMBINATIONS, choices, combine
from calc.distributions import Z95
from tests.calc.calculator import calculator_model, node
from tests.calc.rival_model import claims_model


def rivals_model(formula, result=None, **inputs):
    """A result over inputs `t/<name>`, each with the claims that are given: texts, or records. Every one has a source,
    and so an origin, of its own."""
    records = {}
    for name, values in inputs.items():
        for place, value in enumerate(values):
            record = value if isinstance(value, dict) else {"value": value}
            source = f"s{place}" if place else "t"
            records[f"{source}/{name}"] = {"unit": "1", "quantity": name, "subject": "model", "rating": "B2", **record}
    names = {name: f"t/{name}" for name in inputs}
    records["t/result"] = {"unit": "1", "formula": formula, "inputs": names, **(result or {})}
    return claims_model(records)


def combined(model, target="t/result", samples=0, at_least=None, chosen=None, **options):
    evaluation = Evaluation(model, samples=samples, **options)
    return combine(evaluation, target, choices(evaluation, target, chosen, at_least))


def shares(found):
    return {choice.id: choice.share for choice in found.choices}


def test_all_combinations_and_the_main_effects_by_hand():
    # ln of the result is ln x + ln y: the variances are 1 (of -1 and 1) and 1/4 (of -1/2 and 1/2).
    found = combined(rivals_model("x * y", x=["1", str(math.e**2)], y=["1", str(math.e)]))
    assert (found.count, found.is_logarithmic) == (4, True)
    assert found.values == pytest.approx([1, math.e, math.e**2, math.e**3])
    assert shares(found) == {"t/x": pytest.approx(0.8), "t/y": pytest.approx(0.2)}
    assert (found.share_belief, found.share_ranges, found.share_interplay) == (1.0, 0.0, 0.0)


def test_what_no_single_choice_does_is_interplay():
    found = combined(rivals_model("x * y", x=["-1", "1"], y=["-1", "1"]))
    assert not found.is_logarithmic and found.share_belief == 1.0
    assert (shares(found), found.share_interplay) == ({"t/x": 0.0, "t/y": 0.0}, 1.0)


def test_three_rivals_and_a_sum_by_hand():
    # Plain numbers, since one is negative: x of -3, 0, 3 has variance 6, y of 0, 2 has 1.
    found = combined(rivals_model("x + y", x=["-3", "0", "3"], y=["0", "2"]))
    assert shares(found) == {"t/x": pytest.approx(6 / 7, abs=1e-6), "t/y": pytest.approx(1 / 7, abs=1e-6)}


def test_without_rivals_or_ranges_nothing_varies():
    found = combined(rivals_model("x * y", x=["2"], y=["3"]), samples=64)
    assert (found.count, found.values, found.draws) == (1, [6.0], 0)
    assert (found.share_belief, found.share_ranges, found.share_interplay) == (None, None, None)


def test_rivals_that_agree_make_no_spread():
    found = combined(rivals_model("x", x=["0.1", "0.1", "0.1"]))
    assert (found.count, found.share_belief) == (3, None)


def test_one_combination_with_a_range_is_all_range():
    found = combined(rivals_model("x", x=[{"p5": "1", "p95": "2"}]), samples=512)
    assert (found.share_belief, found.share_ranges) == (0.0, 1.0)


def lognormal(median, sigma):
    factor = math.exp(Z95 * sigma)
    return {"p5": repr(median / factor), "p95": repr(median * factor)}


@pytest.mark.parametrize("samples", [2048, 512])
def test_the_split_of_lognormals_has_a_closed_form(samples):
    # ln result = ln a + ln b. Between: the variance of ln 1 and ln e², 1. Within: the mean of 0.3² and 0.5², and 0.4².
    model = rivals_model("a * b", a=[lognormal(1, 0.3), lognormal(math.e**2, 0.5)], b=[lognormal(5, 0.4)])
    found = combined(model, samples=samples)
    within = (0.3**2 + 0.5**2) / 2 + 0.4**2
    assert found.share_belief == pytest.approx(1 / (1 + within), abs=0.01 if samples > 1000 else 0.03)
    assert found.share_belief + found.share_ranges == 1.0


def test_many_combinations_of_few_draws_each_are_split_without_bias():
    # 1,024 combinations with 16 draws or so each: the noise of their means must not pass for belief.
    inputs = {f"x{place}": [lognormal(1, 0.5), lognormal(1.2, 0.5)] for place in range(10)}
    found = combined(rivals_model(" * ".join(inputs), **inputs), samples=2048)
    between, within = 10 * (math.log(1.2) / 2) ** 2, 10 * 0.25
    assert found.draws < 32 and found.count == 1024
    assert found.share_belief == pytest.approx(between / (between + within), abs=0.02)


def brute(model, uses, samples):
    """The split by one whole evaluation for each combination."""
    means, inner = [], []
    for combination in product(*([(id, claim) for claim in claims] for id, claims in uses.items())):
        taken = {id: claim for id, claim in combination if claim != id}
        evaluation = Evaluation(model, uses=taken, samples=samples)
        logs = [math.log(value) for value in evaluation.column("t/result")]
        means.append(statistics.fmean(logs))
        inner.append(statistics.pvariance(logs))
    between, within = statistics.pvariance(means), statistics.fmean(inner)
    return between / (between + within)


def test_the_split_is_that_of_one_evaluation_for_each_combination():
    model = rivals_model(
        "x ** 2 / y + z",
        x=[{"p5": "1", "p95": "3"}, "4", {"p5": "2", "p95": "2.5"}],
        y=["2", {"p5": "1", "p95": "5"}],
        z=[{"p5": "0.1", "p95": "1"}],
    )
    uses = {"t/x": ["t/x", "s1/x", "s2/x"], "t/y": ["t/y", "s1/y"]}
    found = combined(model, samples=2048)
    assert found.count == 6
    assert found.share_belief == pytest.approx(brute(model, uses, 2048), abs=0.01)
    for one in found.combinations:
        evaluation = Evaluation(model, uses=one.uses, samples=2048)
        assert one.value == evaluation.value("t/result")
        if found.draws == 2048:
            assert (one.p5, one.p95) == (
                evaluation.result("t/result").interval[0],
                evaluation.result("t/result").interval[2],
            )


def test_the_same_draws_stand_for_one_number_wherever_it_occurs():
    # x / x is 1 in every draw of every combination.
    model = rivals_model("x / same", x=[{"p5": "1", "p95": "3"}, {"p5": "5", "p95": "9"}], same=["1"])
    claims = {**{id: model[id].record for id in model.claims}}
    claims["t/result"] = {**claims["t/result"], "formula": "x / again", "inputs": {"x": "t/x", "again": "t/again"}}
    claims["t/again"] = {"unit": "1", "formula": "x", "inputs": {"x": "t/x"}}
    found = combined(claims_model(claims), samples=256)
    assert set(found.column) == {1.0} and found.share_belief is None


def test_more_combinations_than_may_be_are_taken_evenly_and_that_is_said():
    inputs = {f"x{place}": ["1", "2"] for place in range(13)}
    model = rivals_model(" * ".join(inputs), **inputs)
    found = combined(model)
    assert (found.count, len(found.combinations)) == (2**13, MOST_COMBINATIONS)
    assert len({json.dumps(one.uses) for one in found.combinations}) == MOST_COMBINATIONS  # no one twice
    assert all(share == pytest.approx(1 / 13, abs=0.02) for share in shares(found).values())
    answer = handle({"op": "rivals", "claim": "t/result", "samples": 0}, model)
    assert answer["note"] == "Of 8,192 combinations 4,096 were computed, taken evenly."
    assert (answer["combinations"], answer["computed"], len(answer["rows"])) == (8192, 4096, 200)
    values = [row["value"] for row in answer["rows"]]
    assert values == sorted(values) and (values[0], values[-1]) == (answer["value"]["low"], answer["value"]["high"])


def test_combinations_without_a_value_are_counted_and_do_not_spoil_the_rest():
    found = combined(rivals_model("sqrt(x) * y", x=["4", "-1"], y=["1", "2"]))
    assert found.values == [2.0, 4.0]
    answer = handle({"op": "rivals", "claim": "t/result"}, rivals_model("sqrt(x)", x=["4", "-1"]))
    assert (answer["undefined"], answer["value"]["high"], len(answer["rows"])) == (1, 2.0, 1)


def test_a_filter_leaves_what_it_leaves():
    model = rivals_model("x * y", x=["1", {"value": "5", "rating": "A1"}, {"value": "9", "rating": "F6"}], y=["2"])
    assert combined(model).count == 3
    found = combined(model, at_least="B1")
    assert found.values == [10.0]  # the one claim that is left, whatever stands there now
    assert combined(model, at_least="A1").values == [10.0]
    none = combined(rivals_model("x", x=["1", "2"]), at_least="A1")
    assert (none.count, none.values) == (1, [1.0])  # nothing is left, so it stays


def test_an_edit_is_no_choice_but_a_chosen_input_is():
    model = rivals_model("x * y", x=["1", "2"], y=["1", "3"])
    edits = {"t/x": read_edit(model, "t/x", "10")}
    assert combined(model, edits=edits).values == [10.0, 30.0]
    found = combined(model, edits=edits, chosen={"t/x": ["t/x", "s1/x"]})
    assert found.values == [1.0, 2.0]


def test_an_input_that_the_result_does_not_rest_on_is_refused():
    with pytest.raises(CalcError, match="does not rest on 's1/x'"):
        combined(rivals_model("x", x=["1", "2"]), chosen={"s1/x": ["t/x"]})


def test_fits_are_taken_whole():
    def fit(name, a, b, **more):
        values = {"a": a, "b": b}
        whole = {f"{name}/fit": {"rating": "B2", "statement": f"The fit of {name}.", **more}}
        return whole | {
            f"{name}/fit#{key}": {
                "unit": "1",
                "part_of": f"{name}/fit",
                "quantity": key,
                "subject": "model",
                "rating": "B2",
                **value,
            }
            for key, value in values.items()
        }

    joint = {"correlations": {"a": {"b": "0.9"}}}
    records = {
        **fit("old", {"value": "1"}, {"value": "10"}),
        **fit("new", {"p5": "2", "p95": "3"}, {"p5": "20", "p95": "30"}, joint=joint),
        "lone/a": {"unit": "1", "quantity": "a", "subject": "model", "rating": "B2", "value": "7"},
        "t/result": {"unit": "1", "formula": "a / b", "inputs": {"a": "old/fit#a", "b": "old/fit#b"}},
    }
    found = combined(claims_model(records), samples=256)
    assert found.count == 2 and {round(value, 6) for value in found.values} == {0.1}  # never 1/25 or 2.4/10
    (choice,) = found.choices
    assert (choice.id, choice.inputs) == ("old/fit", ["old/fit#a", "old/fit#b"])
    assert [option.rival.id for option in choice.options] == ["old/fit", "new/fit"]
    assert [one.id for one in choice.left_out] == ["lone/a"]
    answer = handle({"op": "rivals", "claim": "t/result"}, claims_model(records))
    rival = answer["inputs"][0]["rivals"][1]
    assert (rival["claim"], rival["value"], rival["text"]) == ("new/fit", None, "The fit of new.")
    assert (rival["rating"], rival["origins"], rival["is_present"], rival["repeats"]) == ("B2", ["new"], False, None)


def test_message_for_a_calculator():
    answer = handle({"op": "rivals", "claim": node("compute"), "samples": 512}, calculator_model())
    price = next(choice for choice in answer["inputs"] if choice["id"] == node("price"))
    assert [rival["claim"] for rival in price["rivals"]] == ["vendor/price", "post/price"]
    assert (answer["combinations"], answer["computed"], answer["note"]) == (2, 2, None)
    # Both have the median 2, so that whom one believes makes no difference.
    assert 0 <= answer["share_belief"] < 0.01 and answer["share_belief"] + answer["share_ranges"] == 1
    assert sum(answer["histogram"]["counts"]) > 900
    assert [row["use"][node("price")] for row in answer["rows"]] == ["vendor/price", "post/price"]
    assert answer["rows"][0]["p5"] < answer["rows"][0]["value"] < answer["rows"][0]["p95"]
    assert answer["value"]["low_text"].endswith("FLOP")


def test_inputs_that_are_fixed_keep_their_number_and_are_told_all_the_same():
    model = rivals_model("x * y", x=["1", "5"], y=["2", "3"])
    both = handle({"op": "rivals", "claim": "t/result"}, model)
    one, other = (choice["id"] for choice in both["inputs"])
    answer = handle({"op": "rivals", "claim": "t/result", "fixed": [one]}, model)
    assert (both["combinations"], answer["combinations"]) == (4, 2)
    assert [choice["id"] for choice in answer["inputs"]] == [one, other]
    assert [choice["share"] for choice in answer["inputs"]] == [None, 1.0]
    assert all(one not in row["use"] for row in answer["rows"])
    assert "not a list" in handle({"op": "rivals", "claim": "t/result", "fixed": "x"}, model)["error"]["message"]


def test_the_seed_and_the_order_of_claims_do_not_move_the_digits():
    model = calculator_model()
    request = {"op": "rivals", "claim": node("compute"), "samples": 256}
    assert handle(request, model) == handle(request, calculator_model())


@pytest.mark.parametrize(
    "request_, says",
    [
        ({"op": "rivals"}, "no claim"),
        ({"op": "rivals", "claim": "paper/words"}, "has no number"),
        ({"op": "rivals", "claim": node("compute"), "inputs": [1]}, "'inputs' is not an object"),
        ({"op": "rivals", "claim": node("compute"), "inputs": {node("price"): "x"}}, "not an object of lists"),
        ({"op": "rivals", "claim": node("compute"), "inputs": {node("price"): [["x"]]}}, "not an object of lists"),
        ({"op": "rivals", "claim": node("compute"), "inputs": {"nope": []}}, "no claim 'nope'"),
        ({"op": "rivals", "claim": node("compute"), "at_least": 2}, "is not a rating"),
        ({"op": "rivals", "claim": node("compute"), "samples": "x"}, "not a number of samples"),
    ],
)
def test_wrong_message_is_explained(request_, says):
    assert says in handle(request_, calculator_model())["error"]["message"]


numbers = st.sampled_from(["0", "1", "-2", "0.5", "1e-9", "1e12", "3"])
ranges = st.sampled_from([{"p5": "1", "p95": "2"}, {"p5": "-1", "p95": "4"}, {"p5": "1e-3", "p95": "1e6"}])
formulas = st.sampled_from(
    [
        "x * y",
        "x / y",
        "x + y",
        "x - y",
        "sqrt(x) * y",
        "log(x) + y",
        "x ** y",
        "min(x, y)",
        "exp(x) / y",
        "1 / (x - y)",
    ]
)
claims = st.lists(st.one_of(numbers, ranges), min_size=1, max_size=4)


@settings(max_examples=60, deadline=None)
@given(formula=formulas, x=claims, y=claims, samples=st.sampled_from([0, 1, 2, 3, 64]))
def test_shares_are_shares_whatever_the_formula(formula, x, y, samples):
    request = json.dumps({"op": "rivals", "claim": "t/result", "samples": samples})
    answer = json.loads(handle_text(request, rivals_model(formula, x=x, y=y)))
    parts = [answer["share_belief"], answer["share_ranges"]]
    assert parts == [None, None] or (sum(parts) == pytest.approx(1, abs=1e-9) and all(0 <= part <= 1 for part in parts))
    own = [choice["share"] for choice in answer["inputs"] if choice["share"] is not None]
    assert all(0 <= share <= 1 for share in own)
    if own and parts[0]:
        assert sum(own) + answer["share_interplay"] == pytest.approx(1, abs=1e-5)
    assert answer["combinations"] == len(x) * len(y) == answer["undefined"] + len(answer["rows"])


def test_what_is_fixed_keeps_its_number():
    request = {"op": "rivals", "claim": node("compute"), "samples": 0, "fixed": [node("price")]}
    answer = handle(request, calculator_model())
    assert answer["combinations"] == 1 and answer["value"]["low"] == answer["value"]["high"]
    assert "'fixed' is not a list" in handle({**request, "fixed": "x"}, calculator_model())["error"]["message"]
