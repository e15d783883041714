"""The laws against published figures, beside the examples in their docstrings."""

import math

import pytest

from calc.compilation import evaluate
from calc.errors import CalcError
from calc.formula import parse
from calc.laws import LAWS, chinchilla_loss, compute_optimal_parameters, compute_optimal_tokens, loss_score
from calc.unit import parse_unit

# Hoffmann et al. 2022: the coefficients as printed (section 3.3) and as they stand unrounded in the TeX source.
PRINTED = {"parameter_term": 406.4, "token_term": 410.7, "parameter_exponent": 0.34, "token_exponent": 0.28}
UNROUNDED = {
    "parameter_term": math.exp(6.0073404),
    "token_term": math.exp(6.0179186),
    "parameter_exponent": 0.33917084,
    "token_exponent": 0.2849083,
}


@pytest.mark.parametrize("name", ["parameters", "tokens"])
def test_the_compute_optimal_model_is_the_least_of_the_loss(name):
    """No other split of the same compute gives a lower loss."""
    best = compute_optimal_parameters(1e24, **PRINTED), compute_optimal_tokens(1e24, **PRINTED)
    assert math.isclose(6 * best[0] * best[1], 1e24, rel_tol=1e-12)
    least = chinchilla_loss(*best, 0.0, **PRINTED)
    for factor in (0.9, 0.99, 1.01, 1.1):
        assert chinchilla_loss(best[0] * factor, best[1] / factor, 0.0, **PRINTED) > least


def test_gophers_compute_gives_forty_billion_parameters_with_unrounded_coefficients():
    """Hoffmann et al. 2022, figure 4: "40B parameters" for the budget of Gopher."""
    assert math.isclose(compute_optimal_parameters(5.76e23, **UNROUNDED), 40e9, rel_tol=0.02)


@pytest.mark.parametrize(("parameters", "compute"), [(67e9, 1.71e24), (520e9, 1.36e26), (1e12, 5.65e26)])
def test_table_a3_follows_from_the_unrounded_coefficients(parameters, compute):
    """Hoffmann et al. 2022, table A3, approach 3. The table drifts from the coefficients: 1 % at 67B, 6 % at 1T."""
    assert math.isclose(compute_optimal_parameters(compute, **UNROUNDED), parameters, rel_tol=0.07)


def test_a_loss_below_the_irreducible_one_has_no_score():
    formula = parse("loss_score(loss, irreducible_loss)")
    with pytest.raises(CalcError, match="has no value here"):
        evaluate(formula, [1.0, 2.0])


def test_a_negative_number_of_tokens_has_no_loss():
    with pytest.raises(ValueError, match="math domain error"):
        chinchilla_loss(1e9, -1e9, 0.0, **PRINTED)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_every_law_declares_units_that_can_be_read_and_says_where_it_is_from(law):
    parameters = law.__code__.co_varnames[: law.__code__.co_argcount]
    assert tuple(law.units) == parameters
    assert all(parse_unit(unit).factor == 1 for unit in [*law.units.values(), law.result_unit])
    assert ">>>" in law.__doc__


def test_scores_differ_by_the_logarithm_of_what_is_left_to_learn():
    assert math.isclose(loss_score(2.5, 2.0) - loss_score(3.0, 2.0), math.log(2))
