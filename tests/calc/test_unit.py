"""Units against their definitions."""

import math

import pytest

from calc import CalcError, DimensionError, convert, parse_unit

# text, base units in one, dimension in base units: each by hand from the definition
KNOWN = [
    ("token", 1.0, "token"),
    ("core", 1.0, "core"),
    ("TFLOP/s", 1e12, "FLOP/s"),
    ("USD/month", 1 / (365.25 * 86400 / 12), "USD/s"),
    ("$ / h", 1 / 3600, "USD/s"),
    ("USD per hour", 1 / 3600, "USD/s"),
    ("million USD", 1e6, "USD"),
    ("cent", 0.01, "USD"),
    ("GiB", 8 * 1024**3, "bit"),
    ("GB", 8e9, "bit"),
    ("Gbit", 1e9, "bit"),
    ("nat", 1 / math.log(2), "bit"),
    ("kWh", 3.6e6, "J"),
    ("MW", 1e6, "J/s"),
    ("FLOP/parameter/token", 1.0, "FLOP/parameter/token"),
    ("PFLOP/s*day", 8.64e19, "FLOP"),
    ("petaFLOPS", 1e15, "FLOP/s"),
    ("teraflops", 1e12, "FLOP"),
    ("GPU*hour", 3600.0, "chip*s"),
    ("USD/(chip*hour)", 1 / 3600, "USD/chip/s"),
    ("tCO2e", 1e6, "gCO2e"),
    ("%", 0.01, "1"),
    ("1", 1.0, "1"),
    ("s^2", 1.0, "s^2"),
]


@pytest.mark.parametrize("text, factor, dimension", KNOWN)
def test_definition(text, factor, dimension):
    unit = parse_unit(text)
    assert unit.factor == pytest.approx(factor, rel=1e-15)
    assert str(unit.dimension) == dimension


def test_a_megabyte_is_not_a_millibyte_and_case_matters():
    assert parse_unit("MB").factor == 8e6
    with pytest.raises(CalcError, match="'mB' is not a unit"):
        parse_unit("mB")


@pytest.mark.parametrize(
    "text, same",
    [
        ("kilowatts", "kW"),
        ("megawatt-hours", "MW*hour"),
        ("kilowatthours", "kWh"),
        ("kilowatt hours", "kWh"),
        ("milliseconds", "ms"),
        ("gigabytes", "GB"),
        ("weeks", "week"),
        ("wk", "week"),
        ("hrs", "hour"),
        ("Tokens", "token"),
        ("gpus", "GPU"),
        ("HOURS", "hour"),
        ("million US dollars", "million USD"),
        ("GPU hours", "GPU*hour"),
        ("thousand GPU-hours", "thousand GPU*hour"),
        ("million hours", "million hour"),
        ("USD per GPU-hour", "USD/(GPU*hour)"),
        ("USD/GPU-hour", "USD/(GPU*hour)"),
        ("dollars per GPU hour", "USD/(GPU*hour)"),
        ("USD per thousand GPU hours", "USD/(thousand GPU*hour)"),
        ("PFLOP/s-days", "PFLOP/s*day"),
        ("tokens per second per GPU", "token/s/GPU"),
    ],
)
def test_units_in_words_plurals_and_joined_with_hyphens_or_spaces(text, same):
    unit, known = parse_unit(text), parse_unit(same)
    assert unit.factor == pytest.approx(known.factor, rel=1e-15) and unit.dimension == known.dimension
    assert parse_unit(unit.text) == unit


def test_what_is_shown_reads_back():
    for text, _, _ in KNOWN:
        unit = parse_unit(text)
        assert parse_unit(unit.text) == unit


@pytest.mark.parametrize(
    "text, says, hint",
    [
        ("tokn", "'tokn' is not a unit", "Did you mean 'token'?"),
        ("EUR", "'EUR' is not a unit", None),
        ("", "The unit is empty", None),
        ("USD/", "something is missing at its end", None),
        ("(USD", "parenthesis is missing", None),
        ("USD month", "'month' is out of place", None),
        ("USD^99", "'\\^' needs a number", None),
        ("5 USD", "'5' is out of place", None),
        ("((((((((USD))))))))", "nested too deeply", None),
        ("a" * 500, "500 characters", None),
        ("((TFLOP^9)^9)^9", "too large or too small", None),
        ("USD*((nW^9)^9)/((W^9)^9)", "too large or too small", None),
        ("day^0.0000000001*USD", "'\\^' needs a number", None),
        ("<script>", "'<script>' is not a unit", None),
    ],
)
def test_wrong_unit_is_explained(text, says, hint):
    with pytest.raises(CalcError, match=says) as raised:
        parse_unit(text)
    assert raised.value.hint == hint


def test_conversion():
    assert convert(33849, parse_unit("USD/month"), parse_unit("USD/hour")) == pytest.approx(33849 / 730.5, rel=1e-15)
    assert convert(2, parse_unit("GiB"), parse_unit("MiB")) == 2048


def test_conversion_between_dimensions_names_both():
    with pytest.raises(DimensionError, match="one is in core, the other in chip"):
        convert(1, parse_unit("core"), parse_unit("chip"))
