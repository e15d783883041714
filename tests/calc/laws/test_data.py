"""Repeated data beyond the docstring."""

import math

from calc.laws import effective_tokens

CONSTANT = 15.387756


def test_a_single_pass_is_worth_itself():
    assert effective_tokens(1e12, 1, CONSTANT) == 1e12


def test_part_of_a_pass_is_worth_that_part():
    assert effective_tokens(1e12, 0.25, CONSTANT) == 0.25e12


def test_as_many_repetitions_as_the_constant_are_worth_63_percent_of_fresh_ones():
    """Muennighoff et al. 2023, section 3.1: "worth on average 1 − 1/e of fresh tokens"."""
    gained = effective_tokens(1.0, 1 + CONSTANT, CONSTANT) - 1
    assert math.isclose(gained / CONSTANT, 1 - 1 / math.e)


def test_endless_repetition_is_worth_no_more_than_the_constant():
    assert math.isclose(effective_tokens(1.0, 1e6, CONSTANT), 1 + CONSTANT)


def test_the_worth_does_not_jump_at_one_pass():
    assert math.isclose(effective_tokens(1.0, 1 + 1e-9, CONSTANT), effective_tokens(1.0, 1, CONSTANT), rel_tol=1e-8)
