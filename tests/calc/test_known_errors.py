"""Errors that are known in other calculators of the field: the number that theirs give, and the right one of ours.

Their sums are restated here in our own words, so that the difference stays visible; none of their code is used.
"""

import pytest

from calc import DimensionError, parse, parse_unit
from calc.laws import (
    expected_experts_touched,
    feed_forward_parameters,
    mixture_multiplier,
    mixture_parameters,
    request_time,
    training_energy,
)


def dimensions(**units):
    return {name: parse_unit(unit).dimension for name, unit in units.items()}


def test_layers_without_experts_are_not_counted_twice():
    """EleutherAI cookbook, calc_transformer_flops.py: feed-forward operations times 1 + k / i, where every i-th layer
    has experts and a token goes to k of them; the i − 1 layers between have one block each, so it is (k + i − 1) / i.

    GLaM's 2 experts in every other layer: theirs 2, ours 1.5 blocks a layer.
    """
    experts_per_token, interval = 2, 2
    theirs = 1 + experts_per_token / interval
    assert theirs == 2
    assert mixture_multiplier(experts_per_token, interval) == 1.5


def test_experts_in_every_layer_take_the_place_of_the_dense_block():
    """The same formula with experts in every layer: 2 of them are two blocks of operations, not three."""
    assert 1 + 2 / 1 == 3
    assert mixture_multiplier(2, 1) == 2


def test_the_inner_width_is_used():
    """EleutherAI cookbook: feed-forward operations are 16 · width² a layer whatever --ffn-hidden-size says.

    LLaMA 7B is gated and 11,008 wide inside: 2 · 3 · 4096 · 11008 operations a token and layer, not 16 · 4096².
    """
    theirs = 16 * 4096**2
    ours = 2 * feed_forward_parameters(1, 4096, 11008, 3)
    assert (theirs, ours) == (268_435_456, 270_532_608)
    assert 2 * feed_forward_parameters(1, 4096, 4 * 11008, 3) == 4 * ours


def test_the_number_of_experts_of_a_token_counts():
    """llm-analysis: the operations of the MLP ignore moe_top_k, as if each token went to one expert.

    The leak's GPT-4, 2 of 16 experts of 111 billion and 55 billion shared: 2 · 166 = 332, not 554 GFLOP a token.
    """
    theirs = 2 * mixture_parameters(55e9, 111e9, 1)
    ours = 2 * mixture_parameters(55e9, 111e9, 2)
    assert (theirs, ours) == (332e9, 554e9)


def test_all_experts_are_in_memory_but_not_all_are_read():
    """Taking all parameters, or the active ones, for what a step reads: for 4 tokens of the leak's GPT-4 it is neither.

    All are 1,831 billion, active 277 billion; 6.6 of 16 experts are touched, 790 billion parameters.
    """
    touched = mixture_parameters(55e9, 111e9, expected_experts_touched(16, 2, 4))
    assert touched == pytest.approx(789.94e9, rel=1e-4)
    assert mixture_parameters(55e9, 111e9, 2) < touched < mixture_parameters(55e9, 111e9, 16)


def test_tokens_are_divided_by_their_rate():
    """EcoLogits' documentation: latency = TTFT + tokens × TPS. 300 tokens at 50 a second: 15,000.5, not 6.5 seconds."""
    first, tokens, rate = 0.5, 300, 50
    assert first + tokens * rate == 15_000.5
    assert request_time(first, tokens, rate) == 6.5


def test_a_formula_that_multiplies_them_is_refused():
    units = dimensions(first="s", tokens="token/sequence", rate="token/s/sequence")
    assert parse("first + tokens / rate").dimension(units) == units["first"]
    with pytest.raises(DimensionError, match=r"'first' is in s"):
        parse("first + tokens * rate").dimension(units)


def test_the_overhead_of_a_data_centre_is_counted_once():
    """EcoLogits, issue 230: the energy that water was computed from already had the PUE in it, and got it again.

    A chip of 400 W for an hour at a PUE of 1.2 takes 480 Wh; with the PUE twice it was 576.
    """
    hour, effectiveness = 3600, 1.2
    energy = training_energy(hour, 400, effectiveness)
    assert energy * effectiveness / hour == pytest.approx(576)
    assert energy / hour == pytest.approx(480)
