"""A small model of its own, so that tests of calc do not move with the claims."""

import pytest

from calc import Model

CLAIMS = {
    "a/cost": {"kind": "assumption", "value": "100m", "unit": "USD", "quantity": "cost"},
    "a/tokens": {"kind": "assumption", "value": "4T", "unit": "token"},
    "a/vocabulary": {"kind": "assumption", "value": "50k", "unit": "1"},
    "a/price": {"kind": "assumption", "value": "33,849", "unit": "USD/month"},
    "a/peak": {"kind": "assumption", "value": "275", "unit": "TFLOP/s"},
    "a/share": {"kind": "statement", "p5": "30%", "p95": "90%", "unit": "%", "quantity": "share"},
    "a/wordy": {"kind": "statement"},
    "a/row": {"kind": "statement"},
    "a/row#tokens": {"kind": "statement", "part_of": "a/row", "value": "3T", "unit": "token"},
    "b/bits": {
        "value": "2e17",
        "unit": "bit",
        "formula": "tokens * vocabulary",
        "inputs": {"tokens": "a/tokens", "vocabulary": "a/vocabulary"},
    },
    "b/bits-per-dollar": {
        "value": "2",
        "unit": "Gbit/USD",
        "formula": "bits / cost",
        "inputs": {"bits": "b/bits", "cost": "a/cost"},
    },
    "b/tokens-per-dollar": {
        "value": "40k",
        "unit": "token/USD",
        "formula": "tokens / cost",
        "inputs": {"tokens": "a/tokens", "cost": "a/cost"},
    },
    "b/flop-per-dollar": {
        "value": "2.12e16",
        "unit": "FLOP/USD",
        "formula": "peak / price",
        "inputs": {"peak": "a/peak", "price": "a/price"},
    },
    "b/tokens-per-flop": {
        "value": "1.89e-12",
        "unit": "token/FLOP",
        "formula": "tokens_per_dollar / flop_per_dollar",
        "inputs": {"tokens_per_dollar": "b/tokens-per-dollar", "flop_per_dollar": "b/flop-per-dollar"},
    },
    "b/flop-per-token": {
        "value": "5.31e13",
        "unit": "FLOP/token",
        "formula": "1 / tokens_per_flop",
        "inputs": {"tokens_per_flop": "b/tokens-per-flop"},
    },
    "b/used-cost": {"unit": "USD", "formula": "share * cost", "inputs": {"share": "a/share", "cost": "a/cost"}},
    "b/of-words": {"value": "1", "unit": "USD", "formula": "2 * words", "inputs": {"words": "a/wordy"}},
    "b/rough": {"value": "3", "unit": "1", "formula": "coarse / 1.4", "inputs": {"coarse": "a/coarse"}},
    "b/at-least": {
        "value": "10M",
        "unit": "USD",
        "qualifier": "at_least",
        "formula": "cost / 2",
        "inputs": {"cost": "a/cost"},
    },
    "b/on-uncertain": {"unit": "USD", "value": "5M", "formula": "used / 10", "inputs": {"used": "b/used-cost"}},
    "a/coarse": {"kind": "statement", "value": "5", "unit": "1"},
}

QUANTITIES = {
    "cost": {"label": "Cost", "unit": "USD", "units": ["USD", "million USD", "token"], "min": 0, "max": None},
    "share": {"label": "Share", "unit": "1", "units": ["1", "%"], "min": 0, "max": 1},
}


@pytest.fixture
def model() -> Model:
    claims = {
        id: {"id": id, "source": id[0], "kind": "implication", "statement": f"About {id}.", **record}
        for id, record in CLAIMS.items()
    }
    sources = {"a": {"title": "Source A", "published": "2023"}, "b": {"title": "Source B", "published": None}}
    return Model.from_json(
        {"version": 1, "data_version": "test", "quantities": QUANTITIES, "sources": sources, "claims": claims}
    )
