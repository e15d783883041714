"""The model: what `calc` gets."""

import json

import pytest

from build_scripts.records import compile_model, load, model_json
from calc.messages import handle
from calc.model import Model
from tests.check.corpus import Corpus
from tests.check.standing import add_calculator


@pytest.fixture
def corpus(tmp_path):
    return Corpus(tmp_path)


def test_a_claim_holds_what_was_written(corpus):
    model = compile_model(load(corpus.root))
    assert model["claims"]["post/tokens-per-dollar"] == {
        "id": "post/tokens-per-dollar",
        "source": "post",
        "kind": "implication",
        "statement": "A dollar bought 40,000 tokens.",
        "quote": "4T tokens ÷ $100m = 40k tokens/$",
        "locator": "Implications, 1",
        "subject": "gpt-4",
        "quantity": "tokens_per_dollar",
        "value": "40k",
        "p5": None,
        "p95": None,
        "unit": "token/USD",
        "qualifier": "exact",
        "credibility": 3,
        "rating": "D3",
        "status": "accepted",
        "derived_from": [],
        "cites": ["post/tokens", "post/cost"],
        "corrects": None,
        "formula": "tokens / cost",
        "inputs": {"tokens": "post/tokens", "cost": "post/cost"},
        "finding": {
            "cause": "rounding",
            "explanation": "Nothing is wrong.",
            "corrected_by": "reckoner/tokens-per-dollar",
            "written_for": {"tokens": "4T token", "cost": "$100M", "stated": "40k token/USD"},
        },
        "position": 3,
    }
    assert model["claims"]["reckoner/tokens-per-dollar"]["corrects"] == "post/tokens-per-dollar"
    assert model["quantities"]["utilization"] == {
        "label": "Utilization", "unit": "1", "units": ["1", "%"], "min": 0, "max": 1,
    }  # fmt: skip
    assert model["sources"]["post"] == {
        "title": "A post", "reliability": "D", "published": "2023-06", "url": "https://example.org/post",
    }  # fmt: skip
    assert model["subjects"] == {"gpt-4": {"label": "GPT-4"}}


def test_claims_are_in_the_order_of_source_position_and_id(corpus):
    corpus.replace("post/cost.yaml", "position: 1", "position: 9")
    assert list(compile_model(load(corpus.root))["claims"]) == [
        "post/tokens", "post/tokens-per-dollar", "post/cost", "reckoner/tokens-per-dollar",
    ]  # fmt: skip


def test_the_same_records_give_the_same_bytes_and_others_another_version(corpus):
    first, second = (model_json(compile_model(load(corpus.root))) for _ in range(2))
    assert first == second
    version = json.loads(first)["data_version"]
    assert len(version) == 12 and int(version, 16) >= 0
    corpus.replace("post/cost.yaml", "value: 100M", "value: 101M")
    assert compile_model(load(corpus.root))["data_version"] != version


def test_calc_reads_it(corpus):
    model = Model.from_json(compile_model(load(corpus.root))).check()
    answer = handle({"op": "evaluate", "claims": None, "set": {}, "units": {}, "samples": 0, "seed": 0}, model)
    assert answer["results"]["post/tokens-per-dollar"]["recomputed"] == 40_000
    assert answer["results"]["post/tokens-per-dollar"]["verdict"] == "agrees"


def test_malformed_records_compile_all_the_same(corpus):
    corpus.write("post/cost.yaml", "finding: x\nvalue: [")
    corpus.write("vocabulary/quantities.yaml", "training_cost: [x]\n")
    assert json.loads(model_json(compile_model(load(corpus.root))))["claims"]["post/cost"]["value"] is None


def test_a_calculator_is_its_inputs_and_results_without_the_page(corpus):
    add_calculator(corpus)
    (calculator,) = compile_model(load(corpus.root))["calculators"].values()
    assert (calculator["id"], calculator["title"]) == ("calculators/dollar", "What does a dollar buy?")
    assert calculator["inputs"]["budget"] == {
        "label": "Budget", "default": "post/cost", "unit": "million USD", "quantity": "training_cost",
        "subject": "gpt-4", "min": 0, "max": None, "rivals": None,
    }  # fmt: skip
    assert (calculator["inputs"]["tokens"]["unit"], calculator["inputs"]["tokens"]["rivals"]) == ("token", "quantity")
    assert calculator["results"]["rate"] == {
        "label": "Tokens per dollar", "quantity": "tokens_per_dollar", "unit": "token/USD",
        "formula": "tokens / budget",
    }  # fmt: skip
    assert set(calculator) == {"id", "title", "inputs", "results"}


def test_a_calculator_whose_default_does_not_exist_compiles_all_the_same(corpus):
    add_calculator(corpus, "default: post/cost", "default: post/costs")
    (calculator,) = compile_model(load(corpus.root))["calculators"].values()
    assert calculator["inputs"]["budget"]["quantity"] is None


def test_a_claim_holds_what_is_said_of_its_distribution(corpus):
    corpus.write(
        "reckoner/fit.yaml",
        """statement: x
subject: gpt-4
values:
  cost: {quantity: training_cost, value: 3M, log_standard_error: 0.2, unit: USD}
  tokens: {quantity: training_tokens, least: 1T, greatest: 3T, family: log-uniform, unit: token}
joint: {correlations: {cost: {tokens: -0.50}}}
credibility: 3
rating_reason: x
""",
    )
    claims = compile_model(load(corpus.root))["claims"]
    assert claims["reckoner/fit"]["joint"] == {"correlations": {"cost": {"tokens": "-0.50"}}}
    assert claims["reckoner/fit#cost"]["log_standard_error"] == "0.2" and "joint" not in claims["reckoner/fit#cost"]
    tokens = Model.from_json(compile_model(load(corpus.root)))["reckoner/fit#tokens"].stated
    assert (tokens.family, tokens.low, tokens.high) == ("log-uniform", 1e12, 3e12)
    assert "family" not in claims["post/cost"]
