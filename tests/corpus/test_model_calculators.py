"""The calculators of models and of serving them, worked out by hand from written numbers, for every preset.

Nothing here calls a law: the numbers are those that the sources print, and the arithmetic is spelled out.
"""

import math

import pytest

from calc.messages import handle
from tests.corpus.by_hand import HOUR, near

BILLION = 1e9
GB, MS = 1e9, 1e-3  # bytes and seconds

# layers, width, heads, key-value heads, head width, inner width, matrices, vocabulary, copies, positions, vectors,
# context, training tokens
SHAPES = {
    "GPT-3": (96, 12288, 96, 96, 128, 49152, 2, 50257, 1, 2048, 13, 2048, 300e9),
    "LLaMA 7B": (32, 4096, 32, 32, 128, 11008, 3, 32000, 2, 0, 2, 2000, 1.0e12),
    "LLaMA 13B": (40, 5120, 40, 40, 128, 13824, 3, 32000, 2, 0, 2, 2000, 1.0e12),
    "LLaMA 33B": (60, 6656, 52, 52, 128, 17920, 3, 32000, 2, 0, 2, 2000, 1.4e12),
    "LLaMA 65B": (80, 8192, 64, 64, 128, 22016, 3, 32000, 2, 0, 2, 2000, 1.4e12),
    "PaLM 8B": (32, 4096, 16, 1, 256, 16384, 3, 256000, 1, 0, 1, 2048, 780e9),
    "PaLM 62B": (64, 8192, 32, 1, 256, 32768, 3, 256000, 1, 0, 1, 2048, 780e9),
    "PaLM 540B": (118, 18432, 48, 1, 256, 73728, 3, 256000, 1, 0, 1, 2048, 780e9),
    "Chinchilla": (80, 8192, 64, 64, 128, 32768, 2, 32000, 1, 0, 13, 2048, 1.4e12),
}
SWITCH_EXPERT = 2 * 15 * 2 * 2080 * 6144  # encoder and decoder, two matrices
# experts, of a token, parameters of an expert, shared, training tokens
MIXTURES = {
    "GPT-4, as leaked": (16, 2, 111e9, 55e9, 13e12),
    "GLaM": (64, 2, (1.2e12 - 96.6e9) / 62, 96.6e9 - 2 * (1.2e12 - 96.6e9) / 62, 600e9),
    "Switch-C": (2048, 1, SWITCH_EXPERT, 1571e9 - 2048 * SWITCH_EXPERT, 13e12),
}
# shared, of an expert, experts, of a token, layers, heads, key-value heads, head width, context, chips, claimed price
# in USD a million tokens
SERVED = {
    "GPT-3": (175.0e9, 0, 1, 1, 96, 96, 96, 128, 2048, 8, 20),
    "LLaMA 65B": (65.2e9, 0, 1, 1, 80, 64, 64, 128, 2000, 8, 20),
    "PaLM 540B": (540.35e9, 0, 1, 1, 118, 48, 1, 256, 2048, 64, 20),
    "GPT-4, as leaked": (55e9, 111e9, 16, 2, 120, 96, 1, 128, 8000, 128, 0.049),
}
# peak, bandwidth in bytes a second, memory in bytes, rent of an hour
CHIPS = {
    "A100, 80 GB": (312e12, 2.039e12, 80e9, 1.0),
    "A100, 40 GB": (312e12, 1.56e12, 40e9, 1.0),
    "H100 SXM": (989.4e12, 3.35e12, 80e9, 2.0),
    "TPU v4": (275e12, 1.2e12, 32e9, 3.22),
}
# α, γ, c
DRAFTS = {
    "Translation, T5-small, temperature 0": (0.75, 7, 0.02),
    "Translation, T5-base, temperature 0": (0.8, 7, 0.04),
    "Translation, T5-large, temperature 0": (0.82, 7, 0.11),
    "Translation, T5-small, temperature 1": (0.62, 7, 0.02),
    "Translation, T5-base, temperature 1": (0.68, 5, 0.04),
    "Translation, T5-large, temperature 1": (0.71, 3, 0.11),
    "Summaries, T5-small, temperature 0": (0.65, 5, 0.02),
    "Summaries, T5-base, temperature 0": (0.73, 5, 0.04),
    "Summaries, T5-large, temperature 0": (0.74, 3, 0.11),
    "Summaries, T5-small, temperature 1": (0.53, 5, 0.02),
    "Summaries, T5-base, temperature 1": (0.55, 3, 0.04),
    "Summaries, T5-large, temperature 1": (0.56, 3, 0.11),
}


@pytest.fixture(scope="module")
def compute(model, records):
    """The results of a calculator by name, in their units: under presets by their labels, and further claims and
    values."""

    def results(calculator, *labels, use=None, write=None):
        record = records.calculators[f"calculators/{calculator}"]
        presets = [next(preset for preset in record.presets if preset.label == label) for label in labels]
        taken = {name: claim for preset in presets for name, claim in preset.use.items()} | (use or {})
        written = {name: text for preset in presets for name, text in preset.set.items()} | (write or {})
        answer = handle(
            {
                "op": "evaluate",
                "claims": [record.node_id(name) for name in record.results],
                "samples": 0,
                "use": {record.node_id(name): claim for name, claim in taken.items()},
                "set": {record.node_id(name): text for name, text in written.items()},
            },
            model,
        )
        assert not answer["errors"]
        return {name: answer["results"][record.node_id(name)]["recomputed"] for name in record.results}

    return results


def labels(records, calculator, group):
    return {
        preset.label for preset in records.calculators[f"calculators/{calculator}"].presets if preset.group == group
    }


def test_every_preset_of_a_model_is_worked_out_here(records):
    assert labels(records, "transformer-anatomy", "Model") == SHAPES.keys()
    assert labels(records, "mixture-of-experts", "Model") == MIXTURES.keys()
    assert labels(records, "inference", "Model") == SERVED.keys()
    assert labels(records, "inference", "Hardware") == CHIPS.keys()
    assert labels(records, "speculative-decoding", "Measured by Leviathan and others") == DRAFTS.keys()


@pytest.mark.parametrize("label", SHAPES)
def test_anatomy(compute, label):
    layers, width, heads, kv, head, inner, matrices, vocabulary, copies, positions, vectors, context, tokens = SHAPES[
        label
    ]
    queries_and_outputs = layers * 2 * width * heads * head
    keys_and_values = layers * 2 * width * kv * head
    attention = queries_and_outputs + keys_and_values
    feed_forward = layers * matrices * width * inner
    embeddings = copies * vocabulary * width + positions * width
    small = layers * vectors * width
    total = attention + feed_forward + embeddings + small
    over_context = layers * heads * (2 * head * context + 2 * head * context)  # scores, and the sum of the values
    forward = 2 * (attention + feed_forward + vocabulary * width) + over_context
    cache = layers * kv * head * 2 * 2
    assert compute("transformer-anatomy", label) == {
        "attention_width_of_all_heads": near(heads * head),
        "feed_forward_width": near(inner),
        "attention_weights": near(attention / BILLION),
        "feed_forward_weights": near(feed_forward / BILLION),
        "embedding_weights": near(embeddings / 1e6),
        "vector_weights": near(small / 1e6),
        "parameters": near(total / BILLION),
        "parameters_without_embeddings": near((total - embeddings) / BILLION),
        "context_flop": near(over_context / 1e9),
        "forward_flop": near(forward / 1e9),
        "context_share": near(100 * over_context / forward),
        "training_flop": near(3 * forward / 1e12),
        "training_compute": near(3 * forward * tokens),
        "training_compute_by_rule": near(6 * total * tokens),
        "weight_memory": near(total * 2 / GB),
        "cache_per_token": near(cache / 1e3),
        "cache_per_sequence": near(cache * context / GB),
    }


@pytest.mark.parametrize(("label", "published"), [("PaLM 8B", 4.29e22), ("PaLM 540B", 2.56e24)])
def test_anatomy_gives_the_training_compute_that_palm_reports(compute, label, published):
    assert compute("transformer-anatomy", label)["training_compute"] == pytest.approx(published, rel=2e-3)


def test_a_causal_mask_halves_attention_over_the_context(compute):
    whole = compute("transformer-anatomy", "GPT-3")
    half = compute("transformer-anatomy", "GPT-3", use={"attended_share": "reckoner/causal-share-attended"})
    assert half["context_flop"] == near(whole["context_flop"] / 2)
    assert half["parameters"] == whole["parameters"]


@pytest.mark.parametrize(("label", "heads"), [("Multi-head", 96), ("Grouped by eight", 8), ("Multi-query", 1)])
def test_key_value_heads_set_the_cache(compute, label, heads):
    got = compute("transformer-anatomy", "GPT-3", label)
    assert got["cache_per_token"] == near(96 * heads * 128 * 2 * 2 / 1e3)
    assert got["attention_weights"] == near(96 * 2 * 12288 * 128 * (96 + heads) / BILLION)


@pytest.mark.parametrize("label", MIXTURES)
def test_mixture(compute, label):
    experts, chosen, each, shared, tokens = MIXTURES[label]
    total, active = shared + experts * each, shared + chosen * each
    touched = experts * (1 - (1 - chosen / experts) ** 8)
    got = compute("mixture-of-experts", label)
    assert got == {
        "parameters": near(total / BILLION),
        "active_parameters": near(active / BILLION),
        "active_share": near(100 * active / total),
        "dense_to_sparse": near(total / active),
        "expert_share": near(100 * experts * each / total),
        "forward_flop": near(2 * active / 1e9),
        "training_flop": near(6 * active / 1e12),
        "training_compute": near(6 * active * tokens),
        "tokens_per_active_parameter": near(tokens / active),
        "weight_memory": near(2 * total / GB),
        "chips_to_hold": near(math.ceil(2 * total / 80e9)),
        "experts_touched": pytest.approx(touched, rel=1e-9),
        "touched_share": pytest.approx(100 * touched / experts, rel=1e-9),
        "memory_read": pytest.approx(2 * (shared + touched * each) / GB, rel=1e-9),
    }


def test_a_single_token_reads_the_active_parameters(compute):
    got = compute("mixture-of-experts", "GPT-4, as leaked", write={"batch_tokens": "1"})
    assert got["memory_read"] == near(2 * 277)
    assert got["experts_touched"] == near(2)


def assert_served(got, model, chip, batch):
    """What serving gives: prompts of 1,024 tokens and answers of 256, two bytes for every number."""
    shared, each, experts, chosen, layers, heads, kv, head, context, chips, claimed = model
    peak, bandwidth, memory, rent = chip
    total, active = shared + experts * each, shared + chosen * each
    touched = experts * (1 - (1 - chosen / experts) ** batch)
    cache = 2 * layers * kv * head * 2 * context
    operations = 2 * active + 4 * layers * heads * head * context
    read = 2 * (shared + touched * each) + batch * cache
    reading, computing = read / (chips * bandwidth), batch * operations / (chips * peak)
    step = max(reading, computing)
    left = operations / peak - cache / bandwidth
    prompt = 1024 * (2 * active + 2 * layers * heads * head * 1024)
    first = max(2 * total / (chips * bandwidth), prompt / (chips * peak))
    needed = chips * rent / HOUR / (claimed / 1e6)
    assert got == {
        "parameters": near(total / BILLION),
        "active_parameters": near(active / BILLION),
        "weight_memory": near(2 * total / GB),
        "memory_of_chips": near(chips * memory / GB),
        "cache_per_token": near(2 * layers * kv * head * 2 / 1e3),
        "cache_per_sequence": near(cache / GB),
        "largest_batch": near(max(0, (chips * memory - 2 * total) // cache)),
        "operations_per_token": near(operations / 1e9),
        "experts_touched": pytest.approx(touched, rel=1e-9),
        "memory_read": pytest.approx(read / GB, rel=1e-9),
        "operations_per_step": near(batch * operations / 1e12),
        "memory_time": pytest.approx(reading / MS, rel=1e-9),
        "arithmetic_time": near(computing / MS),
        "step_time": pytest.approx(step / MS, rel=1e-9),
        "turning_batch": near(2 * total / bandwidth / left) if left > 0 else None,
        "turning_batch_without_cache": near(2 * total / bandwidth / (2 * active / peak)),
        "ridge": near(peak / bandwidth),
        "throughput": pytest.approx(batch / step, rel=1e-9),
        "throughput_of_a_chip": pytest.approx(batch / step / chips, rel=1e-9),
        "speed": pytest.approx(1 / step, rel=1e-9),
        "cost": pytest.approx(1e6 * chips * rent / HOUR / (batch / step), rel=1e-9),
        "least_cost": near(1e6 * rent / HOUR * operations / peak),
        "prompt_operations": near(prompt / 1e12),
        "prompt_time": near(first),
        "prompt_cost": near(1e6 * chips * rent / HOUR * first / 1024),
        "answer_time": pytest.approx(first + 256 * step, rel=1e-9),
        "implied_throughput": near(needed),
        "implied_utilization": near(100 * needed * operations / (chips * peak)),
        "implied_ratio": pytest.approx(needed / (batch / step), rel=1e-9),
    }


@pytest.mark.parametrize("label", SERVED)
def test_inference_on_a100(compute, label):
    assert_served(compute("inference", label), SERVED[label], CHIPS["A100, 80 GB"], 16)


@pytest.mark.parametrize("label", CHIPS)
def test_gpt_3_on_other_chips(compute, label):
    assert_served(compute("inference", label), SERVED["GPT-3"], CHIPS[label], 16)


def test_a_large_batch_of_the_leaked_model_is_bound_by_arithmetic(compute):
    got = compute("inference", "GPT-4, as leaked", write={"batch": "4,000"})
    assert got["step_time"] == got["arithmetic_time"] > got["memory_time"]
    assert got["cost"] == near(got["least_cost"])
    assert_served(got, SERVED["GPT-4, as leaked"], CHIPS["A100, 80 GB"], 4000)


def test_the_leaked_price_in_cents_is_beyond_the_hardware_and_in_dollars_within(compute):
    cents = compute("inference", "GPT-4, as leaked")
    dollars = compute("inference", "GPT-4, as leaked", "GPT-4 on A100, leaked, read as dollars")
    assert cents["implied_utilization"] > 1000
    assert dollars["implied_utilization"] == near(cents["implied_utilization"] / 100)
    assert dollars["implied_throughput"] == near(128 / HOUR / 4.9 * 1e6)


def test_weights_of_eight_bits_halve_what_is_read_and_stored(compute):
    got = compute("inference", "GPT-3", "Weights in 8 bits")
    assert (got["weight_memory"], got["turning_batch_without_cache"]) == (near(175), near(312 / 2.039 / 2))
    assert got["largest_batch"] == (640e9 - 175e9) // (2 * 96 * 96 * 128 * 2 * 2048)


@pytest.mark.parametrize("label", DRAFTS)
def test_speculative_decoding(compute, label):
    accepted, drafted, cost = DRAFTS[label]

    def tokens(length):
        return sum(accepted**place for place in range(length + 1))

    def speed(length):
        return tokens(length) / (1 + length * cost)

    def operations(length):
        return (length * 77e6 / 11e9 + length + 1) / tokens(length)

    best = max(range(200), key=speed)
    assert compute("speculative-decoding", label) == {
        "tokens_per_pass": near(tokens(drafted)),
        "speed_up": near(speed(drafted)),
        "operations_increase": near(operations(drafted)),
        "best_length": best,
        "best_speed_up": near(speed(best)),
        "operations_at_best": near(operations(best)),
        "largest_speed_up": near(1 / (1 - accepted)),
    }
