"""The calculators of training, scaling, data, the forecast and energy, worked out by hand from written numbers.

Nothing here calls a law: the numbers are those that the sources print, and the arithmetic is spelled out.
"""

import math

import pytest

from calc.messages import handle
from tests.corpus.by_hand import DAY, HOUR, MONTH, middle, near

GB = 8e9
KWH = 3.6e6
NAT = 1 / math.log(2)  # in bits

# Coefficients as printed: Hoffmann et al. 2022, eq. 10; Besiroglu et al. 2024, the notebook.
PRINTED = {"e": 1.69, "a": 406.4, "b": 410.7, "x": 0.34, "y": 0.28}
UNROUNDED = {
    "e": math.exp(0.5267228), "a": math.exp(6.0073404), "b": math.exp(6.0179186), "x": 0.33917084, "y": 0.2849083
}  # fmt: skip
REFIT = {"e": 1.81686, "a": 482.00572, "b": 2085.43420, "x": 0.34781, "y": 0.36585}


def loss(n, d, e, a, b, x, y):
    return e + a / n**x + b / d**y


def best(product, e, a, b, x, y):
    """The parameters of the lowest loss for a product of parameters and tokens, by halving an interval of logarithms.

    The slope of the loss along N D = constant changes its sign there: x A / N^x = y B / D^y.
    """
    low, high = 0.0, math.log(product)
    for _ in range(200):
        half = (low + high) / 2
        n = math.exp(half)
        low, high = (half, high) if x * a / n**x > y * b / (product / n) ** y else (low, half)
    return math.exp(low)


@pytest.fixture(scope="module")
def compute(model):
    """The results of a calculator by name, in their units: as it opens, or with claims taken for inputs."""

    def results(calculator, use=None):
        prefix = f"calculators/{calculator}#"
        record = model.calculators[f"calculators/{calculator}"]
        request = {"op": "evaluate", "claims": [prefix + name for name in record["results"]], "samples": 0}
        request["use"] = {prefix + name: claim for name, claim in (use or {}).items()}
        answer = handle(request, model)
        assert not answer.get("errors")
        return {name: answer["results"][prefix + name]["recomputed"] for name in record["results"]}

    return results


def law_of(claim):
    """The five inputs of the law of the loss, taken from one claim."""
    names = ("irreducible_loss", "parameter_term", "token_term", "parameter_exponent", "token_exponent")
    return {name: f"{claim}#{name}" for name in names}


@pytest.mark.parametrize(
    ("use", "law"),
    [({}, REFIT), (law_of("hoffmann-2022/loss-law"), PRINTED)],
    ids=["the replication", "as printed"],
)
def test_a_hundred_million_dollars_on_tpu_v4(compute, use, law):
    got = compute("budget", use)
    hours = 100e6 / (33849 / (MONTH / HOUR) / 32)
    flop = hours * HOUR * 275e12 * 0.462
    assert got["chip_time"] == near(hours)
    assert got["training_compute"] == near(flop)
    assert got["compute_per_dollar"] == near(flop / 100e6)
    n = best(flop / 6, **law)
    d = flop / 6 / n
    assert got["optimal_parameters"] * 1e9 == pytest.approx(n, rel=1e-9)
    assert got["optimal_tokens"] * 1e9 == pytest.approx(d, rel=1e-9)
    assert got["optimal_ratio"] == pytest.approx(d / n, rel=1e-9)
    assert got["optimal_loss"] == pytest.approx(loss(n, d, **law), rel=1e-12)
    assert got["dollars_for_each_parameter"] == pytest.approx(100e6 / n * 1e6, rel=1e-9)
    n = math.sqrt(flop / 6 / 20)
    assert got["chosen_parameters"] * 1e9 == near(n)
    assert got["chosen_tokens"] * 1e9 == near(20 * n)
    assert got["chosen_loss"] == near(loss(n, 20 * n, **law))


def test_the_budget_agrees_with_the_correction_of_the_first_document(compute, results):
    """reckoner/compute-optimal-parameters is the same sum as a claim."""
    ours = results["reckoner/compute-optimal-parameters"]
    assert compute("budget")["chosen_parameters"] * 1e9 == near(ours["chained"])


def test_four_thousand_dollars_train_a_small_model(compute):
    got = compute("budget", {"budget": "costs-of-agi-2023/budget"})
    flop = 4000 / (33849 / MONTH / 32) * 275e12 * 0.462
    assert got["chosen_parameters"] * 1e9 == near(math.sqrt(flop / 120))


def test_the_leaked_run(compute):
    got = compute("training-run")
    days, share = middle(90, 100), middle(0.32, 0.36)
    seconds = 25000 * days * DAY
    assert got["chip_time"] == near(seconds / HOUR)
    assert got["training_compute"] == near(seconds * 312e12 * share)
    assert got["model_compute"] == near(6 * 280e9 * 13e12)
    assert got["hardware_to_model"] == near(seconds * 312e12 * share / (6 * 280e9 * 13e12))
    assert got["training_cost"] * 1e6 == near(seconds / HOUR)
    assert got["energy"] == near(seconds * 400 * 1.1 / 3.6e9)
    assert got["emissions"] == near(seconds * 400 * 1.1 / KWH * 0.385 / 1000)
    assert got["implied_utilization"] == near(100 * 6 * 280e9 * 13e12 / (seconds * 312e12))
    assert got["implied_time"] == near(6 * 280e9 * 13e12 / (25000 * 312e12 * share) / DAY)
    assert got["implied_tokens"] * 1e9 == near(seconds * 312e12 * share / (6 * 280e9))
    assert got["tokens_in_a_second"] == near(13e12 / (days * DAY))
    assert got["run_power"] == near(25000 * 400 * 1.1 / 1e6)


# What the presets of the runs give: chip-hours, FLOP by hardware and by model, MWh, tonnes. The utilization of LLaMA
# is that of 380 tokens a second on each chip.
RUNS = {
    "GPT-3": (
        10000 * 14.8 * 24, 10000 * 14.8 * DAY * 125e12 * 0.1968, 6 * 174.6e9 * 300e9,
        10000 * 14.8 * 24 * 330 * 1.10 / 1e6, 10000 * 14.8 * 24 * 330 * 1.10 / 1e6 * 0.429,
    ),
    "PaLM 540B": (
        6144 * 1200 + 3072 * 336, (6144 * 1200 + 3072 * 336) * HOUR * 275e12 * 0.462, 6 * 540e9 * 780e9,
        (6144 * 1200 + 3072 * 336) * 378.5 * 1.08 / 1e6, (6144 * 1200 + 3072 * 336) * 378.5 * 1.08 / 1e6 * 0.079,
    ),
    "LLaMA 65B": (
        2048 * 21 * 24, 2048 * 21 * DAY * 6 * 65.2e9 * 380, 6 * 65.2e9 * 1.4e12,
        2048 * 21 * 24 * 400 * 1.1 / 1e6, 2048 * 21 * 24 * 400 * 1.1 / 1e6 * 0.385,
    ),
}  # fmt: skip


@pytest.mark.parametrize("run", RUNS)
def test_the_presets_of_runs(compute, records, run):
    presets = records.calculators["calculators/training-run"].presets
    use = next(preset.use for preset in presets if (preset.group, preset.label) == ("Run", run))
    hours, hardware, by_model, energy, emissions = RUNS[run]
    got = compute("training-run", use)
    assert got["chip_time"] == near(hours)
    assert got["training_compute"] == near(hardware)
    assert got["model_compute"] == near(by_model)
    assert got["energy"] == near(energy)
    assert got["emissions"] == near(emissions)


def test_the_scaling_laws_side_by_side(compute):
    got = compute("scaling-laws")
    c = 5.76e23
    expected = {
        "law": best(c / 6, **REFIT),
        "approach_1": 67e9,
        "approach_2": 67e9 * (c / 6.88e23) ** 0.49,
        "printed": best(c / 6, **PRINTED),
        "unrounded": best(c / 6, **UNROUNDED),
        "kaplan": 1.3e9 * (c / (1e15 * DAY)) ** 0.73,
    }
    for name, n in expected.items():
        assert got[f"{name}_parameters"] * 1e9 == pytest.approx(n, rel=1e-9), name
        assert got[f"{name}_tokens"] * 1e9 == pytest.approx(c / 6 / n, rel=1e-9), name
    # 93, 59 and 18 tokens for each parameter: the printed, the unrounded and the replication's coefficients.
    ratios = [got[f"{name}_tokens"] / got[f"{name}_parameters"] for name in ("printed", "unrounded", "law")]
    assert [round(ratio) for ratio in ratios] == [93, 59, 18]


def test_the_losses_and_scores_of_two_models(compute):
    got = compute("scaling-laws", law_of("hoffmann-2022/loss-law"))
    chinchilla, gopher = loss(70e9, 1.4e12, **PRINTED), loss(280e9, 300e9, **PRINTED)
    assert got["model_loss"] == near(chinchilla)
    assert got["other_loss"] == near(gopher)
    assert got["model_score"] == pytest.approx(-math.log(chinchilla - 1.69), rel=1e-11)
    assert got["score_gain"] == pytest.approx(math.log((gopher - 1.69) / (chinchilla - 1.69)), rel=1e-10)
    kaplan = ((8.8e13 / 70e9) ** (0.076 / 0.095) + 5.4e13 / 1.4e12) ** 0.095
    assert got["kaplan_model_loss"] == near(kaplan)
    assert got["isoflop_tokens"] * 1e9 == near(5.76e23 / 6 / 70e9)
    assert got["isoflop_loss"] == near(loss(70e9, 5.76e23 / 6 / 70e9, **PRINTED))


def test_a_trillion_parameters_on_3072_chips(compute):
    got = compute("training-time")
    seconds = 8 * 450e9 * 1008e9 / (3072 * 163e12)
    assert got["time_with_recomputation"] == near(seconds / DAY)
    assert got["time_without_recomputation"] == near(seconds * 6 / 8 / DAY)
    assert got["hardware_utilization"] == near(100 * 163 / 312)
    assert got["model_share"] == near(100 * 163 / 312 * 6 / 8)
    assert got["chip_time"] == near(3072 * seconds / HOUR)
    assert got["tokens_in_a_step"] * 1e6 == near(3072 * 2048)
    assert got["steps"] == near(450e9 / (3072 * 2048))
    assert got["time_of_a_step"] == near(seconds / (450e9 / (3072 * 2048)))
    assert (got["chips_of_a_replica"], got["replicas"]) == (near(8 * 64), near(6))
    assert (got["batch_of_a_replica"], got["microbatches"]) == (near(512), near(512))
    assert (got["bubble"], got["bubble_interleaved"]) == (near(100 * 63 / 512), near(100 * 63 / 1024))
    assert (got["waiting"], got["waiting_interleaved"]) == (near(100 * 63 / 575), near(100 * 63 / 1087))
    assert got["parameters_of_a_node"] == near(1008 / 64)


def test_the_leaks_data(compute):
    got = compute("training-data")
    text, code = 13e12 * 0.95, 13e12 * 0.05
    assert (got["unique_text"] * 1e9, got["unique_code"] * 1e9) == (near(text / 2), near(code / 4))
    assert got["unique"] * 1e9 == near(text / 2 + code / 4)
    assert got["mean_epochs"] == near(13e12 / (text / 2 + code / 4))
    constant = 15.387756
    worth = text / 2 * (1 + constant * (1 - math.exp(-1 / constant)))
    worth += code / 4 * (1 + constant * (1 - math.exp(-3 / constant)))
    assert got["worth"] * 1e9 == near(worth)
    assert got["worth_share"] == near(100 * worth / 13e12)
    assert got["ratio"] == near(13e12 / 280e9)
    assert got["best_to_seen"] == near(20 * 280e9 / 13e12)
    assert got["batch_in_sequences"] == near(60e6 / 8000)
    assert got["steps"] == near(13e12 / 60e6)


def test_the_forecast(compute):
    got = compute("supercomputer-forecast")
    peak = middle(4, 10) * middle(100.68, 513.85)
    flop = peak * 1e15 * middle(0.4, 0.8) * middle(6, 12) * MONTH
    assert got["training_peak"] == near(peak)
    assert got["training_compute"] == near(flop)
    assert got["ratio_to_palm"] == near(flop / 2.56e24)
    assert got["ratio_to_reported"] == near(flop / 2.15e25)
    assert got["approach_1_parameters"] == near(520 * (flop / 3.43e25) ** 0.5)
    assert got["approach_2_parameters"] == near(520 * (flop / 4.19e25) ** 0.49)
    assert got["approach_3_parameters"] == near(280 * (flop / 3.52e25) ** 0.46)
    n = best(flop / 6, **PRINTED)
    assert got["law_parameters"] * 1e9 == pytest.approx(n, rel=1e-9)
    scores = {
        "gpt_2": loss(1.5e9, 1.92e21 / (6 * 1.5e9), **PRINTED),
        "gpt_3": loss(175e9, 300e9, **PRINTED),
        "gpt_4": loss(10 * n, flop / 6 / n, **PRINTED),
    }
    scores = {name: -math.log(value - 1.69) for name, value in scores.items()}
    for name, score in scores.items():
        assert got[f"{name}_score"] == pytest.approx(score, rel=1e-9), name
    step = (scores["gpt_4"] - scores["gpt_3"]) / (scores["gpt_3"] - scores["gpt_2"])
    assert got["step_ratio"] == pytest.approx(step, rel=1e-9)


def test_the_forecast_with_the_list_that_was_in_force(compute):
    got = compute("supercomputer-forecast", {"double_peak": "reckoner/barnett-fp64-peak-list-in-force"})
    assert got["training_peak"] == near(middle(4, 10) * middle(38.75, 200.79))


def test_ten_thousand_v100_in_the_forecast(compute):
    use = {
        "double_peak": "reckoner/microsoft-fp64-peak-v100",
        "precision_ratio": "reckoner/barnett-v100-tensor-to-double-ratio",
        "utilization": "leak-2023-07/model-flop-utilization",
        "training_time": "leak-2023-07/training-time",
    }
    got = compute("supercomputer-forecast", use)
    flop = 10000 * 125e12 * middle(0.32, 0.36) * middle(90, 100) * DAY
    assert got["training_compute"] == near(flop)


def test_the_energy_of_a_run_and_of_an_answer(compute):
    got = compute("energy")
    assert got["run_energy"] == near(1022362 * 0.4 * 1.1 / 1000)
    assert got["run_emissions"] == near(1022362 * 0.4 * 1.1 / 1000 * 0.385)
    watt_hours = 1.1665273170451914e-06 * math.exp(-0.011205921025579175 * 64) * 175 + 4.052928146734005e-05
    assert got["energy_of_a_token"] == near(1000 * watt_hours)
    gpus = 8  # 1.2 × 175 billion × 2 bytes are 420 GB, 5.25 GPUs of 80 GB, the next power of two
    assert got["gpus"] == gpus
    seconds = 400 * (0.0006785088094353663 * 175 + 0.0003119310311688259 * 64 + 0.019473717579473387)
    assert got["answer_time"] == near(seconds)
    server = seconds / 3600 * 1200 * gpus / 8 / 64
    assert got["answer_server_energy"] == near(server)
    assert got["answer_gpu_energy"] == near(gpus * 400 * watt_hours)
    whole = 1.20 * (server + gpus * 400 * watt_hours)
    assert got["energy_of_the_answer"] == near(whole)
    assert got["emissions_of_the_answer"] == near(whole * 0.38355)
    assert got["answers_for_the_run"] * 1000 == near(1022362 * 0.4 * 1.1 * 1000 / whole)


def test_the_energy_of_an_answer_of_the_leaked_model(compute):
    use = {"active_parameters": "leak-2023-07/active-parameters", "all_parameters": "leak-2023-07/parameters"}
    got = compute("energy", use)
    assert got["gpus"] == 64  # 1.2 × 1.8 trillion × 2 bytes are 4,320 GB, 54 GPUs of 80 GB
    watt_hours = 1.1665273170451914e-06 * math.exp(-0.011205921025579175 * 64) * 280 + 4.052928146734005e-05
    assert got["answer_gpu_energy"] == near(64 * 400 * watt_hours)
