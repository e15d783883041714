"""The anatomy of a transformer against models whose parameters are known to the last one."""

import pytest

from calc.laws import (
    attention_forward_flop,
    attention_parameters,
    attention_training_flop,
    embedding_parameters,
    feed_forward_parameters,
    megatron_parameters,
    vector_parameters,
)


def gpt(layers, width, heads, head_width, vocabulary, positions):
    return (
        attention_parameters(layers, width, heads, heads, head_width)
        + feed_forward_parameters(layers, width, 4 * width, 2)
        + embedding_parameters(vocabulary, width, 1, positions)
        + vector_parameters(layers, width, 13)
    )


def test_gpt_2_small_has_the_parameters_of_the_released_model():
    """124,439,808 in the checkpoint; the norm after the last layer is two vectors more."""
    assert gpt(12, 768, 12, 64, 50257, 1024) + 2 * 768 == 124_439_808


def test_llama_7b_has_the_parameters_of_the_released_model():
    """6,738,415,616 in the checkpoint: gated blocks, untied embeddings, two norms a layer and one after the last."""
    parameters = (
        attention_parameters(32, 4096, 32, 32, 128)
        + feed_forward_parameters(32, 4096, 11008, 3)
        + embedding_parameters(32000, 4096, 2, 0)
        + vector_parameters(32, 4096, 2)
    )
    assert parameters + 4096 == 6_738_415_616


def test_palm_has_its_540_35_billion_with_a_single_key_value_head():
    parameters = (
        attention_parameters(118, 18432, 48, 1, 256)
        + feed_forward_parameters(118, 18432, 4 * 18432, 3)
        + embedding_parameters(256_000, 18432, 1, 0)
    )
    assert parameters == pytest.approx(540.35e9, rel=1e-4)


@pytest.mark.parametrize("shape", [(96, 12288, 96, 128, 50257, 2048), (48, 1600, 25, 64, 50257, 1024)])
def test_the_parts_add_up_to_megatrons_formula(shape):
    layers, width, _, _, vocabulary, positions = shape
    assert gpt(*shape) == pytest.approx(megatron_parameters(layers, width, vocabulary, positions), rel=1e-14)


def test_fewer_key_value_heads_shrink_only_keys_and_values():
    """Four matrices of the width squared with all heads, two and a 48th part of two with one."""
    width = 48 * 256
    assert attention_parameters(1, width, 48, 48, 256) == 4 * width**2
    assert attention_parameters(1, width, 48, 1, 256) == pytest.approx(2 * width**2 * (1 + 1 / 48))


def test_attention_of_a_forward_pass_is_a_third_of_that_of_training():
    assert 3 * attention_forward_flop(118, 48, 256, 2048) == attention_training_flop(118, 48, 256, 2048)


def test_attention_to_half_of_the_context_is_kaplans_count():
    """Kaplan et al. 2020, eq. 2.2: 2 · layers · context · width."""
    assert attention_forward_flop(48, 25, 64, 1024 / 2) == 2 * 48 * 1024 * 1600
