"""Inference: caches against published sizes, and where memory and arithmetic take equally long."""

import pytest

from calc.compilation import evaluate
from calc.errors import CalcError
from calc.formula import parse
from calc.laws import (
    key_value_cache,
    prefill_compute,
    request_time,
    ridge_point,
    roofline_time,
    turning_batch_size,
)

A100 = {"bandwidth": 2.039e12 * 8, "peak": 312e12}
TURNING = "turning_batch_size(weights, cache, operations, bandwidth, peak)"


def test_a_sequence_of_opt_13b_takes_1_6_gigabytes():
    """Kwon et al. 2023, section 3: 2,048 tokens at 800 KB."""
    assert key_value_cache(40, 40, 128, 16) / 8 * 2048 == pytest.approx(1.6e9, rel=0.05)


def test_the_cache_shrinks_with_the_key_value_heads():
    """Multi-head, grouped by eight, and a single head for all."""
    every, grouped, one = (key_value_cache(80, heads, 128, 16) for heads in (64, 8, 1))
    assert (every / grouped, every / one) == (8, 64)


@pytest.mark.parametrize(("peak", "bandwidth", "ridge"), [(312e12, 2.039e12, 153), (989.4e12, 3.35e12, 295)])
def test_ridge_points_of_a100_and_h100(peak, bandwidth, ridge):
    assert round(ridge_point(peak, bandwidth * 8) * 8) == ridge


def test_at_the_turning_batch_both_bounds_are_equally_long():
    weights, cache, operations = 65.2e9 * 16, 512 * 0.33e6 * 8, 2 * 65.2e9  # one key-value head for eight heads
    batch = turning_batch_size(weights, cache, operations, **A100)
    read, done = (weights + batch * cache) / A100["bandwidth"], batch * operations / A100["peak"]
    assert read == pytest.approx(done, rel=1e-12)
    below, above = 0.9 * batch, 1.1 * batch
    assert roofline_time(weights + below * cache, below * operations, **A100) > below * operations / A100["peak"]
    assert roofline_time(weights + above * cache, above * operations, **A100) == above * operations / A100["peak"]


def test_with_a_long_cache_no_batch_is_bound_by_arithmetic():
    with pytest.raises(CalcError, match="reading the cache of a sequence takes longer than its operations"):
        evaluate(parse(TURNING), [65.2e9 * 16, 2048 * 2.6e6 * 8, 2 * 65.2e9, A100["bandwidth"], A100["peak"]])


def test_a_prompt_takes_the_forward_passes_of_its_tokens():
    """Summed token by token, each attending to those before it and itself, to within one part in the prompt."""
    one_by_one = sum(2 * 175e9 + 4 * 96 * 96 * 128 * place for place in range(1, 513))
    assert prefill_compute(512, 175e9, 96, 96, 128) == pytest.approx(one_by_one, rel=1e-5)


def test_a_faster_model_answers_earlier():
    assert request_time(0.5, 300, 100) < request_time(0.5, 300, 50)
