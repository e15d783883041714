"""Document 002: the forecast thread of December 2022.

Every number that its claims lead to is worked out here by hand and set against calc's. Nothing is taken from calc or
from the YAML: the inputs are those that the thread prints, and of the papers and lists that it names.
"""

import math
from datetime import date

import pytest

from calc.messages import handle
from tests.corpus.by_hand import (
    AGREES,
    DAY,
    DIFFERS,
    MONTH,
    YEAR,
    assert_correction,
    corrections_of,
    expected,
    found,
    implications_of,
    middle,
    near,
    rounded_like,
)

DOCUMENT = "barnett-2022-12"

# The thread's ranges, as points: low end, middle, high end.
PEAK_MIDDLE = middle(402.72e15, 5138.5e15)  # FLOP/s
LOW = 4 * 100.68e15 * 0.40 * 6 * MONTH  # FLOP, stated as 2.54 billion petaFLOP
HIGH = 10 * 513.85e15 * 0.80 * 12 * MONTH  # stated as 130 billion
CENTRAL = PEAK_MIDDLE * middle(0.40, 0.80) * middle(6, 12) * MONTH  # stated as 18 billion
PALM = 3.28e12 * 780e9  # stated as 2.56e24
BILLION_PFLOP = 1e9 * 1e15

# Chinchilla's fit of the loss as printed, E left out: it falls out of the score.
A, B, ALPHA, BETA = 406.4, 410.7, 0.34, 0.28


def score(parameters, tokens):
    """−ln(L − E)."""
    return -math.log(A / parameters**ALPHA + B / tokens**BETA)


def optimal_parameters(compute):
    """Where A / N^α + B / (C / 6N)^β is least."""
    return (ALPHA * A / (BETA * B)) ** (1 / (ALPHA + BETA)) * (compute / 6) ** (BETA / (ALPHA + BETA))


def score_with_retrieval(compute):
    parameters = optimal_parameters(compute)
    return score(10 * parameters, compute / 6 / parameters)


GPT_3_SCORE = score(175e9, 300e9)
GPT_2_SCORE = score(1.5e9, 1.92e21 / 6 / 1.5e9)  # Epoch's compute, OpenAI's size
STEP_RATIO = (score_with_retrieval(1.8e25) - GPT_3_SCORE) / (GPT_3_SCORE - GPT_2_SCORE)
STEP_RATIO_CHAINED = (score_with_retrieval(CENTRAL) - GPT_3_SCORE) / (GPT_3_SCORE - GPT_2_SCORE)

# Step (from the numbers that the thread prints), chain (from its own assumptions), and the verdict on each.
IMPLICATIONS = {
    "fugaku-faster": (415.5 / 148.6, AGREES, 415.5 / 148.6, AGREES),
    "v100-tensor-to-double-ratio": (120 / 7.8, DIFFERS, 120 / 7.8, DIFFERS),
    # PFLOP/s.
    "peak-low": (4 * 100.68, AGREES, 4 * 100.68, AGREES),
    "peak-high": (10 * 513.85, AGREES, 10 * 513.85, AGREES),
    "peak-compute": (PEAK_MIDDLE / 1e15, AGREES, middle(4, 10) * middle(100.68, 513.85), AGREES),
    # Years: the headline of 14 to 15 months, and the row of the table behind it.
    "longest-run": (middle(14, 15) / 12, AGREES, 1.22, AGREES),
    # Billion petaFLOP.
    "training-compute-low": (402.72e15 * 0.4 * YEAR / 2 / BILLION_PFLOP, AGREES, LOW / BILLION_PFLOP, AGREES),
    "training-compute-high": (5138.5e15 * 0.8 * YEAR / BILLION_PFLOP, AGREES, HIGH / BILLION_PFLOP, AGREES),
    "training-compute": (CENTRAL / BILLION_PFLOP, AGREES, CENTRAL / BILLION_PFLOP, AGREES),
    "compute-ratio-to-palm-low": (2.54e24 / 2.56e24, AGREES, LOW / PALM, AGREES),
    "compute-ratio-to-palm-high": (130e24 / 2.56e24, AGREES, HIGH / PALM, AGREES),
    "compute-ratio-to-palm": (18e24 / 2.56e24, AGREES, CENTRAL / PALM, AGREES),
    # PFLOP: the word "billion" was lost.
    "high-compute-restated": (130e9, DIFFERS, HIGH / 1e15, DIFFERS),
    # From the nearest row of Chinchilla's tables, by the exponent of the approach; β / (α + β) is that of approach 3.
    "optimal-parameters-approach-1": (
        1e12 * (1.3e26 / 1.27e26) ** 0.50, AGREES, 1e12 * (HIGH / 1.27e26) ** 0.50, AGREES),
    "optimal-parameters-approach-2": (
        1e12 * (1.3e26 / 1.59e26) ** 0.49, AGREES, 1e12 * (HIGH / 1.59e26) ** 0.49, AGREES),
    "optimal-parameters-approach-3": (
        520e9 * (1.3e26 / 1.36e26) ** 0.46, AGREES, 520e9 * (HIGH / 1.36e26) ** (0.28 / 0.62), AGREES),
    "parameters-at-most-1t": (1e12, AGREES, 1e12 * (HIGH / 1.27e26) ** 0.50, AGREES),
    "size-ratio-to-gpt-3": (
        280e9 * (1.8e25 / 3.52e25) ** 0.46 / 175e9, AGREES,
        280e9 * (CENTRAL / 3.52e25) ** (0.28 / 0.62) / 175e9, AGREES),
    "training-tokens": (1.36e26 / 6 / 520e9, AGREES, 1.36e26 / 6 / 520e9, AGREES),
    "retrieval-size-gain": (10, AGREES, 10, AGREES),
    "improvement-ratio": (STEP_RATIO, DIFFERS, STEP_RATIO_CHAINED, DIFFERS),
    "jump-more-impressive": (STEP_RATIO, AGREES, STEP_RATIO_CHAINED, AGREES),
}  # fmt: skip

# What we say should have come out: (from the printed numbers, along the chain, as our statement puts it, that number).
CORRECTIONS = {
    "barnett-fugaku-linpack-share": (100 * 415.5 / 513.85, 100 * 415.5 / 513.85, "81 %", 81),
    "barnett-v100-tensor-to-double-ratio": (125 / 7.8, 125 / 7.8, "16 times", 16),
    "openai-five-training-time": (180, 180, "180 days", 180),
    "barnett-training-compute-high": (HIGH, HIGH, "1.297e26", 1.297e26),
    "barnett-improvement-ratio": (STEP_RATIO, STEP_RATIO_CHAINED, "1.7 times", 1.7),
    "barnett-high-quality-stock": (2e12 * 1.5**3.25, 2e12 * 1.5**3.25, "7.5e12", 7.5e12),
}


@pytest.mark.parametrize("name", IMPLICATIONS)
def test_implication(results, name):
    assert found(results[f"{DOCUMENT}/{name}"]) == expected(IMPLICATIONS[name])


@pytest.mark.parametrize("name", CORRECTIONS)
def test_correction(records, results, name):
    assert_correction(records, results, name, CORRECTIONS[name])


def test_nothing_is_left_out(records):
    assert implications_of(records, DOCUMENT) == {f"{DOCUMENT}/{name}" for name in IMPLICATIONS}
    assert corrections_of(records, DOCUMENT) == set(CORRECTIONS)


@pytest.mark.parametrize(
    ("name", "by_hand", "text"),
    [
        ("gpt-2", GPT_2_SCORE, "0.54"),
        ("gpt-2-one-pass", score(1.5e9, 10e9), "0.04"),
        ("gpt-3", GPT_3_SCORE, "1.16"),
        ("chinchilla", score(70e9, 1.4e12), "1.40"),
        ("palm", score(540e9, 780e9), "1.45"),
        ("gpt-4", score(optimal_parameters(1.8e25), 1.8e25 / 6 / optimal_parameters(1.8e25)), "1.95"),
        ("gpt-4-with-retrieval", score_with_retrieval(1.8e25), "2.23"),
    ],
)
def test_score_of_a_model(records, results, name, by_hand, text):
    """The thread's curve, which is a picture there: −ln(L − E) by the published law."""
    assert results[f"reckoner/barnett-score-{name}"]["recomputed"] == near(by_hand)
    assert f"score of {text}" in records.claims[f"reckoner/barnett-score-{name}"].statement
    assert f"{by_hand:.2f}" == text


def test_optimal_parameters_are_at_the_bottom_of_the_curve():
    """The formula for the best size against the sizes on both sides of it."""
    best = optimal_parameters(1.8e25)
    for other in (best * 0.99, best * 1.01):
        assert score(other, 1.8e25 / 6 / other) < score(best, 1.8e25 / 6 / best)


def test_the_list_in_force_lowers_both_ends(results):
    """Frontera and Summit in place of Tianhe-2A and Fugaku."""
    ours = results["reckoner/barnett-fp64-peak-list-in-force"]["stated"]
    assert ours == near(middle(38.75, 200.79))
    theirs = results[f"{DOCUMENT}/fp64-peak"]["stated"]
    assert theirs == near(middle(100.68, 513.85))
    assert rounded_like(2.6, theirs / ours) == 2.6


def test_four_ranges_multiplied_are_narrower_than_their_ends(model):
    """Half-widths of logarithms add as squares: the product of four 90 % intervals spans 8 times and not 51."""
    ranges = [(4, 10), (100.68, 513.85), (0.40, 0.80), (6, 12)]
    half = math.sqrt(sum((math.log(high / low) / 2) ** 2 for low, high in ranges))
    claim = "reckoner/barnett-training-compute-interval"
    result = handle({"op": "evaluate", "claims": [claim], "samples": 4096}, model)["results"][claim]
    assert result["p5"] == pytest.approx(CENTRAL / BILLION_PFLOP / math.exp(half), rel=0.04)
    assert result["p95"] == pytest.approx(CENTRAL / BILLION_PFLOP * math.exp(half), rel=0.04)
    assert (round(HIGH / LOW), round(math.exp(2 * half))) == (51, 8)


def test_an_edit_flows_down_to_the_end(model):
    """A machine of 1,250 PFLOP/s, 10,000 V100, in place of the range."""
    names = [f"{DOCUMENT}/training-compute", f"{DOCUMENT}/compute-ratio-to-palm"]
    request = {"op": "evaluate", "claims": names, "set": {f"{DOCUMENT}/peak-compute": "1250 PFLOP/s"}}
    results = handle(request, model)["results"]
    compute = 1250e15 * middle(0.40, 0.80) * middle(6, 12) * MONTH
    assert results[names[0]]["chained"] == near(compute / BILLION_PFLOP)
    assert results[names[1]]["chained"] == near(compute / PALM)


def test_the_days_of_openai_five_are_from_the_first_to_the_last(results):
    span = date(2019, 4, 22) - date(2018, 6, 30)
    assert results[f"{DOCUMENT}/openai-five-training-time"]["stated"] == span.days
    assert 180 * DAY < 6 * MONTH < span.days * DAY
