"""The laws of training beyond their docstrings."""

import math

import pytest

from calc.laws import (
    attention_training_flop,
    dense_training_compute,
    megatron_parameters,
    megatron_step_compute,
    model_utilization,
    plain_training_time,
    recomputing_training_compute,
    recomputing_training_time,
)

DAY = 86400


def test_recomputation_does_a_third_more():
    assert math.isclose(recomputing_training_compute(1e9, 1e9) / dense_training_compute(1e9, 1e9), 8 / 6)


@pytest.mark.parametrize(
    ("parameters", "chips", "achieved", "days"),
    [
        (174.6e9, 384, 153e12, 84),
        (174.6e9, 768, 149e12, 43),
        (174.6e9, 1536, 141e12, 23),
        (529.6e9, 560, 171e12, 156),
        (529.6e9, 1120, 167e12, 80),
        (529.6e9, 2240, 159e12, 42),
    ],
)
def test_megatrons_times_for_300_billion_tokens(parameters, chips, achieved, days):
    """Narayanan et al. 2021, table 2, PTD parallelism; the table is computed from throughputs that are not rounded."""
    ours = recomputing_training_time(parameters, 300e9, chips, achieved) / DAY
    assert math.isclose(ours, days, rel_tol=0.03)


def test_a_step_of_megatron_is_8_for_each_parameter_and_token_in_a_large_model():
    """Narayanan et al. 2021: eq. 4 follows from eq. 2 and 3 where 6h ≫ s, 16lh ≫ V + s and 12lh ≫ V."""
    shape = {"layers": 128, "width": 25600, "vocabulary": 51200, "context": 2048}
    step = megatron_step_compute(3072, **shape)
    assert math.isclose(step / (3072 * 2048) / megatron_parameters(**shape), 8, rel_tol=0.02)


def test_time_is_compute_over_speed():
    assert math.isclose(plain_training_time(70e9, 1.4e12, 1000, 1e14), dense_training_compute(70e9, 1.4e12) / 1e17)


def test_utilization_without_attention_is_6_n_times_the_throughput():
    """Chowdhery et al. 2022, appendix B, MT-NLG: "29.7% without attention ((65.43 × 6 × 530)/(312 × 2240))"."""
    assert round(model_utilization(65.43e3, 530e9, 0, 2240, 312e12), 3) == 0.298  # the paper cuts 0.29772 off


def test_attention_grows_with_the_context():
    assert attention_training_flop(118, 48, 256, 4096) == 2 * attention_training_flop(118, 48, 256, 2048)
