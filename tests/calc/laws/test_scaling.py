"""The scaling laws beyond their docstrings: against each other, and against what the papers state."""

import math

import pytest

from calc.laws import (
    chinchilla_loss,
    compute_optimal_parameters,
    kaplan_loss,
    loss_from_logarithm,
    lowest_loss_parameters,
    power_law_parameters,
)

PRINTED = {"parameter_term": 406.4, "token_term": 410.7, "parameter_exponent": 0.34, "token_exponent": 0.28}
KAPLAN = {"parameter_scale": 8.8e13, "token_scale": 5.4e13, "parameter_power": 0.076, "token_power": 0.095}


def test_the_best_split_depends_on_the_product_of_parameters_and_tokens_alone():
    assert lowest_loss_parameters(1e24 / 6, **PRINTED) == compute_optimal_parameters(1e24, **PRINTED)


@pytest.mark.parametrize("flop_per_parameter_token", [2, 6, 8])
def test_the_best_split_is_the_least_of_the_loss_whatever_a_parameter_and_token_cost(flop_per_parameter_token):
    product = 1e24 / flop_per_parameter_token
    best = lowest_loss_parameters(product, **PRINTED)
    least = chinchilla_loss(best, product / best, 0.0, **PRINTED)
    assert all(chinchilla_loss(best * x, product / best / x, 0.0, **PRINTED) > least for x in (0.95, 1.05))


def test_the_loss_of_a_logarithm_is_the_logarithms_inverse():
    assert math.isclose(math.log(loss_from_logarithm(0.5267228) * math.log(2)), 0.5267228)


def test_kaplans_law_is_that_of_parameters_alone_with_endless_data_and_of_tokens_alone_in_an_endless_model():
    """Kaplan et al. 2020: eq. 1.5 becomes eq. 1.1 and eq. 1.2."""
    in_nats = math.log(2)
    assert math.isclose(kaplan_loss(1e9, 1e60, **KAPLAN) * in_nats, (8.8e13 / 1e9) ** 0.076, rel_tol=1e-9)
    assert math.isclose(kaplan_loss(1e60, 1e10, **KAPLAN) * in_nats, (5.4e13 / 1e10) ** 0.095, rel_tol=1e-9)


def test_eight_times_the_parameters_need_five_times_the_data_for_the_same_penalty():
    """Kaplan et al. 2020, section 4: the overfitting bound, 8^0.74 = 4.66, not the compute optimum."""

    def penalty(parameters, tokens):
        return kaplan_loss(parameters, tokens, **KAPLAN) / kaplan_loss(parameters, 1e60, **KAPLAN)

    grown = 8 ** (0.076 / 0.095)
    assert 4.5 < 8**0.74 < 5.0 < grown < 5.5  # eq. 1.1 and 1.2 give 0.80, the joint fit of section 4 0.74
    assert math.isclose(penalty(8e8, grown * 1e10), penalty(1e8, 1e10), rel_tol=1e-9)


def test_kaplans_optimum_grows_5_4_times_for_ten_times_the_compute():
    """Kaplan et al. 2020: N ∝ C^0.73; Hoffmann et al. 2022, section 1, round it to 5.5."""
    growth = power_law_parameters(1e22, 8.64e19, 1.3e9, 0.73) / power_law_parameters(1e21, 8.64e19, 1.3e9, 0.73)
    assert math.isclose(growth, 10**0.73)


def test_a_power_law_passes_through_its_point():
    assert power_law_parameters(5.76e23, 5.76e23, 67e9, 0.5) == 67e9
