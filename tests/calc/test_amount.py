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
        ("$63M/month", None, 63e6, "USD/month"),
        ("$5 per million tokens", None, 5, "USD/million token"),
        ("$5 USD", "USD", 5, "USD"),
        ("5 GPU-hours", None, 5, "GPU*hour"),
        ("5 KB", None, 5, "kB"),
        ("5 B/s", None, 5, "byte/s"),
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
        ("5 ± 10%", 4.5, 5.5, "normal"),
        ("1.8T ± 0.2", 1.6e12, 2e12, "normal"),
        ("1k to 5000", 1000, 5000, "lognormal"),
        ("5T to 10", 5e12, 10e12, "lognormal"),
        ("90 token to 100 token", 90, 100, "lognormal"),
        ("2-3", 2, 3, "lognormal"),
        ("1e5-2e5", 1e5, 2e5, "lognormal"),
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
        ("5 ± 1e-30", "is not a spread"),
        ("5 to", "ends too early"),
        ("90 day to 100 month", "two units for one range"),
        ("5% USD", "do not go together"),
        ("5 %%", "do not go together"),
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


def test_a_share_range_has_one_percent_sign_or_two():
    for text in ("5% to 10", "5 to 10%", "5% to 10%"):
        amount = read_amount(text, parse_unit("%"))
        assert (amount.p5, amount.p95) == pytest.approx((0.05, 0.10))
        assert amount.unit.text == "1"


@pytest.mark.parametrize("text, unit", [("32 B", "GiB"), ("16b", "byte"), ("3 m", "year"), ("3M", "day")])
def test_a_letter_that_may_be_a_unit_or_a_number_is_asked_about(text, unit):
    with pytest.raises(CalcError, match="may be a unit or a number here"):
        read_amount(text, parse_unit(unit))
