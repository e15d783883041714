"""What a field echoes of an amount, and the text that reads back as the same."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calc import CalcError, parse_unit, read_amount
from calc.amount import Amount
from calc.distributions import (
    Beta,
    Lognormal,
    LogUniform,
    Normal,
    Triangular,
    Uniform,
    fitted_beta,
    from_standard_error,
)
from calc.understanding import echo, entry, spread_entry, understood


@pytest.mark.parametrize(
    "text, unit, says, entered",
    [
        ("63M", "USD", "63 million USD", "63M"),
        ("90 to 100", "day", "90 % interval, lognormal, 90 to 100 days", "90 to 100"),
        ("90 to 100, median 92", "day", "90 % interval, lognormal, 90 to 100 days, median 92 days",
         "90 to 100, median 92"),
        ("1.5T..4T", "token", "90 % interval, lognormal, 1.5 trillion to 4 trillion tokens", "1.5T to 4T"),
        ("600 to 1T", "token", "90 % interval, lognormal, 600 to 1 trillion tokens", "600 to 1,000,000,000,000"),
        ("5T ± 1T", "token", "90 % interval, normal, 4 trillion to 6 trillion tokens", "5T ± 1T"),
        ("-1 to 3", "1", "90 % interval, normal, −1 to 3", "1 ± 2"),
        ("normal 4 to 6", "day", "90 % interval, normal, 4 to 6 days", "5 ± 1"),
        ("normal 4 to 6, median 4.5", "day", "90 % interval, normal, 4 to 6 days, median 4.5 days",
         "normal 4 to 6, median 4.5"),
        ("uniform(90, 100)", "day", "uniform, 90 to 100 days", "uniform 90 to 100"),
        ("log-uniform 1e24 to 1e26", "FLOP", "log-uniform, 1 × 10²⁴ to 1 × 10²⁶ FLOP", "log-uniform 1e24 to 1e26"),
        ("triangular 80 90 120", "day", "triangular, 80 to 120 days, most likely 90 days",
         "triangular 80 to 120, mode 90"),
        ("beta 8, 4", "%", "beta with a = 8 and b = 4, 90 % interval, 43.56 to 86.49%", "beta(8, 4)"),
        ("beta 30% to 40%", "%", "beta with a = 85.59 and b = 159.4, 90 % interval, 30 to 40%", "beta 30 to 40"),
        ("40%", "%", "40%", "40"),
        ("8 billion byte", "byte", "8 billion bytes", "8,000,000,000"),
    ],
)  # fmt: skip
def test_what_was_written_is_told_back(text, unit, says, entered):
    unit = parse_unit(unit)
    told = understood(read_amount(text, unit), unit)
    assert (told["text"], told["entry"]) == (says, entered)


@pytest.mark.parametrize("text, unit, entered", [
    ("90 to 100 day", "year", "0.246407 to 0.273785"), ("90 to 100 day, median 92 day", "week",
     "12.8571 to 14.2857, median 13.1429"), ("5 ± 1 day", "hour", "120 ± 24"), ("5 ± 1 day", "year",
     "0.0136893 ± 0.00273785"), ("uniform 1 to 2 day", "week", "uniform 0.142857 to 0.285714"),
    ("triangular 1 2 4 day", "week", "triangular 0.142857 to 0.571429, mode 0.285714"),
    ("100 day", "year", "0.273785"), ("40%", "%", "40"), ("32.5% to 40%", "%", "32.5 to 40"),
    ("beta 30% to 40%", "%", "beta 30 to 40"), ("beta(8, 4)", "%", "beta(8, 4)"),
    ("174,604,423,168 parameter", "billion parameter", "174.604423168"),  # as many as were written
    ("1.2345678 to 2 day", "hour", "29.629627 to 48"),
    ("1000000 to 1000001 day", "week", "142857.1 to 142857.3"),  # told back alike, and still a range
])  # fmt: skip
def test_a_conversion_shows_no_more_digits_than_it_needs(text, unit, entered):
    unit = parse_unit(unit)
    amount = read_amount(text)
    told = understood(amount, unit)
    assert told["entry"] == entered
    assert understood(read_amount(entered, unit), unit)["text"] == echo(amount.in_unit(unit))


def test_a_standard_error_is_entered_as_a_spread():
    assert spread_entry(Amount.of(from_standard_error(0.34781, 0.015401), parse_unit("1"))) == "0.3478 ± 0.02533"
    amount = Amount.of(from_standard_error(2085.4342, 0.421153, of_logarithm=True), parse_unit("1"))
    assert spread_entry(amount) == "2,085 ×/÷ 1.999"
    assert read_amount("2,085 ×/÷ 1.999").p95 == pytest.approx(amount.p95, rel=1e-3)


def test_the_echo_itself_can_be_written():
    for text in ("90 to 100 day, median 92", "uniform 90 to 100 day", "triangular 80 90 120 day", "5 to 6 day"):
        amount = read_amount(text)
        assert read_amount(echo(amount)).shape.is_same(amount.shape)


numbers = st.floats(1e-30, 1e30) | st.integers(1, 10**9).map(float) | st.sampled_from([1e6, 2.5e9, 0.1, 1e12, 1e15])
signed = numbers | numbers.map(lambda number: -number)
units = st.sampled_from(["1", "%", "USD", "million USD", "token", "byte", "GB", "day", "FLOP/s", "USD/(chip*hour)"])


FAMILIES = ["single", "normal", "lognormal", "uniform", "log-uniform", "triangular", "beta", "fitted"]


@st.composite
def amounts(draw):
    unit = parse_unit(draw(units))
    family = draw(st.sampled_from(FAMILIES))
    if family == "single":
        number = draw(signed)
        return Amount(number, unit, number, number)
    kind = numbers if family.startswith("log") else signed
    low, middle, high = sorted(draw(kind) for _ in range(3))
    even = draw(st.booleans())
    a, b = (draw(st.floats(0.05, 1e4)) for _ in range(2))
    try:
        shape = {
            "normal": lambda: Normal(low, high, None if even else middle),
            "lognormal": lambda: Lognormal(low, high, None if even else middle),
            "uniform": lambda: Uniform(low, high),
            "log-uniform": lambda: LogUniform(low, high),
            "triangular": lambda: Triangular(low, middle, high),
            "beta": lambda: Beta(a, b, 100.0 if unit.text == "%" else 1.0),
            "fitted": lambda: fitted_beta(0.3, 0.4 + min(a, 1e3) / 2e3),
        }[family]()
    except CalcError:
        return Amount(1.0, unit, 1.0, 1.0)
    if shape.family == "beta":
        unit = parse_unit("%" if shape.scale == 100 else "1")
    return Amount.of(shape, unit)


@settings(max_examples=400, deadline=None)
@given(amount=amounts())
def test_every_entry_reads_back_as_the_same_amount(amount):
    again = read_amount(entry(amount), amount.unit).in_unit(amount.unit)
    assert again.is_range == amount.is_range
    if amount.is_range:
        assert again.shape.is_same(amount.shape, 1e-11), entry(amount)
    else:
        assert again.value == pytest.approx(amount.value, rel=1e-14)


@pytest.mark.parametrize("text, unit, note", [
    ("96.5", "layer", "There are only whole layers; it is computed as if there were not."),
    ("0.5", "expert", "There are only whole experts; it is computed as if there were not."),
    ("96", "layer", None), ("1.5", "thousand expert", None), ("90 to 100.5", "layer", None), ("2.5", "chip", None),
    ("2.5", "expert/token", None), ("0.5", "1", None),
])  # fmt: skip
def test_a_fraction_of_what_there_is_only_whole_is_noted(text, unit, note):
    unit = parse_unit(unit)
    assert understood(read_amount(text, unit), unit)["note"] == note


WORDS = """90 100 1.5T 2e25 -3 1,234 32% 1e308 0 10^6 . , ; to .. ± – - ×/÷ and between from [ ] ( ) ~ about per /
uniform log-uniform normal triangular beta( mode median $ USD day days million x 2x GPU hours % 90 % interval, e"""
words = st.sampled_from(WORDS.split())
texts = st.lists(words, max_size=9).map(" ".join) | st.lists(words, max_size=9).map("".join)
texts |= st.text(string.printable + "−×÷±…–¹²³ſ\u00a0\u200b\ud7ff٣", max_size=40)


@settings(max_examples=600, deadline=None)
@given(text=texts, unit=units)
def test_whatever_is_written_is_read_and_told_back_or_explained(text, unit):
    unit = parse_unit(unit)
    try:
        amount = read_amount(text, unit)
        amount.check_size()
    except CalcError as error:
        assert error.message.endswith(".") and error.expected, text
        return
    told = understood(amount, unit)
    again = read_amount(told["entry"], unit).in_unit(unit)
    shown = amount.in_unit(unit)
    precision = 1e-9 if amount.unit.factor == unit.factor else 1e-5  # a conversion is shown in six digits
    assert again.value == pytest.approx(shown.value, rel=precision) and again.family == shown.family
    if amount.is_range:
        assert again.shape.is_same(shown.shape, max(precision, 1e-7)), (text, told)


@pytest.mark.parametrize("text, unit, bounds, cut", [
    ("60% to 90%", "%", (0, 1), ", bounded to [0%, 100%]"), ("30% to 36%", "%", (0, 1), ""),
    ("0.6 to 0.9", "1", (0, 1), ", bounded to [0, 1]"), ("10 ± 10", "day", (0, None), ", at least 0 days"),
    ("90 to 100", "day", (0, None), ""), ("90 to 100", "day", (None, 95 * 86400), ", at most 95 days"),
    ("90", "day", (0, 1), ""),
])  # fmt: skip
def test_a_range_that_its_bounds_cut_says_so(text, unit, bounds, cut):
    unit = parse_unit(unit)
    amount = read_amount(text, unit)
    told = understood(amount, unit, bounds)["text"]
    assert told == understood(amount, unit)["text"] + cut
