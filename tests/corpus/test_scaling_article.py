"""Document 003: the article of January 2023 on scaling.

Every number that its claims lead to is worked out here by hand and set against calc's. Nothing is taken from calc or
from the YAML: the inputs are those that the article prints, and of the papers that it cites.
"""

import math

import pytest

from calc.messages import handle
from tests.corpus.by_hand import (
    AGREES,
    DAY,
    DIFFERS,
    YEAR,
    assert_correction,
    assert_reading,
    corrections_of,
    expected,
    found,
    implications_of,
    near,
)

DOCUMENT = "the-decoding-2023"


def training_time(tokens, parameters, chips):
    """Seconds, by the paper cited as [1]: 8TP / nX, where X is the 140 TFLOP/s of its GPT-3."""
    return 8 * tokens * parameters / (chips * 140e12)


GPT_3_DAYS = training_time(300e9, 175e9, 1024) / DAY  # stated as 34
A100_COST = 1024 * 34 * 24 * 4.10  # at the highest list price of an A100
A100_COST_CHAINED = 1024 * GPT_3_DAYS * 24 * 4.10
TOKENS_175B = 175e9 * 1.4e12 / 70e9  # stated as 3.7T
TOKENS_100T = 100e12 * 1.4e12 / 70e9  # stated as 700T
# How data grows with the model: 0.74 in the rule against overfitting, which rests on 0.076 / 0.095.
OVERFITTING, OVERFITTING_CHAINED = 0.74, 0.076 / 0.095

# Step (from the numbers that the article prints), chain (from its own assumptions), and the verdict on each.
IMPLICATIONS = {
    "times-smaller": (100e12 / 175e9, DIFFERS, 100e12 / 175e9, DIFFERS),
    "gpt-3-training-time": (GPT_3_DAYS, AGREES, GPT_3_DAYS, AGREES),
    "gpt-3-training-cost": (A100_COST, DIFFERS, A100_COST_CHAINED, DIFFERS),
    # Years.
    "training-time": (
        training_time(300e9, 100e12, 10_000) / YEAR, DIFFERS, training_time(300e9, 100e12, 10_000) / YEAR, DIFFERS),
    "more-data-to-avoid-overfitting": (
        (100e12 / 175e9) ** OVERFITTING, AGREES, (100e12 / 175e9) ** OVERFITTING_CHAINED, AGREES),
    "two-hundred-runs-cost": (200 * 4.6e6, AGREES, 200 * A100_COST_CHAINED, AGREES),
    "data-growth": (8 ** (0.27 / 0.73), DIFFERS, 8 ** (0.27 / 0.73), DIFFERS),
    "larger-and-larger": (530 / 175, AGREES, 530 / 175, AGREES),
    "data-doubling": (2 ** (0.50 / 0.50), AGREES, 2 ** (0.50 / 0.50), AGREES),
    "compute-optimal-tokens": (TOKENS_175B, AGREES, TOKENS_175B, AGREES),
    "compute-optimal-token-ratio": (3.7e12 / 300e9, AGREES, TOKENS_175B / 300e9, AGREES),
    "chinchilla-size-ratio": (175 / 70, AGREES, 175 / 70, AGREES),
    "chinchilla-token-ratio": (1.4e12 / 300e9, AGREES, 1.4e12 / 300e9, AGREES),
    "optimal-tokens": (TOKENS_100T, DIFFERS, TOKENS_100T, DIFFERS),
    "optimal-training-time": (
        training_time(700e12, 100e12, 1e6) / YEAR, DIFFERS, training_time(TOKENS_100T, 100e12, 1e6) / YEAR, DIFFERS),
    "token-ratio": (3.7e12 / 300e9, DIFFERS, TOKENS_175B / 300e9, DIFFERS),
}  # fmt: skip

# What we say should have come out: (from the printed numbers, along the chain, as our statement puts it, that number).
CORRECTIONS = {
    "decoding-rumoured-size-ratio": (100e12 / 175e9, 100e12 / 175e9, "571 times", 571),
    "decoding-gpt-3-a100-cost-on-demand": (A100_COST, A100_COST_CHAINED, "3.4 million", 3.4e6),
    "decoding-100t-time": (
        training_time(300e9, 100e12, 10_000) / YEAR, training_time(300e9, 100e12, 10_000) / YEAR, "5.4 years", 5.4),
    "kaplan-data-growth-compute-optimal": (8 ** (0.27 / 0.73), 8 ** (0.27 / 0.73), "2.16 times", 2.16),
    "decoding-100t-tokens": (TOKENS_100T, TOKENS_100T, "2,000 trillion", 2_000e12),
    "decoding-100t-optimal-time": (
        training_time(700e12, 100e12, 1e6) / YEAR, training_time(TOKENS_100T, 100e12, 1e6) / YEAR, "127 years", 127),
    "decoding-optimal-token-ratio": (3.7e12 / 300e9, TOKENS_175B / 300e9, "12.3 times", 12.3),
}  # fmt: skip

# Other ways to the same, and the readings under which a printed number comes out: (from the printed numbers, number).
READINGS = {
    "decoding-100t-time-1024-chips": (training_time(300e9, 100e12, 1024) / YEAR, 53),
    "decoding-100t-time-from-34-days": (34 * DAY * 100e12 / 175e9 * 1024 / 10_000 / YEAR, 5.4),
    "decoding-100t-optimal-time-2000t": (training_time(2_000e12, 100e12, 1e6) / YEAR, 362),
    "decoding-100t-optimal-time-from-53-years": (53 * 700e12 / 300e9 * 10_000 / 1e6, 1_237),
    "decoding-tokens-for-2650-years": (2_650 * YEAR * 1e6 * 140e12 / 8 / 100e12, 14_600e12),
    "decoding-100t-tokens-500-chinchillas": (500 * 1.4e12, 700e12),
    "decoding-100t-tokens-square-root": (216.2e12 * math.sqrt(10), 684e12),
    "decoding-100t-tokens-table-3": (216.2e12 * 10, 2_162e12),
    "decoding-gpt-3-price-per-chip-hour": (4.6e6 / (1024 * 34 * 24), 5.51),
    "lambda-price-per-chip-hour": (4.6e6 / (355 * 365.25 * 24), 1.48),
    "kaplan-data-growth-overfitting": (8**0.74, 4.66),
}


@pytest.mark.parametrize("name", IMPLICATIONS)
def test_implication(results, name):
    assert found(results[f"{DOCUMENT}/{name}"]) == expected(IMPLICATIONS[name])


@pytest.mark.parametrize("name", CORRECTIONS)
def test_correction(records, results, name):
    assert_correction(records, results, name, CORRECTIONS[name])


@pytest.mark.parametrize("name", READINGS)
def test_reading(results, name):
    assert_reading(results, name, READINGS[name])


def test_nothing_is_left_out(records):
    assert implications_of(records, DOCUMENT) == {f"{DOCUMENT}/{name}" for name in IMPLICATIONS}
    assert corrections_of(records, DOCUMENT) == set(CORRECTIONS)


def test_the_first_slip_is_the_number_of_gpus(results):
    """The printed 53 years to the digit, with the 1,024 GPUs of GPT-3 in place of 10,000."""
    assert round(training_time(300e9, 100e12, 1024) / YEAR) == results[f"{DOCUMENT}/training-time"]["stated"]


def test_no_printed_ratio_leads_from_53_years_to_2650(results):
    printed = results[f"{DOCUMENT}/optimal-training-time"]["stated"]
    assert printed / results[f"{DOCUMENT}/training-time"]["stated"] == 50
    assert round((700e12 / 300e9) / (1e6 / 10_000), 1) == 23.3


def test_an_edit_flows_down_to_the_end(model):
    """A tenth of the rumour."""
    names = [f"{DOCUMENT}/optimal-training-time", "reckoner/decoding-100t-tokens"]
    request = {"op": "evaluate", "claims": names, "set": {f"{DOCUMENT}/rumoured-parameters": "10T parameter"}}
    results = handle(request, model)["results"]
    assert results[names[0]]["chained"] == near(training_time(200e12, 10e12, 1e6) / YEAR)
    assert results[names[1]]["chained"] == near(200e12)
