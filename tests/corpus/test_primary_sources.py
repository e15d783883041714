"""The papers and data sets behind the five documents: the sums that they print, done again.

Nothing is taken from calc or from the YAML: the inputs are those that the papers print. Each table is of one source
and has every number of it that follows from others.
"""

import math

import pytest

from tests.corpus.by_hand import (
    AGREES,
    DAY,
    DIFFERS,
    HOUR,
    MONTH,
    ROUNDING,
    YEAR,
    assert_reading,
    corrections_of,
    expected,
    found,
    implications_of,
    middle,
    near,
    rounded_like,
)

A100, V100, TPU_V4 = 312e12, 125e12, 275e12  # FLOP/s, 16 bits
PF_DAY = 1e15 * DAY  # FLOP


def same(number, verdict=AGREES):
    """A sum over printed numbers only: step and chain are one."""
    return number, verdict, number, verdict


# Chinchilla: Hoffmann and others.


def compute_optimal_parameters(compute, parameter_term, token_term, alpha, beta):
    """Equation (4)."""
    scale = (alpha * parameter_term / (beta * token_term)) ** (1 / (alpha + beta))
    return scale * (compute / 6) ** (beta / (alpha + beta))


PRINTED_LAW = (406.4, 410.7, 0.34, 0.28)
UNROUNDED_LAW = (math.exp(6.0073404), math.exp(6.0179186), 0.33917084, 0.2849083)
REFIT = (482.01, 2085.43, 0.3478, 0.3658)
GOPHER = 5.76e23

HOFFMANN = {
    "token-ratio-to-gopher": (1.4e12 / 300e9, ROUNDING, 1.4e12 / 300e9, DIFFERS),
    "kaplan-growth-of-parameters": same(10**0.73),
    "kaplan-growth-of-tokens": same(10**0.27),
    "gopher-size-ratio": same(280 / 70),
    "approach-3-gopher-parameters": (
        compute_optimal_parameters(GOPHER, *PRINTED_LAW), ROUNDING,
        compute_optimal_parameters(GOPHER, *PRINTED_LAW), DIFFERS),
    "approach-1-token-exponent": same(1 - 0.50),
    "approach-2-token-exponent": same(1 - 0.49),
    "approach-3-parameter-exponent": same(0.28 / (0.34 + 0.28)),
    "approach-3-token-exponent": (1 - 0.46, AGREES, 1 - 0.28 / (0.34 + 0.28), AGREES),
    "table-3-1t-compute-ratio": same(1.27e26 / GOPHER),
    "section-3-4-175b-training-compute": same(6 * 175e9 * 4.2e12),
    "section-3-4-280b-training-compute": same(6 * 280e9 * 6.8e12),
    "trillion-model-compute-ratio": (1e26 / GOPHER, ROUNDING, 1e26 / GOPHER, DIFFERS),
    # The misprint of Table A3: 1.26e24.
    "table-a3-approach-3-175b-training-compute": same(6 * 175e9 * 12.0e12, DIFFERS),
    "kaplan-optimal-parameters-at-1e21": same(1.3e9 * (1e21 / PF_DAY) ** 0.73, DIFFERS),
    "optimal-parameters-at-1e21": same(1e9 * (1e21 / 1.21e20) ** 0.50),
}  # fmt: skip

# Rows of the tables: parameters, training tokens, training compute as printed.
TABLE_3 = {
    "400m": (400e6, 8.0e9, 1.92e19),
    "1b": (1e9, 20.2e9, 1.21e20),
    "10b": (10e9, 205.1e9, 1.23e22),
    "67b": (67e9, 1.5e12, 5.76e23),
    "175b": (175e9, 3.7e12, 3.85e24),
    "280b": (280e9, 5.9e12, 9.90e24),
    "520b": (520e9, 11.0e12, 3.43e25),
    "1t": (1e12, 21.2e12, 1.27e26),
    "10t": (10e12, 216.2e12, 1.30e28),
}
TABLE_A3 = {
    "approach-2-67b": (67e9, 1.7e12, 6.88e23),
    "approach-2-175b": (175e9, 4.3e12, 4.54e24),
    "approach-2-280b": (280e9, 7.1e12, 1.18e25),
    "approach-2-520b": (520e9, 13.4e12, 4.19e25),
    "approach-2-1t": (1e12, 26.5e12, 1.59e26),
    "approach-2-10t": (10e12, 292e12, 1.75e28),
    "approach-3-67b": (67e9, 4.1e12, 1.71e24),
    "approach-3-280b": (280e9, 20.1e12, 3.52e25),
    "approach-3-520b": (520e9, 43.5e12, 1.36e26),
    "approach-3-1t": (1e12, 94.1e12, 5.65e26),
    "approach-3-10t": (10e12, 1425.5e12, 8.55e28),
}
ROWS = {
    **{f"table-3-{name}": row for name, row in TABLE_3.items()},
    **{f"table-a3-{name}": row for name, row in TABLE_A3.items()},
}

KAPLAN = {
    "overfitting-exponent": same(0.076 / 0.095),
    "data-growth": (8**0.74, AGREES, 8 ** (0.076 / 0.095), AGREES),
    "optimal-token-exponent": same(0.24 + 0.03),
    "webtext2-tokens-per-word": same(2.29e10 / 1.62e10),
}

GPT_3_PARAMETERS = 12 * 96 * 12_288**2 + 50_257 * 12_288  # stated as 174,600 million
GPT_3_COMPUTE = 6 * GPT_3_PARAMETERS * 300e9  # stated as 3.14e23
GPT_3 = {
    "model-width": same(96 * 128),
    "xl-model-width": same(24 * 128, DIFFERS),
    "13b-model-width": same(40 * 128),
    "common-crawl-epochs": same(0.60 * 300 / 410),
    "webtext2-epochs": same(0.22 * 300 / 19, DIFFERS),
    "books1-epochs": same(0.08 * 300 / 12),
    "books2-epochs": same(0.08 * 300 / 55),
    "wikipedia-epochs": (0.03 * 300 / 3, ROUNDING, 0.03 * 300 / 3, DIFFERS),
    "parameters-for-compute": same(GPT_3_PARAMETERS / 1e6),
    "training-compute": (6 * 174_600e6 * 300e9, AGREES, GPT_3_COMPUTE, AGREES),
    "training-compute-pf-days": (3.14e23 / PF_DAY, AGREES, GPT_3_COMPUTE / PF_DAY, AGREES),
}

ONE_TRILLION = 12 * 128 * 25_600**2 + 51_200 * 25_600  # stated as 1,008 billion
MEGATRON = {
    "one-trillion-parameters": same(ONE_TRILLION / 1e9),
    "peak-utilization": same(100 * 163 / 312),
    "one-trillion-aggregate-compute": same(3_072 * 163 / 1_000),
    # Days, by 8TP / nX.
    "gpt-3-training-time": same(8 * 300e9 * 175e9 / (1_024 * 140e12) / DAY),
    "one-trillion-training-time": (
        8 * 450e9 * 1_008e9 / (3_072 * 163e12) / DAY, AGREES,
        8 * 450e9 * ONE_TRILLION / (3_072 * 163e12) / DAY, AGREES),
}  # fmt: skip

META_HOURS = 1.4e12 / 380 / HOUR  # stated as 1,022,362


def megawatt_hours(chip_hours):
    return chip_hours * 400 * 1.1 / 1e6


def tonnes(energy, kilograms_per_kilowatt_hour=0.385):
    return energy * kilograms_per_kilowatt_hour


DEVELOPMENT = megawatt_hours(2_048 * 5 * MONTH / HOUR)  # stated as 2,638
LLAMA = {
    "gpt-3-size-ratio": same(175 / 13.0, DIFFERS),
    "gpt-3-size-ratio-in-conclusion": same(175 / 13.0),
    "65b-training-time": same(1.4e12 / (380 * 2_048) / DAY),
    "65b-chip-hours": same(META_HOURS),
    "opt-175b-chip-hours": same(992 * 34 * 24),
    # Table 15: the energy in MWh, and from it as printed the tonnes.
    "opt-175b-energy": same(megawatt_hours(809_472)),
    "opt-175b-emissions": (tonnes(356), AGREES, tonnes(megawatt_hours(809_472)), AGREES),
    "bloom-175b-energy": same(megawatt_hours(1_082_880)),
    "bloom-175b-emissions": (tonnes(475), AGREES, tonnes(megawatt_hours(1_082_880)), AGREES),
    "7b-energy": same(megawatt_hours(82_432)),
    "7b-emissions": (tonnes(36), AGREES, tonnes(megawatt_hours(82_432)), AGREES),
    "13b-energy": same(megawatt_hours(135_168)),
    "13b-emissions": (tonnes(59), AGREES, tonnes(megawatt_hours(135_168)), AGREES),
    "33b-energy": same(megawatt_hours(530_432)),
    "33b-emissions": (tonnes(233), AGREES, tonnes(megawatt_hours(530_432)), AGREES),
    "65b-energy": (megawatt_hours(1_022_362), AGREES, megawatt_hours(META_HOURS), AGREES),
    "65b-emissions": (tonnes(449), AGREES, tonnes(megawatt_hours(META_HOURS)), AGREES),
    "bloom-own-grid-emissions": (tonnes(475, 0.057), AGREES, tonnes(megawatt_hours(1_082_880), 0.057), AGREES),
    "opt-own-grid-emissions": (tonnes(356, 0.231), AGREES, tonnes(megawatt_hours(809_472), 0.231), AGREES),
    "development-energy": same(DEVELOPMENT, DIFFERS),
    "development-emissions": (tonnes(2_638), AGREES, tonnes(DEVELOPMENT), DIFFERS),
}

GPT_3_ACHIEVED = GPT_3_COMPUTE / (10_000 * 14.8 * DAY)  # stated as 24.6 TFLOP/s
PALM_COMPUTE = 3.28e12 * 780e9  # stated as 2.56e24
PALM = {
    "model-flop-utilization-without-attention": same(100 * 6 * 540e9 * 238.3e3 / (6_144 * TPU_V4)),
    "hardware-flop-utilization": same(46.2 * 4.10 / 3.28),
    "gpt-3-model-flop-utilization": (100 * 24.6e12 / V100, AGREES, 100 * GPT_3_ACHIEVED / V100, AGREES),
    "mt-nlg-model-flop-utilization-without-attention": same(100 * 6 * 530e9 * 65.43e3 / (2_240 * A100)),
    "training-compute": same(PALM_COMPUTE),
    "training-compute-pf-days": (2.56e24 / PF_DAY, AGREES, PALM_COMPUTE / PF_DAY, AGREES),
    "8b-training-compute": same(0.0550e12 * 780e9),
    "emissions": same((6_144 * 1_200 + 3_072 * 336) * 378.5 * 1.08 / 1e6 * 0.079),
}

LAMBDA = {
    "chip-years": same(3.14e23 / 28e12 / YEAR),
    # No price is given: the lowest archived one for a V100 with three years' commitment.
    "training-cost": (
        355 * YEAR / HOUR * 1.16, DIFFERS, 3.14e23 / 28e12 / HOUR * 1.16, DIFFERS),
}  # fmt: skip

LEAK_COMPUTE = 6 * (2 * 111e9 + 55e9) * 13e12
LEAK_UTILIZATION = LEAK_COMPUTE / (25_000 * middle(90, 100) * DAY * A100)
EPOCH = {
    # What its row of GPT-4 makes of the report of July 2023. Along the chain it is 6ND of that report again.
    "gpt-4-training-compute": (25_000 * A100 * 2_280 * HOUR * 0.34, AGREES, LEAK_COMPUTE, AGREES),
    "gpt-4-training-time": same(middle(90, 100) * 24),
    "gpt-4-utilization": (middle(0.32, 0.36), AGREES, LEAK_UTILIZATION, AGREES),
    "gpt-4-dataset-words": same(13e12 * 0.75 / 2),
    "gpt-3-utilization": (3.14e23 / (10_000 * V100 * 14.8 * DAY), AGREES, GPT_3_ACHIEVED / V100, AGREES),
    "glam-training-compute": same(6 * 96.6e9 * 600e9),
    "glam-dataset-words": same(600e9 * 0.75, DIFFERS),
    "retro-training-compute": same(6 * 7.5e9 * 419_430_400_000, DIFFERS),
    "openai-five-training-compute": same(770 * PF_DAY),
    "openai-five-training-time": same(296 * 24),
    "galactica-training-compute": same(6 * 120e9 * 450e9),
    "galactica-epochs": same(450 / 106),
    "galactica-chips": same(128 * 8, DIFFERS),
    "bloomberggpt-compute-by-hardware": same(512 * A100 * 53 * DAY * 0.3),
}
EPOCH_2026 = {
    "gpt-4-cloud-cost": (25_000 * 2_280 * 1.45, AGREES, 25_000 * middle(90, 100) * 24 * 1.45, AGREES),
}
LONGEST_RUN = {"longest-run": same(1.22 * 12)}

SOURCES = {
    "hoffmann-2022": HOFFMANN,
    "kaplan-2020": KAPLAN,
    "gpt3-2020": GPT_3,
    "narayanan-2021": MEGATRON,
    "llama-2023": LLAMA,
    "palm-2022": PALM,
    "patterson-2021": {
        "gpt-3-achieved-compute-per-chip": (
            3.14e23 / (10_000 * 14.8 * DAY) / 1e12, AGREES, GPT_3_ACHIEVED / 1e12, AGREES),
    },
    "lambda-2020": LAMBDA,
    "epoch-notable-models": EPOCH,
    "epoch-notable-models-2026": EPOCH_2026,
    "epoch-longest-run-2022": LONGEST_RUN,
}  # fmt: skip
IMPLICATIONS = {f"{source}/{name}": sums for source, table in SOURCES.items() for name, sums in table.items()}

# What we say should have come out: (from the printed numbers, as our statement puts it, that number).
CORRECTIONS = {
    "hoffmann-token-ratio-to-gopher": (1.4e12 / 300e9, "4.67 times", 4.67),
    "hoffmann-gopher-parameters-unrounded": (
        compute_optimal_parameters(GOPHER, *UNROUNDED_LAW), "40 billion", 40e9),
    "hoffmann-token-exponent-interval": (1 - 0.50, "holds 0.50", 0.50),
    "hoffmann-parameter-exponent-unrounded": (0.2849083 / (0.33917084 + 0.2849083), "0.4565", 0.4565),
    "hoffmann-token-exponent-unrounded": (0.33917084 / (0.33917084 + 0.2849083), "0.5435", 0.5435),
    "hoffmann-trillion-model-compute-ratio": (1e26 / GOPHER, "174 times", 174),
    "hoffmann-table-a3-approach-3-175b-training-compute": (6 * 175e9 * 12.0e12, "1.26e25", 1.26e25),
    "hoffmann-kaplan-parameters-at-critical-batch": (1.3e9 * (0.5e21 / PF_DAY) ** 0.73, "4.68 billion", 4.68e9),
    "gpt3-xl-model-width": (24 * 128, "3,072", 3_072),
    "gpt3-webtext2-epochs": (0.22 * 300 / 19, "3.5 times", 3.5),
    "llama-13b-gpt-3-size-ratio": (175 / 13.0, "13.5 times", 13.5),
    "llama-development-energy": (DEVELOPMENT, "3,291 MWh", 3_291),
    "lambda-training-cost": (355 * YEAR / HOUR * 1.16, "3.6 million", 3.6e6),
    "lambda-training-tokens": (3.14e23 / 6 / 174_600e6, "300 billion", 300e9),
    "epoch-glam-words": (600e9 * 0.75, "450 billion", 450e9),
    "epoch-retro-training-compute": (6 * 7.5e9 * 419_430_400_000, "1.89e22", 1.89e22),
    "galactica-chips": (128 * 8, "1,024", 1_024),
    "openai-five-training-time": (180, "180 days", 180),
}  # fmt: skip

# Other sums of ours over these papers: (from the printed numbers, that number as our statement puts it).
READINGS = {
    "tokens-per-parameter": (1.4e12 / 70e9, 20),
    "hoffmann-gopher-parameters-rounded": (compute_optimal_parameters(GOPHER, *PRINTED_LAW), 32e9),
    "besiroglu-gopher-parameters": (compute_optimal_parameters(GOPHER, *REFIT), 72e9),
    "hoffmann-gopher-tokens-rounded": (GOPHER / 6 / compute_optimal_parameters(GOPHER, *PRINTED_LAW), 2.98e12),
    "hoffmann-gopher-tokens-unrounded": (GOPHER / 6 / compute_optimal_parameters(GOPHER, *UNROUNDED_LAW), 2.38e12),
    "besiroglu-gopher-tokens": (GOPHER / 6 / compute_optimal_parameters(GOPHER, *REFIT), 1.33e12),
    "gpt3-unique-tokens": ((410 + 19 + 12 + 55 + 3) * 1e9, 499e9),
    "llama-65b-training-compute": (6 * 65.2e9 * 1.4e12, 5.48e23),
    "llama-7b-model-flop-utilization": (100 * 6 * 6.7e9 * 1.0e12 / (82_432 * HOUR * A100), 43),
    "llama-13b-model-flop-utilization": (100 * 6 * 13.0e9 * 1.0e12 / (135_168 * HOUR * A100), 51),
    "llama-33b-model-flop-utilization": (100 * 6 * 32.5e9 * 1.4e12 / (530_432 * HOUR * A100), 46),
    "llama-65b-model-flop-utilization": (100 * 6 * 65.2e9 * 1.4e12 / (1_022_362 * HOUR * A100), 48),
    "llama-65b-training-time": (1_022_362 / 2_048 / 24, 20.8),
    "palm-chip-hours": (6_144 * 1_200 + 3_072 * 336, 8_404_992),
    "palm-training-compute-6nd": (6 * 540e9 * 780e9, 2.53e24),
    "palm-training-compute-with-rematerialization": (4.10e12 * 780e9, 3.20e24),
    "palm-whole-run-model-flop-utilization": (100 * 2.56e24 / (8_404_992 * HOUR * TPU_V4), 31),
    "narayanan-gpt-3-chip-hours": (1_024 * 34 * 24, 836_000),
    "lambda-price-per-chip-hour": (4.6e6 / (355 * YEAR / HOUR), 1.48),
    "epoch-gpt-4-chip-hours": (25_000 * 2_280, 57e6),
}


@pytest.mark.parametrize("name", IMPLICATIONS)
def test_implication(results, name):
    assert found(results[name]) == expected(IMPLICATIONS[name])


@pytest.mark.parametrize("name", CORRECTIONS)
def test_correction(records, results, name):
    step, text, number = CORRECTIONS[name]
    assert results[f"reckoner/{name}"]["recomputed"] == near(step)
    assert text in records.claims[f"reckoner/{name}"].statement
    assert rounded_like(number, step) == pytest.approx(number)


@pytest.mark.parametrize("name", READINGS)
def test_reading(results, name):
    assert_reading(results, name, READINGS[name])


@pytest.mark.parametrize("name", ROWS)
def test_row_of_a_table(records, results, name):
    """As printed; and 6ND of a row is its compute, within what the digits of its tokens leave open."""
    parameters, tokens, compute = ROWS[name]
    row = f"hoffmann-2022/{name}"
    printed = [results[f"{row}#{member}"]["stated"] for member in ("parameters", "training_tokens", "training_compute")]
    assert printed == [near(parameters), near(tokens), near(compute)]
    assert results[f"reckoner/hoffmann-{name}-training-compute"]["recomputed"] == near(6 * parameters * tokens)
    assert 6 * parameters * tokens == pytest.approx(compute, rel=0.05)


def test_the_misprint_stands_between_its_neighbours(results):
    """Approach 3 at 175 billion parameters: ten times too low as printed, and in its place when corrected."""
    below, above = TABLE_A3["approach-3-67b"][2], TABLE_A3["approach-3-280b"][2]
    result = results["hoffmann-2022/table-a3-approach-3-175b-training-compute"]
    assert result["stated"] < below < result["recomputed"] < above
    assert result["recomputed"] / result["stated"] == near(10)


def test_nothing_is_left_out(records):
    assert implications_of(records, *SOURCES) == set(IMPLICATIONS)
    assert corrections_of(records, *SOURCES) == set(CORRECTIONS)
