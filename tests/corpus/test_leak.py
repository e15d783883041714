"""Document 001: the leak of July 2023, the answer that retells it, and the report of which it is a copy.

Every number that their claims lead to is worked out here by hand and set against calc's. Nothing is taken from calc
or from the YAML: the inputs are those that the texts print, the peaks of the chips and the prices are their makers'.
"""

import math

import pytest

from calc.messages import handle
from tests.corpus.by_hand import (
    AGREES,
    DAY,
    DIFFERS,
    HOUR,
    assert_correction,
    corrections_of,
    expected,
    found,
    implications_of,
    middle,
    near,
)

DOCUMENTS = THREAD, ANSWER, REPORT = "leak-2023-07", "leak-forum-2023-07", "semianalysis-2023-07"

A100, H100 = 312e12, 989.4e12  # FLOP/s in BF16, without sparsity

PARAMETERS = 16 * 111e9 + 55e9  # stated as 1.8T
ACTIVE = 2 * 111e9 + 55e9  # stated as 280B
COMPUTE = 6 * ACTIVE * 13e12  # stated as 2.15e25
DAYS = middle(90, 100)
STATED_UTILIZATION = middle(0.32, 0.36)
UTILIZATION = COMPUTE / (25_000 * DAYS * DAY * A100)
COST = 25_000 * DAYS * 24 * 1.00
H100_DAYS_STEP = 2.15e25 / (8_192 * H100 * STATED_UTILIZATION) / DAY  # with what the text prints
H100_DAYS = COMPUTE / (8_192 * H100 * UTILIZATION) / DAY

# What the thread and the report both say: name in the thread, name in the report, and the sum.
IN_BOTH = [
    ("size-ratio-to-gpt-3", "size-ratio-to-gpt-3",
        (1.8e12 / 175e9, AGREES, PARAMETERS / 175e9, AGREES)),
    ("parameters", "parameters",
        (PARAMETERS, AGREES, PARAMETERS, AGREES)),
    ("active-parameters", "active-parameters",
        (ACTIVE, AGREES, ACTIVE, AGREES)),
    # In teraFLOP: printed as 560 and 3,700.
    ("flop-per-token", "flop-per-token",
        (2 * 280e9 / 1e12, DIFFERS, 2 * ACTIVE / 1e12, DIFFERS)),
    ("dense-flop-per-token", "dense-flop-per-token",
        (2 * 1.8e12 / 1e12, DIFFERS, 2 * PARAMETERS / 1e12, DIFFERS)),
    ("batch-tokens-per-expert", "batch-tokens-per-expert",
        (60e6 * 2 / 16, AGREES, 60e6 * 2 / 16, AGREES)),
    ("training-compute", "training-compute",
        (6 * 280e9 * 13e12, AGREES, COMPUTE, AGREES)),
    # In per cent.
    ("model-flop-utilization", "model-flop-utilization",
        (100 * 2.15e25 / (25_000 * DAYS * DAY * A100), AGREES, 100 * UTILIZATION, AGREES)),
    ("training-cost", "training-cost",
        (COST, AGREES, COST, AGREES)),
    ("h100-training-time", "h100-training-time",
        (H100_DAYS_STEP, DIFFERS, H100_DAYS, DIFFERS)),
    ("h100-training-cost", "h100-training-cost",
        (8_192 * 55 * 24 * 2, AGREES, 8_192 * H100_DAYS * 24 * 2, DIFFERS)),
    # OpenAI's prices for a thousand tokens of output in mid-2023.
    ("inference-cost-ratio", "inference-cost-ratio-to-davinci",
        (0.06 / 0.02, AGREES, 0.06 / 0.02, AGREES)),
    # The least that a thousand tokens can cost, in cents: printed as 0.0049 and 0.0021.
    ("inference-price-a100", "a100-inference-price",
        (1 * 100 / HOUR * 1_000 * 2 * 280e9 / A100, DIFFERS, 1 * 100 / HOUR * 1_000 * 2 * ACTIVE / A100, DIFFERS)),
    ("inference-price-h100", "h100-inference-price",
        (2 * 100 / HOUR * 1_000 * 2 * 280e9 / H100, DIFFERS, 2 * 100 / HOUR * 1_000 * 2 * ACTIVE / H100, DIFFERS)),
    ("vision-adds-parameters", "vision-parameters",
        (1.8e12, AGREES, PARAMETERS, AGREES)),
    ("inference-chips", "inference-chips",
        (8 * 16, AGREES, 8 * 16, AGREES)),
    ("parameters-per-node", "parameters-per-node",
        (1.8e12 / 16, DIFFERS, PARAMETERS / 16, DIFFERS)),
    # As many whole layers on a node as 130B parameters are: 8.7, so 8.
    ("inference-nodes-15", "layers-over-15-nodes",
        (120 / math.floor(130e9 / (1.8e12 / 120)), AGREES, 120 / 8, AGREES)),
    ("chinchilla-token-ratio", "chinchilla-token-ratio",
        (1.4e12 / 70e9 * 1.8e12 / 13e12, DIFFERS, 1.4e12 / 70e9 * PARAMETERS / 13e12, DIFFERS)),
]  # fmt: skip

# Step (from the numbers that the text prints), chain (from its own assumptions), and the verdict on each.
IMPLICATIONS = {
    **{f"{THREAD}/{name}": sums for name, _, sums in IN_BOTH},
    **{f"{REPORT}/{name}": sums for _, name, sums in IN_BOTH},
    # The thread alone.
    f"{THREAD}/batch-size-in-sequences": (60e6 / 8e3, None, 60e6 / 8e3, None),
    f"{THREAD}/kv-cache-reduced": (96 / 1, AGREES, 96 / 1, AGREES),
    # The report alone: GB of each chip at 2 bytes for a parameter, on 8 × 15 chips and on the 8 of a node.
    f"{REPORT}/memory-per-chip-parameters": (
        1.8e12 * 2 / (8 * 15) / 1e9, AGREES, PARAMETERS * 2 / (8 * 15) / 1e9, AGREES),
    f"{REPORT}/inference-memory-fp16": (
        130e9 * 2 / 8 / 1e9, AGREES, PARAMETERS / 16 * 2 / 8 / 1e9, AGREES),
    f"{REPORT}/inference-batch-per-expert": (4_000 * 2 / 16, AGREES, 4_000 * 2 / 16, AGREES),
    f"{REPORT}/feed-forward-ratio-to-davinci": (280e9 / 175e9, AGREES, ACTIVE / 175e9, AGREES),
    # The answer, where it leaves a factor out with that of the thread.
    f"{ANSWER}/answer-parameters": (PARAMETERS, AGREES, PARAMETERS, AGREES),
    f"{ANSWER}/answer-active-parameters": (ACTIVE, AGREES, ACTIVE, AGREES),
    f"{ANSWER}/answer-flop-per-token": (2 * 280e9 / 1e12, DIFFERS, 2 * ACTIVE / 1e12, DIFFERS),
    f"{ANSWER}/answer-training-cost": (COST, AGREES, COST, AGREES),
    f"{ANSWER}/answer-inference-chips": (8 * 16, AGREES, 8 * 16, AGREES),
    f"{ANSWER}/answer-data-online-text": (100 * (5 + 5) / 13, AGREES, 100 * (5 + 5) / 13, AGREES),
}  # fmt: skip

# Room for the cache on a chip of 40 GB, and what a sequence of 32,000 tokens takes of it on one of 16 stages.
CACHE = 2 * 128 * 2 * 120 * 32_000 / 16

# What would follow with the utilization of the A100 run: as below.
READINGS = {
    "leak-a-h100-training-cost": (
        8_192 * H100_DAYS_STEP * 24 * 2, 8_192 * H100_DAYS * 24 * 2, "35.6 million", 35.6e6),
}  # fmt: skip

# What we say should have come out: (from the printed numbers, along the chain, as our statement puts it, that number).
CORRECTIONS = {
    "leak-a-flop-per-token": (2 * 280e9 / 1e9, 2 * ACTIVE / 1e9, "560 gigaFLOP", 560),
    "leak-a-dense-flop-per-token": (2 * 1.8, 2 * PARAMETERS / 1e12, "3.6 teraFLOP", 3.6),
    "leak-a-h100-training-time": (H100_DAYS_STEP, H100_DAYS, "90 days", 90),
    "leak-b-concurrent-sequences-32k": (
        (40e9 - 1.8e12 * 2 / 128) / CACHE, (40e9 - PARAMETERS * 2 / 128) / CACHE, "97 sequences", 97),
    "leak-b-weight-memory-per-chip": (1.8e12 * 2 / 128 / 1e9, PARAMETERS * 2 / 128 / 1e9, "28 GB", 28),
    "leak-b-parameters-per-node-16": (1.8e12 / 16, PARAMETERS / 16, "112.5 billion", 112.5e9),
    # The sentence turns the ratio round: 13T is 2.3 times 5.6T.
    "leak-b-chinchilla-token-ratio-active": (20 * 280e9 / 13e12, 20 * ACTIVE / 13e12, "2.3 times", 0.43),
    "leak-b-unaccounted-unique-tokens": (13e12 / 2 - 5e12, 13e12 / 2 - 5e12, "1.5 trillion", 1.5e12),
    "leak-b-textbooks-needed": (1.5e12 * 4 / (538.36 * 1024), 1.5e12 * 4 / (538.36 * 1024), "11 million", 11e6),
    "semianalysis-flop-per-token": (2 * 280e9 / 1e9, 2 * ACTIVE / 1e9, "560 gigaFLOP", 560),
    "semianalysis-dense-flop-per-token": (2 * 1.8, 2 * PARAMETERS / 1e12, "3.6 teraFLOP", 3.6),
    "semianalysis-training-cost": (COST, COST, "54 to 60 million", 57e6),
    "semianalysis-parameters-per-node": (1.8e12 / 16, PARAMETERS / 16, "112.5 billion", 112.5e9),
    "semianalysis-token-ratio-active": (20 * 280e9 / 13e12, 20 * ACTIVE / 13e12, "0.43 times", 0.43),
}  # fmt: skip


@pytest.mark.parametrize("name", IMPLICATIONS)
def test_implication(results, name):
    assert found(results[name]) == expected(IMPLICATIONS[name])


@pytest.mark.parametrize("name", CORRECTIONS | READINGS)
def test_correction(records, results, name):
    assert_correction(records, results, name, (CORRECTIONS | READINGS)[name])


def test_nothing_is_left_out(records):
    assert implications_of(records, *DOCUMENTS) == set(IMPLICATIONS)
    assert corrections_of(records, *DOCUMENTS) == set(CORRECTIONS)


def test_prices_in_dollars_are_a_hundred_times_the_printed_cents(results):
    for name, digits in (("a100", 0.0049), ("h100", 0.0021)):
        for correction in (f"leak-b-inference-price-{name}", f"semianalysis-{name}-inference-price"):
            assert results[f"reckoner/{correction}"]["stated"] == near(digits)
        assert results[f"{THREAD}/inference-price-{name}"]["stated"] == near(digits)


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [
        ("training-cost", COST / DAYS * 90, COST / DAYS * 100),
        ("model-flop-utilization", 100 * UTILIZATION * DAYS / 100, 100 * UTILIZATION * DAYS / 90),
    ],
)
def test_the_range_of_the_days_is_carried_through(results, name, low, high):
    """One range among points: its ends by hand; the draws are within 1 % of them."""
    for document in (THREAD, REPORT):
        result = results[f"{document}/{name}"]
        assert (result["p5"], result["p95"]) == (pytest.approx(low, rel=0.01), pytest.approx(high, rel=0.01))


def test_the_answer_and_the_report_have_the_numbers_of_the_thread(results):
    """One origin: what is copied has the same number."""
    for name, other, _ in IN_BOTH:
        assert results[f"{THREAD}/{name}"]["stated"] == results[f"{REPORT}/{other}"]["stated"]
    for name in ("parameters", "active-parameters", "flop-per-token", "training-cost", "inference-chips"):
        assert results[f"{THREAD}/{name}"]["stated"] == results[f"{ANSWER}/answer-{name}"]["stated"]


def test_an_edit_flows_down_to_the_end(model):
    """Three experts for each token in place of two."""
    names = [f"{THREAD}/training-compute", f"{THREAD}/h100-training-cost", "reckoner/leak-a-flop-per-token"]
    request = {"op": "evaluate", "claims": names, "set": {f"{THREAD}/experts-per-token": "3"}}
    results = handle(request, model)["results"]
    active = 3 * 111e9 + 55e9
    assert results[names[0]]["chained"] == near(6 * active * 13e12)
    assert results[names[1]]["chained"] == near(8_192 * H100_DAYS * 24 * 2)  # the same chips are only better used
    assert results[names[2]]["chained"] == near(2 * active / 1e9)
