"""The JSON messages that the page, the command line and the site build share."""

import json
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calc import handle, handle_text
from tests.calc.calculator import calculator_model, node


def test_evaluate_gives_every_claim_in_its_own_unit(model):
    answer = handle({"op": "evaluate"}, model)
    assert list(answer["results"]) == list(model.claims)
    found = answer["results"]["b/bits-per-dollar"]
    assert (found["recomputed"], found["unit"], found["verdict"]) == (2.0, "Gbit/USD", "agrees")
    assert found["recomputed_text"] == "2 Gbit per USD"


def test_an_edit_is_echoed_as_it_was_understood(model):
    answer = handle({"op": "evaluate", "claims": ["b/tokens-per-dollar"], "set": {"a/cost": "$50M to $60M"}}, model)
    assert answer["understood"]["a/cost"]["text"] == "90 % interval, lognormal, 50 million to 60 million USD"
    assert answer["understood"]["a/cost"]["entry"] == "50M to 60M"


def test_wrong_edit_is_told_and_the_rest_is_answered(model):
    request = {
        "op": "evaluate",
        "claims": ["b/tokens-per-dollar"],
        "set": {"a/cost": "lots", "a/tokens": "8T", "nope/x": "1"},
    }
    answer = handle(request, model)
    assert set(answer["errors"]) == {"a/cost", "nope/x"}
    assert answer["errors"]["a/cost"]["message"] == "'lots' is not a number."
    assert answer["results"]["b/tokens-per-dollar"]["recomputed"] == 80000.0


def test_shown_unit(model):
    answer = handle({"op": "evaluate", "claims": ["a/cost"], "units": {"a/cost": "million USD"}}, model)
    assert (answer["results"]["a/cost"]["stated"], answer["results"]["a/cost"]["unit"]) == (100.0, "million USD")
    answer = handle({"op": "evaluate", "claims": ["a/cost"], "units": {"a/cost": "token"}}, model)
    assert "'USD' cannot be turned into 'token'" in answer["errors"]["a/cost"]["message"]


def test_a_bare_number_is_in_the_unit_that_the_field_showed(model):
    request = {"op": "evaluate", "claims": ["a/cost"], "set": {"a/cost": "50"}, "written_in": {"a/cost": "million USD"}}
    answer = handle({**request, "units": {"a/cost": "USD"}}, model)
    assert (answer["results"]["a/cost"]["value"], answer["understood"]["a/cost"]["entry"]) == (50e6, "50M")
    answer = handle({**request, "set": {"a/cost": "50 USD"}}, model)  # a unit that was typed wins
    assert answer["results"]["a/cost"]["value"] == 50.0
    answer = handle({**request, "written_in": {"a/cost": "token"}}, model)
    assert "'USD' cannot be turned into 'token'" in answer["errors"]["a/cost"]["message"]


def test_intervals_have_words_for_step_and_chain(model):
    request = {"op": "evaluate", "claims": ["b/used-cost"], "samples": 512}
    result = handle(request, model)["results"]["b/used-cost"]
    assert result["recomputed_interval_text"] == result["chained_interval_text"] == result["interval_text"]
    assert result["interval_text"].startswith("90 % interval, ")


def test_units_that_fit(model):
    units = handle({"op": "units", "claim": "a/cost"}, model)["units"]
    assert [unit["unit"] for unit in units] == ["USD", "million USD"]  # `token` does not fit and is left out


def test_describe(model):
    assert handle({"op": "describe"}, model) | {"engine": ""} == {
        "version": 1,
        "engine": "",
        "data_version": "test",
        "claims": len(model.claims),
    }


@pytest.mark.parametrize(
    "request_, says",
    [
        (None, "not an object"),
        ([], "not an object"),
        ({}, "no operation None"),
        ({"op": "nope"}, "no operation 'nope'"),
        ({"op": "evaluate", "claims": "a"}, "not a list"),
        ({"op": "evaluate", "claims": ["a/cst"]}, "no claim 'a/cst'"),
        ({"op": "evaluate", "claims": [["a"]]}, "no claim"),
        ({"op": "evaluate", "set": [1]}, "'set' is not an object"),
        ({"op": "evaluate", "units": "x"}, "'units' is not an object"),
        ({"op": "evaluate", "samples": -1}, "not a number of samples"),
        ({"op": "evaluate", "samples": 10**9}, "not a number of samples"),
        ({"op": "evaluate", "seed": "x"}, "not a seed"),
        ({"op": "units"}, "no claim"),
    ],
)
def test_wrong_message_is_explained(model, request_, says):
    assert says in handle(request_, model)["error"]["message"]


def test_text_that_is_not_json(model):
    for text in ("{", "[" * 100_000, None):
        assert "not JSON" in json.loads(handle_text(text, model))["error"]["message"]


@pytest.mark.parametrize(
    "text",
    ["1e300 ZFLOP", "1e301", "1e-20 to 1e200", "5 ± 1e-30", "1e-299 to 1e299", "0e9999", "\ud800", "1e299 to 1e300"],
)
def test_sizes_that_cannot_be_computed_with_are_told_and_never_raise(model, text):
    request = {"op": "evaluate", "claims": ["b/used-cost"], "set": {"a/cost": text}, "samples": 64}
    answer = json.loads(handle_text(json.dumps(request), model))
    assert ("a/cost" in answer["errors"]) == (text != "0e9999")


def test_an_entry_keeps_the_shape_of_a_range(model):
    for text, entry in (("100 ± 50", "100 ± 50"), ("5M ± 1M", "5M ± 1M"), ("50M to 100M", "50M to 100M")):
        answer = handle({"op": "evaluate", "claims": [], "set": {"a/cost": text}}, model)
        assert answer["understood"]["a/cost"]["entry"] == entry


def test_percent_is_told_as_percent(model):
    answer = handle({"op": "evaluate", "claims": [], "set": {"a/share": "40%"}}, model)
    assert (answer["understood"]["a/share"]["text"], answer["understood"]["a/share"]["entry"]) == ("40%", "40")


def test_a_bound_that_holds_is_not_called_wrong(model):
    result = handle({"op": "evaluate", "claims": ["b/at-least"]}, model)["results"]["b/at-least"]
    assert (result["verdict"], result["ratio_text"]) == ("agrees", "within what was written")


@given(text=st.text(alphabet=string.printable + "−×÷±…–¹²³ſ\u00a0\u200b\ud7ff", max_size=40))
def test_no_text_in_a_field_breaks_the_answer(model_for_fuzzing, text):
    answer = json.loads(
        handle_text(
            json.dumps({"op": "evaluate", "claims": ["b/used-cost"], "set": {"a/cost": text}, "samples": 16}),
            model_for_fuzzing,
        )
    )
    assert ("a/cost" in answer["errors"]) != ("a/cost" in answer["understood"])


@pytest.fixture(scope="module")
def model_for_fuzzing():
    from calc import Model

    claims = {
        "a/cost": {"id": "a/cost", "kind": "assumption", "value": "100m", "unit": "USD"},
        "b/used-cost": {
            "id": "b/used-cost",
            "kind": "implication",
            "unit": "USD",
            "formula": "cost / 2",
            "inputs": {"cost": "a/cost"},
        },
    }
    return Model.from_json({"version": 1, "claims": claims})


def test_a_field_of_a_computed_number_shows_it_shortly(model):
    results = handle({"op": "evaluate", "claims": ["b/used-cost", "a/cost", "b/bits"]}, model)["results"]
    assert results["b/used-cost"]["entry"] == "51.96M"  # sqrt(0.3 * 0.9) * 100M
    assert (results["a/cost"]["entry"], results["b/bits"]["entry"]) == ("100m", "2e17")


def calculator():
    return calculator_model()


def test_a_result_names_the_claim_that_it_takes_and_shows_its_number():
    request = {"op": "evaluate", "claims": [node("price"), node("chip_time")], "samples": 64}
    results = handle(request, calculator())["results"]
    assert (results[node("price")]["kind"], results[node("price")]["uses"]) == ("input", "vendor/price")
    assert (results[node("price")]["entry"], results[node("price")]["stated"]) == ("2", None)
    assert results[node("chip_time")]["uses"] is None and results[node("chip_time")]["unit"] == "hour"
    swapped = handle({**request, "use": {node("price"): "post/price"}}, calculator())["results"][node("price")]
    assert (swapped["uses"], swapped["entry"], swapped["edited"]) == ("post/price", "1 to 4", True)
    assert (swapped["family"], swapped["p5"]) == ("lognormal", pytest.approx(1, rel=1e-2))
    edited = handle({**request, "set": {node("price"): "3 to 5"}}, calculator())["results"][node("price")]
    assert (edited["uses"], edited["entry"]) == (None, "3 to 5")


def test_a_default_is_shown_in_the_unit_of_its_field():
    request = {"op": "evaluate", "claims": [node("budget")], "units": {node("budget"): "thousand USD"}}
    assert handle({**request, "units": {}}, calculator())["results"][node("budget")]["entry"] == "1"
    assert handle(request, calculator())["results"][node("budget")]["entry"] == "1,000"


def test_histograms_are_in_the_unit_of_the_result():
    request = {"op": "evaluate", "claims": [], "histograms": [node("compute"), node("price")], "samples": 512}
    answer = handle({**request, "units": {node("compute"): "EFLOP"}}, calculator())
    found, middle = (answer["results"][node("compute")][key] for key in ("histogram", "p50"))
    assert set(found) == {"is_logarithmic", "edges", "counts", "below", "above"}
    assert found["edges"][0] < middle < found["edges"][-1]
    assert sum(found["counts"]) + round(512 * (found["below"] + found["above"])) == 512
    assert answer["results"][node("price")]["histogram"] is None  # no range
    assert (
        "histogram"
        not in handle({**request, "histograms": None, "claims": ["post/price"]}, calculator())["results"]["post/price"]
    )


def test_the_path_of_a_result():
    answer = handle({"op": "evaluate", "claims": [], "path": [node("compute")]}, calculator())
    assert answer["results"][node("compute")]["path"] == {
        "claims": ["paper/budget", "vendor/price", "post/peak", "paper/utilization"],
        "weakest_rating": "C3",
        "weakest": "post/peak",
        "weakest_statement": "About post/peak.",
        "origins": ["paper", "post", "vendor"],
        "oldest": "2020-01-31",
        "oldest_claim": "paper/budget",
        "oldest_statement": "About paper/budget.",
    }


@pytest.mark.parametrize(
    "change, says",
    [
        ({"histograms": "x"}, "'histograms' is not a list"),
        ({"path": {}}, "'path' is not a list"),
        ({"use": ["a"]}, "'use' is not an object"),
        ({"at_least": "Z9"}, "'Z9' is not a rating"),
        ({"path": ["calculators/budget#x"]}, "There is no claim 'calculators/budget#x'"),
    ],
)
def test_a_wrong_scenario_is_explained(change, says):
    assert says in handle({"op": "evaluate", "claims": [], **change}, calculator())["error"]["message"]


def test_no_use_is_no_change():
    request = {"op": "evaluate", "claims": [node("price")], "use": {node("price"): None}}
    answer = handle(request, calculator())
    assert answer["errors"] == {} and answer["results"][node("price")]["uses"] == "vendor/price"
