"""Numbers as people write them, and how precisely they were meant."""

import pytest

from calc import CalcError, read_number


@pytest.mark.parametrize(
    "text, value",
    [
        ("1,234,567", 1234567.0),
        ("1_234_567", 1234567.0),
        ("1 234 567", 1234567.0),
        ("63M", 63e6),
        ("100m", 100e6),
        ("600B", 600e9),
        ("4T", 4e12),
        ("4 T", 4e12),
        ("50k", 50e3),
        ("1.5 trillion", 1.5e12),
        ("2.15e25", 2.15e25),
        ("2.15E+25", 2.15e25),
        ("3.8 × 10^4", 3.8e4),
        ("3.8x10**4", 3.8e4),
        ("10²⁴", 1e24),
        ("32%", 0.32),
        (".5", 0.5),
        ("−3", -3.0),
        ("0", 0.0),
        ("0e9999", 0.0),
        ("3.8 x 10-4", 3.8e-4),
    ],
)
def test_reads(text, value):
    assert read_number(text).value == value


@pytest.mark.parametrize(
    "text, low, high",
    [("2.12e16", 2.115e16, 2.125e16), ("26T", 25.5e12, 26.5e12), ("33849", 33848.5, 33849.5), ("32%", 0.315, 0.325)],
)
def test_digits_say_how_precise(text, low, high):
    number = read_number(text)
    assert (number.low, number.high) == pytest.approx((low, high), rel=1e-12)


@pytest.mark.parametrize(
    "text, says",
    [
        ("", "No number was given"),
        ("abc", "'abc' is not a number"),
        ("1,5", "a comma separates thousands"),
        ("1234,567", "not before groups of three"),
        ("1e400", "too large"),
        ("1e-400", "too small"),
        ("0,500", "a comma separates thousands"),
        ("0 500", "is not a number"),
        ("8 x 100", "is not a number"),
        ("2 × 1024", "is not a number"),
        ("1.234.567", "is not a number"),
        ("9" * 100, "100 characters long"),
        ("5e", "'5e' is not a number"),
        ("1..2", "is not a number"),
        ("NaN", "is not a number"),
        ("inf", "is not a number"),
        ("0x10", "is not a number"),
        ("5 bananas", "is not a number"),
        ("1;2", "is not a number"),
    ],
)
def test_wrong_number_is_explained(text, says):
    with pytest.raises(CalcError, match=says):
        read_number(text)


def test_a_wrong_decimal_comma_says_what_to_write():
    with pytest.raises(CalcError) as raised:
        read_number("1,5")
    assert raised.value.hint == "Write 1.5 for a decimal."
