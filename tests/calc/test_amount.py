"""Amounts: numbers and ranges with units, as a reader types them."""

import pytest

from calc import CalcError, DimensionError, parse_unit, read_amount


@pytest.mark.parametrize(
    "text, field, value, unit",
    [
        ("63M USD", None, 63e6, "USD"),
        ("$63M", None, 63e6, "USD"),
        ("$33,849/month", None, 33849, "USD/month"),
        ("$33,849 per month", None, 33849, "USD/month"),
        ("0.1 billion USD", "USD", 100e6, "USD"),
        ("~1.8T", "parameter", 1.8e12, "parameter"),
        ("about 1.8 trillion parameters", "parameter", 1.8e12, "parameter"),
        ("64 core", None, 64, "core"),
        ("275 TFLOP/s", None, 275, "TFLOP/s"),
        ("275 TFLOPS", "TFLOP/s", 275, "TFLOPS"),
        ("32%", "%", 0.32, "1"),
        ("32", "%", 32, "%"),
        ("3 M", "parameter", 3e6, "parameter"),
        ("5 min", "day", 5, "min"),
    ],
)
def test_single_value(text, field, value, unit):
    amount = read_amount(text, parse_unit(field) if field else None)
    assert (amount.value, amount.unit.text, amount.is_range) == (value, unit, False)


@pytest.mark.parametrize(
    "text, p5, p95, family",
    [
        ("90 to 100", 90, 100, "lognormal"),
        ("1.5T..4T", 1.5e12, 4e12, "lognormal"),
        ("1.5-4T", 1.5e12, 4e12, "lognormal"),
        ("600B–1T", 600e9, 1e12, "lognormal"),
        ("5T ± 1T", 4e12, 6e12, "normal"),
        ("-1 to 1", -1, 1, "normal"),
        ("1.5 trillion to 4 trillion tokens", 1.5e12, 4e12, "lognormal"),
    ],
)
def test_range(text, p5, p95, family):
    amount = read_amount(text, parse_unit("token"))
    assert (amount.p5, amount.p95, amount.family) == (p5, p95, family)


def test_the_middle_of_a_lognormal_range_is_its_geometric_mean():
    assert read_amount("1..4").value == pytest.approx(2, rel=1e-15)


@pytest.mark.parametrize(
    "text, says",
    [
        ("", "No number was given"),
        ("four", "'four' is not a number"),
        ("4 to 1", "wrong way round"),
        ("63M token", "'token' cannot be turned into 'USD'"),
        ("63M EUR", "'EUR' is not a unit"),
        ("1234,567", "not before groups of three"),
        ("5 ± 0", "is not a spread"),
        ("1" * 300, "300 characters"),
        ("__import__('os')", "is not a number"),
    ],
)
def test_wrong_amount_is_explained(text, says):
    with pytest.raises(CalcError, match=says):
        read_amount(text, parse_unit("USD"))


def test_percent_does_not_fit_money():
    with pytest.raises(DimensionError):
        read_amount("32%", parse_unit("USD"))
