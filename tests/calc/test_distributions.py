"""Families of distributions: quantiles against closed forms, published tables and numerical integration."""

import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calc import CalcError
from calc.distributions import (
    Beta,
    Lognormal,
    LogUniform,
    Normal,
    Triangular,
    Uniform,
    fitted_beta,
    from_range,
    from_standard_error,
    normal_quantile,
    point,
)
from calc.distributions.incomplete_beta import incomplete_beta
from calc.sampling import chances

CHANCES = (1e-6, 0.001, 0.05, 0.2, 0.5, 0.77, 0.95, 0.999, 1 - 1e-6)
FAMILIES = [
    Normal(90, 100),
    Normal(90, 100, 92),
    Lognormal(90, 100),
    Lognormal(1, 1000, 5),
    Uniform(-3, 5),
    LogUniform(1e24, 1e26),
    Triangular(80, 90, 120),
    Triangular(0, 0, 1),
    Beta(8, 4),
    Beta(0.5, 0.5, 100.0),
    fitted_beta(0.3, 0.4),
]


@pytest.mark.parametrize("shape", FAMILIES, ids=repr)
def test_its_percentiles_are_its_quantiles(shape):
    for value, chance in ((shape.p5, 0.05), (shape.median, 0.5), (shape.p95, 0.95)):
        assert shape.quantile(chance) == pytest.approx(value, rel=1e-10)


@pytest.mark.parametrize("shape", FAMILIES, ids=repr)
def test_a_column_has_the_quantile_of_each_chance_in_its_order(shape):
    column = chances("any/claim", 512)
    assert shape.column(column) == pytest.approx([shape.quantile(chance) for chance in column], rel=1e-10)


@pytest.mark.parametrize("shape", FAMILIES, ids=repr)
def test_the_chance_below_a_quantile_is_its_chance(shape):
    for chance in CHANCES:
        assert shape._chance_below(shape.quantile(chance)) == pytest.approx(chance, abs=1e-9)


@pytest.mark.parametrize("shape", FAMILIES, ids=repr)
def test_bounds_in_the_tails_leave_the_percentiles_and_pile_nothing_up(shape):
    low, high = shape.quantile(0.01), shape.quantile(0.98)
    bounded = shape.within(low, high)
    column = bounded.column(chances("any/claim", 2048))
    assert low <= min(column) and max(column) <= high and len(set(column)) == len(column)
    for chance in (0.05, 0.3, 0.5, 0.95):
        assert bounded.quantile(chance) == pytest.approx(shape.quantile(chance), rel=1e-12)
    assert bounded.share_beyond == pytest.approx(0.03, abs=1e-9)
    assert bounded.quantile(1e-9) == pytest.approx(low, rel=1e-4, abs=1e-6)


@pytest.mark.parametrize("shape", FAMILIES, ids=repr)
def test_bounds_nearer_than_the_ends_cut_it_off_and_spread_the_rest(shape):
    low, high = shape.quantile(0.1), shape.quantile(0.9)
    bounded = shape.within(low, high)
    column = bounded.column(chances("any/claim", 2048))
    assert low <= min(column) and max(column) <= high and len(set(column)) == len(column)
    assert bounded.quantile(0.5) == pytest.approx(shape.quantile(0.5), rel=1e-9)
    assert bounded.quantile(0.25) == pytest.approx(shape.quantile(0.3), rel=1e-9)
    assert bounded.share_beyond == pytest.approx(0.2, abs=1e-9)


@pytest.mark.parametrize("shape", FAMILIES, ids=repr)
def test_bounds_that_nothing_lies_beyond_change_nothing(shape):
    bounded = shape.within(shape.quantile(1e-13) - 1e30, shape.quantile(1 - 1e-13) + 1e30)
    column = chances("any/claim", 64)
    assert bounded.column(column) == shape.column(column) and bounded.share_beyond == 0


def test_a_share_whose_range_ends_at_a_bound_is_cut_off_there():
    share = Normal(0, 1).within(0, 1)
    assert 0 < share.quantile(0.001) < 0.01 and 0.99 < share.quantile(0.999) < 1
    assert share.quantile(0.05) == pytest.approx(0.1017, abs=1e-3)


@pytest.mark.parametrize("shape", FAMILIES, ids=repr)
def test_in_another_unit_it_is_the_same(shape):
    other = shape.mapped(lambda number: number * 8)
    for chance in CHANCES:
        assert other.quantile(chance) == pytest.approx(8 * shape.quantile(chance), rel=1e-9)
    assert other.family == shape.family and not other.is_same(shape)
    assert other.mapped(lambda number: number / 8).is_same(shape)


@pytest.mark.parametrize(
    "shape, quantile",
    [
        (Uniform(90, 100), lambda p: 90 + 10 * p),
        (LogUniform(1, 1e6), lambda p: 10 ** (6 * p)),
        (Beta(1, 5), lambda p: 1 - (1 - p) ** 0.2),
        (Beta(5, 1), lambda p: p**0.2),
        (Beta(1, 1), lambda p: p),
        (Beta(0.5, 0.5), lambda p: math.sin(math.pi * p / 2) ** 2),
        (Triangular(0, 0.25, 1), lambda p: math.sqrt(p / 4) if p <= 0.25 else 1 - math.sqrt((1 - p) * 0.75)),
    ],
    # Names that are the same in every process: a function's own holds its address.
    ids=lambda value: "" if callable(value) else repr(value),
)
def test_families_with_a_closed_form_have_it(shape, quantile):
    for chance in CHANCES:
        assert shape.quantile(chance) == pytest.approx(quantile(chance), rel=1e-11)


def test_normal_quantiles_are_the_published_ones():
    # NIST/SEMATECH e-Handbook, 1.3.6.7.1.
    for chance, value in ((0.9, 1.281551565545), (0.975, 1.959963984540), (0.999, 3.090232306168)):
        assert normal_quantile(chance) == pytest.approx(value, rel=1e-12)
        assert normal_quantile(1 - chance) == pytest.approx(-value, rel=1e-12)


@pytest.mark.parametrize(
    "first, second, f", [(4, 10, 3.4780), (5, 12, 3.1059), (10, 20, 2.3479), (2, 6, 5.1433), (60, 120, 1.4290)]
)
def test_beta_quantiles_give_the_published_table_of_f(first, second, f):
    # NIST/SEMATECH e-Handbook, 1.3.6.7.3: upper critical values of the F distribution, 5 %.
    x = Beta(first / 2, second / 2).quantile(0.95)
    assert second * x / (first * (1 - x)) == pytest.approx(f, abs=6e-5)


@pytest.mark.parametrize("x", [0.01, 0.3, 0.5, 0.9])
@pytest.mark.parametrize("a, b", [(1, 1), (3, 8), (12, 2), (40, 60)])
def test_the_incomplete_beta_function_is_a_binomial_sum(a, b, x):
    n = a + b - 1
    tail = math.fsum(math.comb(n, k) * x**k * (1 - x) ** (n - k) for k in range(a, n + 1))
    assert incomplete_beta(a, b, x) == pytest.approx(tail, rel=1e-12)


@pytest.mark.parametrize("a, b", [(8, 4), (2.5, 7.3), (1.2, 1.1), (200, 300), (3000, 2.5)])
def test_the_density_up_to_a_beta_quantile_adds_up_to_its_chance(a, b):
    shape = Beta(a, b)
    constant = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    for low, high in ((0.05, 0.5), (0.2, 0.9)):
        start, end = shape.quantile(low), shape.quantile(high)
        steps = 2000  # Simpson's rule
        total = 0.0
        for step in range(steps + 1):
            x = start + (end - start) * step / steps
            weight = 1 if step in (0, steps) else 4 if step % 2 else 2
            total += weight * math.exp(constant + (a - 1) * math.log(x) + (b - 1) * math.log1p(-x))
        assert total * (end - start) / steps / 3 == pytest.approx(high - low, rel=1e-9)


@pytest.mark.parametrize("a", [0.05, 0.3, 1, 4, 77, 5000, 1e5])
@pytest.mark.parametrize("b", [0.05, 0.3, 1, 4, 77, 5000, 1e5])
def test_walking_a_column_of_beta_comes_to_the_same_as_each_alone(a, b):
    column = chances(f"{a}/{b}", 200)
    shape = Beta(a, b)
    for value, chance in zip(shape.column(column), column, strict=True):
        assert value == pytest.approx(shape.quantile(chance), abs=1e-10)
        assert 0 <= value <= 1


@settings(deadline=None)
@given(low=st.floats(0.001, 0.9), width=st.floats(0.05, 1))
def test_a_fitted_beta_has_the_percentiles_that_were_asked_for(low, width):
    high = low + width * (0.999 - low)
    shape = fitted_beta(low, high)
    assert incomplete_beta(shape.a, shape.b, low) == pytest.approx(0.05, rel=1e-8)
    assert 1 - incomplete_beta(shape.a, shape.b, high) == pytest.approx(0.05, rel=1e-8)


@pytest.mark.parametrize("low, high", [(0, 0.5), (0.5, 1), (0.5, 1.5), (0.4999, 0.5001), (0.5, 0.4)])
def test_a_beta_that_cannot_be_is_refused(low, high):
    with pytest.raises(CalcError):
        fitted_beta(low, high)


def test_a_standard_error_gives_the_interval_around_the_value():
    shape = from_standard_error(100, 10)
    assert (shape.family, shape.p5, shape.median) == ("normal", pytest.approx(83.551463730), 100)
    shape = from_standard_error(482, 0.258, of_logarithm=True)
    assert (shape.family, shape.median) == ("lognormal", 482)
    assert math.log(shape.p95 / 482) / 1.6448536269514722 == pytest.approx(0.258)
    with pytest.raises(CalcError, match="not possible"):
        from_standard_error(1, 0)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Normal(2, 1),
        lambda: Normal(1, 2, 3),
        lambda: Lognormal(0, 1),
        lambda: Uniform(1, 1),
        lambda: LogUniform(0, 1),
        lambda: Triangular(1, 5, 4),
        lambda: Triangular(4, 4, 4),
        lambda: Beta(0, 1),
        lambda: Beta(1, 1e9),
        lambda: Beta(math.nan, 1),
        lambda: Uniform(math.nan, 1),
    ],
)
def test_what_is_no_distribution_is_refused(make):
    with pytest.raises(CalcError):
        make()


def test_a_range_is_lognormal_between_positive_ends_and_else_normal():
    assert [from_range(low, 5).family for low in (1, 0, -1)] == ["lognormal", "normal", "normal"]


def test_a_range_that_leaves_the_numbers_says_so():
    with pytest.raises(CalcError, match="too wide"):
        from_range(1e-200, 1e200).quantile(0.9999)


def test_a_point_stays_where_it_was_stated():
    assert point(7).within(0, 1).quantile(0.1) == 7


def test_two_thousand_quantiles_of_beta_cost_few_incomplete_beta_functions(monkeypatch):
    from calc.distributions import beta

    shape, calls = Beta(8, 4), []
    monkeypatch.setattr(beta, "log_incomplete_beta", lambda *args: calls.append(1) or _log_incomplete_beta(*args))
    column = [random.Random(1).random() for _ in range(2048)]
    shape.column(column)
    shape.column(chances("any/claim", 2048))
    assert len(calls) < 400


def _log_incomplete_beta(a, b, x):
    return math.log(incomplete_beta(a, b, x))
