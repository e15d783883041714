"""The search for the numbers that give a target: every shape that a result may have."""

import math

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from calc.solving import search


def found(function, target, present, low=None, high=None):
    return search(lambda column: [_at(function, x) for x in column], target, present, low, high)


def _at(function, x):
    try:
        y = float(function(x))
    except (ArithmeticError, ValueError):
        return math.nan
    return y if math.isfinite(y) else math.nan


def values(*arguments):
    return [solution.value for solution in found(*arguments).solutions]


def test_a_rising_result_is_solved_to_twelve_digits():
    assert values(lambda x: x**3, 10.0, 1.0, 0.0) == [pytest.approx(10 ** (1 / 3), rel=1e-13)]


def test_the_present_number_may_be_far_away_or_missing():
    assert values(lambda x: 6 * x * 13e12, 2.15e25, 1.0, 0.0) == [pytest.approx(2.15e25 / 78e12, rel=1e-13)]
    assert values(lambda x: x - 3, 1.0, None, 0.0) == [pytest.approx(4, rel=1e-13)]


def test_several_solutions_stand_in_the_order_of_their_nearness():
    assert values(lambda x: x + 100 / x, 25.0, 30.0, 0.0) == [pytest.approx(20, rel=1e-12), pytest.approx(5, rel=1e-12)]
    assert values(lambda x: x + 100 / x, 25.0, 4.0, 0.0) == [pytest.approx(5, rel=1e-12), pytest.approx(20, rel=1e-12)]


def test_two_solutions_that_lie_close_together_are_told_apart():
    assert values(lambda x: x + 100 / x, 20.0001, 50.0, 0.0) == [
        pytest.approx(10.0316728, rel=1e-6),
        pytest.approx(9.9684272, rel=1e-6),
    ]


def test_a_target_that_is_only_touched_is_reached():
    assert values(lambda x: (x - 3) ** 2 + 1, 1.0, 5.0, 0.0) == [pytest.approx(3, rel=1e-6)]
    assert values(lambda x: (x - 3) ** 2, 0.0, 5.0, 0.0) == [pytest.approx(3, rel=1e-4)]


def test_a_turning_point_that_falls_short_is_the_nearest():
    search = found(lambda x: x + 100 / x, 19.0, 50.0, 0.0)
    assert search.solutions == [] and search.nearest.x == pytest.approx(10, rel=1e-6)
    assert search.least.value == pytest.approx(20, rel=1e-12) and search.greatest.value == math.inf


def test_bounds_hold_and_the_end_is_the_nearest():
    search = found(lambda x: 2.15e25 / (312e12 * 3600 * x), 1e6, 0.34, 0.0, 1.0)
    assert search.solutions == [] and search.nearest.x == 1.0
    assert search.least.x == 1.0 and search.least.is_reached
    assert (search.greatest.value, search.greatest.x, search.greatest.is_reached) == (math.inf, 0.0, False)


def test_a_solution_on_the_bound_counts():
    assert values(lambda x: 100 * x, 100.0, 0.5, 0.0, 1.0) == [1.0]
    assert values(lambda x: 100 * x, 0.0, 0.5, 0.0, 1.0) == [0.0]


def test_negative_numbers_are_found_where_they_are_possible():
    assert values(lambda x: x * x, 4.0, 1.0) == [pytest.approx(2), pytest.approx(-2)]
    assert values(lambda x: x, -7.0, 1.0) == [pytest.approx(-7)]
    assert values(lambda x: x, -7.0, 1.0, 0.0) == []


def test_a_limit_is_known_by_the_way_to_it():
    search = found(lambda x: 1.69 + 406 / x**0.34, 1.5, 7e10, 0.0)
    assert search.solutions == [] and search.least.value == pytest.approx(1.69, rel=1e-9)
    assert (search.least.x, search.least.is_reached) == (math.inf, False)
    assert found(lambda x: (8.8e13 / x) ** 0.076, -1.0, 7e10, 0.0).least.value == 0.0


def test_a_leap_over_the_target_is_told():
    search = found(lambda x: math.ceil(x / 80), 8.5, 500.0, 0.0)
    before, after = search.leap
    assert search.solutions == [] and (before.y, after.y) == (8, 9)
    assert before.x == pytest.approx(640, rel=1e-12)


def test_a_stretch_of_solutions_has_ends_and_a_round_number():
    (solution,) = found(lambda x: math.ceil(x / 80), 8.0, 500.0, 0.0).solutions
    assert solution.is_stretch and solution.value == 600.0
    assert (solution.low, solution.high) == (pytest.approx(560, rel=1e-8), pytest.approx(640, rel=1e-8))
    (solution,) = found(lambda x: min(x, 10), 10.0, 5.0, 0.0).solutions
    assert solution.low == pytest.approx(10, rel=1e-8) and solution.high == math.inf
    (solution,) = found(lambda x: min(x, 10), 10.0, 50.0, 0.0).solutions
    assert solution.value == 50.0  # the present number does already


def test_a_pole_is_no_solution():
    assert values(lambda x: 1 / (x - 1), 0.0, 5.0) == []
    search = found(lambda x: 1 / (x - 1), -3.0, 5.0)
    assert [solution.value for solution in search.solutions] == [pytest.approx(2 / 3, rel=1e-12)]
    assert search.leap is None and (search.least.value, search.greatest.value) == (-math.inf, math.inf)


def test_gaps_without_a_value_are_passed_over():
    assert values(lambda x: math.log(x - 1), 2.0, 0.5, 0.0) == [pytest.approx(1 + math.exp(2), rel=1e-12)]
    assert values(lambda x: math.sqrt(3 - x), 0.5, 5.0, 0.0) == [pytest.approx(2.75, rel=1e-12)]
    assert values(lambda x: 1 / (1 - x) - 1, 9.0, 0.2, 0.0, 1.0) == [pytest.approx(0.9, rel=1e-12)]


def test_towards_a_bound_without_a_value_the_limit_counts():
    # Speculative decoding: (1 - α^6) / (1 - α) goes to 6, and has no value at α = 1.
    search = found(lambda x: (1 - x**6) / (1 - x), 7.0, 0.8, 0.0, 1.0)
    assert search.solutions == [] and search.greatest.value == pytest.approx(6, rel=1e-6)
    assert values(lambda x: (1 - x**6) / (1 - x), 5.9, 0.8, 0.0, 1.0) == [pytest.approx(0.99327330566, rel=1e-9)]


def test_a_constant_result_is_told():
    search = found(lambda x: 3.0, 4.0, 5.0, 0.0)
    assert search.is_constant and search.solutions == []
    (solution,) = found(lambda x: 3.0, 3.0, 5.0, 0.0).solutions
    assert (solution.low, solution.value, solution.high) == (0.0, 5.0, math.inf)


def test_what_cancels_is_constant_whatever_rounding_makes_of_huge_numbers():
    assert found(lambda x: (x + 174e9) - x, 226e9, 2.0, 0.0).is_constant


def test_no_value_anywhere_is_told():
    search = found(lambda x: math.nan, 4.0, 5.0)
    assert (search.solutions, search.nearest, search.least, search.greatest) == ([], None, None, None)


def test_few_passes_and_few_numbers():
    sizes = []

    def function(column):
        sizes.append(len(column))
        return [2.15e25 / (312e12 * 3600 * x) if x else math.nan for x in column]

    assert len(search(function, 63e6, 0.34, 0.0, 1.0).solutions) == 1
    assert len(sizes) <= 10 and sum(sizes) < 1000


powers = st.floats(-3, 3).filter(lambda power: abs(power) > 0.05)
positive = st.floats(-6, 6).map(lambda exponent: 10.0**exponent)


@settings(deadline=None)
@given(factor=positive, power=powers, constant=positive, present=positive, x=positive)
def test_a_number_that_gives_the_target_is_found_again(factor, power, constant, present, x):
    def function(value):
        return factor * value**power + constant

    assume(factor * x**power > 1e-9 * constant)  # nearer to its limit, nobody could tell one number from the next
    # What is the same over many decades around the present number counts as constant, whatever it does far from there.
    assume(1e-5 < x / present < 1e5)
    target = function(x)
    solutions = found(function, target, present, 0.0).solutions
    assert solutions
    for solution in solutions:
        assert function(solution.value) == pytest.approx(target, rel=1e-9)
        assert solution.value >= 0
    # Where the constant swamps the rest, rounding leaves a whole stretch of numbers.
    assert (
        any(one.low * (1 - 1e-6) <= x <= one.high * (1 + 1e-6) for one in solutions)
        or factor * x**power < 1e-4 * target
    )


places = st.integers(-50, 50).map(lambda tenths: tenths / 10)


@settings(deadline=None)
@given(a=places, b=places, c=places, target=st.integers(-1000, 1000), present=places)
def test_a_cubic_reaches_everything(a, b, c, target, present):
    def function(x):
        return (x - a) * (x - b) * (x - c)

    solutions = found(function, target / 10, present).solutions
    assert solutions
    assert all(function(one.value) == pytest.approx(target / 10, rel=1e-9, abs=1e-7) for one in solutions)
