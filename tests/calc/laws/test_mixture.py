"""Mixtures of experts: parameters against published models, experts touched against counting."""

import math
import random

import pytest

from calc.compilation import evaluate
from calc.errors import CalcError
from calc.formula import parse
from calc.laws import expected_experts_touched, mixture_multiplier, mixture_parameters


def test_glams_active_parameters_follow_from_its_shape():
    """Du et al. 2021: 96.6 billion; 64 layers, every other with 64 experts of two matrices, the rest gated."""
    attention = 64 * 2 * 8192 * 128 * (128 + 128)
    gated = 32 * 3 * 8192 * 32768
    expert = 32 * 2 * 8192 * 32768
    embedding = 256_000 * 8192
    shared = attention + gated + embedding
    assert mixture_parameters(shared, expert, 2) == pytest.approx(96.6e9, rel=1e-3)
    assert mixture_parameters(shared, expert, 64) == pytest.approx(1.2e12, rel=0.04)


def test_switch_c_has_the_parameters_of_its_table():
    """Fedus et al. 2021, table 9: 1,571 billion; 15 layers each of encoder and decoder, 2,048 experts in all."""
    expert = 30 * 2 * 2080 * 6144
    assert mixture_parameters(0.8e9, expert, 2048) == pytest.approx(1571e9, rel=1e-3)


def test_a_single_token_touches_the_experts_that_it_is_routed_to():
    assert expected_experts_touched(16, 2, 1) == pytest.approx(2, rel=1e-12)
    assert expected_experts_touched(2048, 1, 1) == pytest.approx(1, rel=1e-12)


def test_no_token_touches_no_expert_and_many_touch_all():
    assert expected_experts_touched(16, 2, 0) == 0
    assert expected_experts_touched(16, 16, 0) == 0
    assert expected_experts_touched(16, 2, 1e6) == 16
    assert expected_experts_touched(16, 16, 3) == 16


def test_a_model_without_a_choice_of_experts_is_dense():
    assert expected_experts_touched(1, 1, 1) == 1


@pytest.mark.parametrize(("experts", "chosen", "tokens"), [(16, 2, 8), (64, 2, 64), (8, 1, 4)])
def test_the_expectation_is_what_random_routing_gives(experts, chosen, tokens):
    """20,000 batches routed at random: the mean is within five standard errors."""
    generator = random.Random(7)
    counts = []
    for _ in range(20_000):
        touched = set()
        for _ in range(tokens):
            touched.update(generator.sample(range(experts), chosen))
        counts.append(len(touched))
    mean = sum(counts) / len(counts)
    spread = math.sqrt(sum((count - mean) ** 2 for count in counts) / len(counts))
    assert abs(mean - expected_experts_touched(experts, chosen, tokens)) < 5 * spread / math.sqrt(len(counts)) + 1e-9


@pytest.mark.parametrize(
    "formula",
    [
        "expected_experts_touched(experts, experts_per_token, tokens)",
        "mixture_parameters(1, 1, routed_experts(experts, experts_per_token)) * tokens",
    ],
)
def test_more_experts_for_a_token_than_there_are_have_no_value(formula):
    with pytest.raises(CalcError, match="cannot be routed to more experts than there are"):
        evaluate(parse(formula), [2.0, 3.0, 1.0])


def test_experts_in_every_layer_multiply_the_blocks_by_their_number():
    assert mixture_multiplier(16, 1) == 16
    assert mixture_multiplier(1, 4) == 1
