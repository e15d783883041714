"""Amounts: numbers and ranges with units, as a reader types them."""

import pytest

from calc import CalcError, DimensionError, parse_unit, read_amount, read_edit
from calc.understanding import number_entry


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
        ("USD 63M", None, 63e6, "USD"),
        ("5 Million US dollars", "USD", 5e6, "USD"),
        ("exactly 90 days", "day", 90, "day"),
        ("32 per cent", "%", 0.32, "1"),
        ("2x", "1", 2, "1"),
        ("3 times", "1", 3, "1"),
        ("$2 per GPU-hour", "USD/(chip*hour)", 2, "USD/(GPU*hour)"),
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
        ("between 90 and 100 tokens", 90, 100, "lognormal"),
        ("from 1 to 2 million", 1e6, 2e6, "lognormal"),
        ("1–2 million tokens", 1e6, 2e6, "lognormal"),
        ("[90, 100] tokens", 90, 100, "lognormal"),
        ("1~2", 1, 2, "lognormal"),
        ("-5--3", -5, -3, "normal"),
        ("5 plus or minus 1", 4, 6, "normal"),
        ("5T ×/÷ 2", 2.5e12, 10e12, "lognormal"),
        ("5T within a factor of 2", 2.5e12, 10e12, "lognormal"),
        ("normal 90 to 100", 90, 100, "normal"),
        ("90 to 100 tokens, normal", 90, 100, "normal"),
        ("90 % interval, lognormal, 90 to 100 tokens", 90, 100, "lognormal"),
        ("uniform 0 to 100", 5, 95, "uniform"),
        ("uniform(0,100)", 5, 95, "uniform"),
        ("uniform(0, 100) tokens", 5, 95, "uniform"),
        ("uniform(1,000, 2,000)", 1050, 1950, "uniform"),
        ("uniform 50 ± 50", 5, 95, "uniform"),
        ("log-uniform 1 to 1e20", 10, 1e19, "log-uniform"),
        ("loguniform(1, 1e20)", 10, 1e19, "log-uniform"),
    ],
)
def test_range(text, p5, p95, family):
    amount = read_amount(text, parse_unit("token"))
    assert (amount.p5, amount.p95, amount.family) == (
        pytest.approx(p5, rel=1e-12),
        pytest.approx(p95, rel=1e-12),
        family,
    )


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
        ("90 USD to 100 month", "two units for one range"),
        ("5% USD", "do not go together"),
        ("5 %%", "do not go together"),
        ("1" * 300, "300 characters"),
        ("__import__('os')", "is not a number"),
        ("€5M", "US dollars"),
        ("> 5M", "is a bound"),
        ("at least 5M", "is a bound"),
        ("± 10%", "no number before"),
        ("2x", "how many times, but not of what"),
        ("1 to 2 to 3", "more than two ends"),
        ("normal(5, 1)", "needs its two ends"),
        ("normal, mean 5, sd 1", "standard deviations"),
        ("482 (124)", "standard errors"),
        ("95% CI 1 to 2", "95 % interval is not read"),
        ("lognormal -1 to 1", "cannot begin at -1"),
        ("log-uniform 0 to 1", "cannot begin at 0"),
        ("uniform 5", "'uniform' needs two numbers"),
        ("uniform(1,000,2,000)", "here are 4"),
        ("uniform(5, 1)", "wrong way round"),
        ("uniform(1, 2", "parenthesis is missing"),
        ("uniform 1 to 2 normal", "two families"),
        ("uniform 1 to 2, mode 1", "does not go with 'uniform'"),
        ("triangular 80 to 120", "needs three numbers"),
        ("triangular 80 90 120 200", "here are 4"),
        ("triangular 80 to 120, mode 70", "lies outside"),
        ("triangular 80 ± 10", "not a triangular one"),
        ("5, median 3", "between two ends"),
        ("5 ×/÷ 1", "not a range by factors"),
        ("uniform 5 ×/÷ 2", "not a uniform one"),
        ("beta(8, 4)", "of a share"),
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


@pytest.mark.parametrize(
    "text",
    [
        "triangular 80 90 120",
        "triangular 80, 90, 120",
        "triangular(80,90,120) days",
        "triangular 80 to 120, mode 90",
        "triangular 80 to 120 days, most likely 90 days",
        "80 to 120 days, mode 90",
        "triangular(80; 90; 120)",
        "triangular(80 to 120, mode 90) days",
    ],
)
def test_triangular_ranges(text):
    shape = read_amount(text, parse_unit("day")).shape
    assert (shape.family, shape.ends, shape.mode) == ("triangular", (80, 120), 90)


def test_numbers_of_a_list_share_a_scale_and_do_not_run_together():
    for text in ("triangular 1 to 4M, mode 2", "triangular 1, 2, 4M", "triangular(1M,2M,4M)"):
        shape = read_amount(text).shape
        assert (*shape.ends, shape.mode) == (1e6, 4e6, 2e6)
    assert read_amount("triangular 800 900 1000").shape.ends == (800, 1000)


@pytest.mark.parametrize(
    "text", ["90 to 100, median 92", "92 (90 to 100)", "92 days (90 to 100)", "90 to 100 days; median 92"]
)
def test_a_median_may_stand_beside_a_range(text):
    amount = read_amount(text, parse_unit("day"))
    assert (amount.p5, amount.value, amount.p95, amount.family) == (90, 92, 100, "lognormal")


@pytest.mark.parametrize(
    "text, unit", [("beta(8, 4)", "1"), ("beta 8, 4", "%"), ("beta 8 4", "%"), ("beta(8,4) %", "%")]
)
def test_beta_by_its_parameters(text, unit):
    shape = read_amount(text, parse_unit(unit)).in_unit(parse_unit("1")).shape
    assert (shape.family, shape.a, shape.b, shape.scale) == ("beta", 8, 4, 1)


def test_beta_by_its_interval():
    for text, unit in (
        ("beta 30% to 40%", "1"),
        ("beta 30 to 40", "%"),
        ("beta 0.3 to 0.4", "1"),
        ("30-40% beta", "%"),
    ):
        amount = read_amount(text, parse_unit(unit)).in_unit(parse_unit("1"))
        assert (amount.family, amount.p5, amount.p95) == ("beta", pytest.approx(0.3), pytest.approx(0.4))


@pytest.mark.parametrize(
    "text, says",
    [
        ("beta 30 to 140", "between 0 and 1"),
        ("beta 8", "needs two numbers"),
        ("beta(8%, 4%)", "no shares"),
        ("beta(-1, 4)", "not possible here"),
        ("beta 40 ± 5", "does not go with 'beta'"),
        ("2x", "how many times"),
    ],
)
def test_wrong_shares_are_explained(text, says):
    with pytest.raises(CalcError, match=says):
        read_amount(text, parse_unit("%"))


def test_a_range_may_have_two_units_of_one_kind():
    amount = read_amount("500 GB to 2 TB", parse_unit("GB"))
    assert (amount.p5, amount.p95, amount.unit.text) == (0.5, 2, "TB")
    amount = read_amount("5 days ± 12 hours", parse_unit("day")).in_unit(parse_unit("day"))
    assert (amount.p5, amount.p95) == (4.5, 5.5)


def test_a_spread_in_percent_is_of_the_number_but_of_a_share_it_is_points():
    assert read_amount("40 ± 5%", parse_unit("token")).p5 == 38
    for text in ("40 ± 5%", "40% ± 5%", "40 ± 5"):
        amount = read_amount(text, parse_unit("%")).in_unit(parse_unit("%"))
        assert (amount.p5, amount.p95) == (pytest.approx(35), pytest.approx(45))


@pytest.mark.parametrize("text", ["uniform 0 to 1.04", "triangular 0 0.5 1.01", "log-uniform 0.5 to 1.001"])
def test_the_ends_that_were_written_must_be_possible(model, text):
    with pytest.raises(CalcError, match="not possible"):
        read_edit(model, "a/share", text, parse_unit("1"))


@pytest.mark.parametrize("text, unit, value", [
    ("13T", "billion token", 13_000), ("13 trillion", "billion token", 13_000), ("63M", "million USD", 63),
    ("50..70M", "million USD", (50, 70)), ("1.5T..4T", "billion token", (1_500, 4_000)), ("5k", "million USD", 0.005),
    ("5T ± 1T", "billion token", (4_000, 6_000)), ("4T ×/÷ 2", "billion token", (2_000, 8_000)),
    ("triangular 10T 12T 15T", "billion token", (10_000, 15_000)), ("2 million", "thousand", 2_000),
    ("50", "million USD", 50), ("1,234,567", "million USD", 1_234_567), ("63M ± 10%", "million USD", (56.7, 69.3)),
])  # fmt: skip
def test_a_scale_that_is_written_takes_the_place_of_the_unit_s_own(text, unit, value):
    found = read_amount(text, parse_unit(unit)).in_unit(parse_unit(unit))
    ends = (found.low, found.high) if found.is_range else found.value
    assert ends == pytest.approx(value, rel=1e-9)


def test_with_its_unit_or_alone_a_number_is_read_in_a_field_of_millions():
    millions = parse_unit("million USD")
    assert [read_amount(text, millions).in_unit(millions).value for text in ("50", "50M USD", "$50M")] == [50, 50, 50]


def test_a_field_of_millions_shows_no_letter_that_would_stand_in_the_place_of_its_own():
    assert number_entry(5e6, parse_unit("million USD")) == "5,000,000"
    assert number_entry(5e6, parse_unit("USD")) == "5M"
