"""Document 004: the post on a GPT for under $100,000, and the one on democracy that stands below it.

Every number that their claims lead to is worked out here by hand and set against calc's. Nothing is taken from calc
or from the YAML: the inputs are those that the posts print, of the papers that they speak of, and archived prices.
"""

import pytest

from calc.messages import handle
from tests.corpus.by_hand import (
    AGREES,
    DAY,
    DIFFERS,
    HOUR,
    YEAR,
    assert_correction,
    assert_reading,
    corrections_of,
    expected,
    found,
    implications_of,
    near,
)

DOCUMENTS = BUDGET, DEMOCRACY = "haley-2023-04", "haley-2023-democracy"

A100 = 312e12  # FLOP/s
HOURS = 2_000 * 21 * 24  # stated as almost exactly a million
PRICE = 1.10  # the lowest published price of an A100 for an hour
COST_65B = HOURS * PRICE  # stated as less than $1,000,000
COST_13B = 0.20 * COST_65B
HALF_OF_13B = COST_13B * 0.5e12 / 1.0e12
# Meta's own hours: as the paper prints them, and from its tokens and its speed.
META_HOURS, META_HOURS_CHAINED = 1_022_362, 1.4e12 / 380 / HOUR


def loss(parameters, tokens):
    """Nats per token, by the published Chinchilla law."""
    return 1.69 + 406.4 / parameters**0.34 + 410.7 / tokens**0.28


# Step (from the numbers that the posts print), chain (from their own assumptions), and the verdict on each.
IMPLICATIONS = {
    f"{BUDGET}/state-of-the-art-compute": (2_000 * 21 * DAY * A100, AGREES, 2_000 * 21 * DAY * A100, AGREES),
    f"{BUDGET}/million-trillion-trillion": (1e6 * 1e12 * 1e12, DIFFERS, 1e6 * 1e12 * 1e12, DIFFERS),
    f"{BUDGET}/65b-chip-hours": (HOURS, AGREES, HOURS, AGREES),
    f"{BUDGET}/65b-training-cost": (COST_65B, DIFFERS, COST_65B, DIFFERS),
    f"{BUDGET}/state-of-the-art-training-cost": (1e6, AGREES, COST_65B, AGREES),
    f"{BUDGET}/save-the-cost": (1e6, AGREES, COST_65B, AGREES),
    # Per cent.
    f"{BUDGET}/13b-cost-ratio": (100 * 13 / 65, AGREES, 100 * 13 / 65, AGREES),
    f"{BUDGET}/13b-training-cost": (0.20 * 1e6, AGREES, COST_13B, DIFFERS),
    f"{BUDGET}/data-cut-saving": (100 * 0.5 / 1.0, AGREES, 100 * 0.5 / 1.0, AGREES),
    f"{BUDGET}/13b-less-data-training-cost": (200_000 * 0.50, AGREES, HALF_OF_13B, DIFFERS),
    f"{BUDGET}/vicuna-gap": (100 - 90, AGREES, 100 - 90, AGREES),
    # How many times one model is as large as another.
    f"{DEMOCRACY}/chinchilla-compared": (70 / 175, AGREES, 70 / 175, AGREES),
    f"{DEMOCRACY}/galactica-size": (120 / 175, AGREES, 120 / 175, AGREES),
    f"{DEMOCRACY}/llama-size": (65.2 / 175, DIFFERS, 65.2 / 175, DIFFERS),
    f"{DEMOCRACY}/gpt-3-size": (175 / 65.2, AGREES, 175 / 65.2, AGREES),
    f"{DEMOCRACY}/palm-size": (540 / 65.2, AGREES, 540 / 65.2, AGREES),
}

# What we say should have come out: (from the printed numbers, along the chain, as our statement puts it, that number).
CORRECTIONS = {
    "haley-trillion-trillion": (1e12 * 1e12, 1e12 * 1e12, "power of 24", 1e24),
    "haley-65b-training-cost": (META_HOURS * PRICE, META_HOURS_CHAINED * PRICE, "1.12 million", 1.12e6),
    "haley-half-data-loss-ratio": (
        loss(13e9, 0.5e12) / loss(13e9, 1e12), loss(13e9, 0.5e12) / loss(13e9, 1e12), "1.9 % more", 1.019),
    "haley-llama-65b-size-ratio-to-gpt-3": (65.2 / 175, 65.2 / 175, "37 %", 0.37),
}  # fmt: skip

# Other prices, other ways: (from the printed numbers, as the explanations put it).
READINGS = {
    "haley-65b-price-for-one-million": (1e6 / HOURS, 0.99),
    "haley-65b-training-cost-at-one-dollar": (META_HOURS, 1.02e6),
    "haley-65b-training-cost-3-year-contract": (META_HOURS * 1.45, 1.48e6),
    "haley-65b-training-cost-on-demand": (META_HOURS * 4.10, 4.19e6),
    "haley-llama-development-cost": (2_048 * 5 * YEAR / 12 / HOUR * PRICE, 8.2e6),
    "haley-13b-cost-ratio-by-chip-hours": (100 * 135_168 / META_HOURS, 13),
    "haley-13b-cost-ratio-by-compute": (100 * 13.0 * 1.0 / (65.2 * 1.4), 14),
    "haley-13b-training-cost": (135_168 * PRICE, 149_000),
    "haley-13b-less-data-training-cost": (135_168 * PRICE / 2, 74_000),
    "haley-13b-less-data-price": (100_000 / (135_168 / 2), 1.48),
    "haley-llama-65b-share-of-state-of-the-art": (100 * 6 * 65.2e9 * 1.4e12 / 1e24, 55),
    "haley-throughput-for-1e24": (1e24 / (1e6 * HOUR) / 1e12, 278),
    "haley-years-on-one-a100": (1e24 / A100 / YEAR, 102),
    "haley-13b-loss": (loss(13e9, 1e12), 2.02),
    "haley-half-data-loss": (loss(13e9, 0.5e12), 2.06),
    "haley-half-data-reducible-loss-ratio": ((loss(13e9, 0.5e12) - 1.69) / (loss(13e9, 1e12) - 1.69), 1.12),
}


@pytest.mark.parametrize("name", IMPLICATIONS)
def test_implication(results, name):
    assert found(results[name]) == expected(IMPLICATIONS[name])


@pytest.mark.parametrize("name", CORRECTIONS)
def test_correction(records, results, name):
    assert_correction(records, results, name, CORRECTIONS[name])


@pytest.mark.parametrize("name", READINGS)
def test_reading(results, name):
    assert_reading(results, name, READINGS[name])


def test_nothing_is_left_out(records):
    assert implications_of(records, *DOCUMENTS) == set(IMPLICATIONS)
    assert corrections_of(records, *DOCUMENTS) == set(CORRECTIONS)


def test_an_edit_flows_down_to_the_end(model):
    """A dollar an hour, as was later assumed for large customers."""
    names = [f"{BUDGET}/65b-training-cost", f"{BUDGET}/13b-less-data-training-cost"]
    request = {"op": "evaluate", "claims": names, "set": {"epoch-hardware-prices/a100-lambda-2022": "1 USD/hour/chip"}}
    results = handle(request, model)["results"]
    assert results[names[0]]["chained"] == near(HOURS)
    assert results[names[1]]["chained"] == near(HOURS * 0.20 / 2)
    assert results[names[1]]["chained_verdict"] == AGREES
