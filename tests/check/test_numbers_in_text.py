"""Which numbers stand in a text."""

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_scripts.check.numbers_in_text import numbers_in
from build_scripts.check.stands_in import stands_in
from calc.number import read_number
from calc.unit import parse_unit


def values(text):
    return [one.number.value for one in numbers_in(text)]


def has(text, value, unit="1"):
    """Whether a number of a record stands in a text."""
    return stands_in(read_number(value), parse_unit(unit), numbers_in(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GPT4 cost $100m", [1e8]),
        ("1,234,567 tokens", [1_234_567]),
        ("8'404'992 TPUv4chip-hours", [8_404_992]),
        ("10_000 of them", [10_000]),
        ("~2.15e25, on", [2.15e25]),
        ("3.14E+23", [3.14e23]),
        ("3.0e−4", [3e-4]),
        ("3.8 × 10^4", [3.8e4]),
        ("$1.62 \\times 10^{10}$ words", [1.62e10]),
        ("1.3 \\cdot 10^9 params", [1.3e9]),
        ("10²⁵ FLOP", [1e25]),
        ("1.8 trillion", [1.8e12]),
        ("a 1.7-trillion parameter model", [1.7e12]),
        ("13 hundred", [1_300]),
        ("32%", [0.32]),
        ("32 per cent", [0.32]),
        ("fifty percent", [0.5]),
        ("128k", [128_000, 131_072]),
        ("½ of it", [1, 0.5, 2]),
        ("1½ times", [1.5]),
        ("-0.0112", [-0.0112]),
        ("(−5)", [-5]),
        ("x = .5", [0.5]),
        ("n=1024 A100 GPUs", [1024]),
        ("16-way", [16]),
        ("6PD", [6]),
        ("8x7B", [8, 7e9]),
        ("12...15", [12, 15]),
        ("on 2 January", [2]),
        ("in mid-2024", [2024]),
        ("the top-5 machines", [5]),
        ("70M-100 tokens", [70e6, 100]),
        ("10**25 FLOP", [1e25]),
        ("约25000块", [25_000]),
    ],
)
def test_a_number_is_found(text, expected):
    assert values(text) == pytest.approx(expected)


@pytest.mark.parametrize("text", ["", "GPT-4", "GPT4", "an A100", "p4d.24xlarge", "TPUv4", "the 1st and 5th",
                                  "Llama-3.1-", "d_2", "word", "e", "x", "-", "."])  # fmt: skip
def test_the_number_of_a_thing_is_none(text):
    assert values(text) == []


def test_the_size_in_a_name_is_one():
    assert values("LLaMA-13B") == [13e9]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("90 to 100 days", {90, 100}),
        ("40-80%", {0.4, 0.8}),
        ("5B-500B tokens", {5e9, 500e9}),
        ("30 or 65 billion", {30e9, 65e9}),
        ("124, 355 and 774 million", {124e6, 355e6, 774e6}),
        ("500 billion to 1 trillion", {500e9, 1e12}),
        ("$9M to $23M", {9e6, 23e6}),
        ("4-10x", {4, 10}),
        ("five to ten million", {5e6, 10e6}),
        ("770±50", {770, 50, 720, 820}),
        ("1 / 3 and 1/3", {1 / 3}),
        ("1/1,000th", {0.001}),
        ("12 768 12", {12, 768, 12_768}),
    ],
)
def test_numbers_that_belong_together_are_read_together(text, found):
    assert all(any(value == pytest.approx(one) for value in values(text)) for one in found)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("GPT4 cost $100m", "100M", "USD"),
        ("requires 32% of it", "0.32", "1"),
        ("requires 32% of it", "32", "%"),
        ("a 0.32 share", "32", "%"),
        ("1/3 of the energy", "0.33", "1"),
        ("one third", "0.333", "1"),
        ("a hundred thousand", "100,000", "token"),
        ("1.8 trillion parameters", "1.8T", "parameter"),
        ("1.8 trillion parameters", "1800", "billion parameter"),
        ("80 GB", "8e10", "byte"),
        ("30GB per GPU", "30", "GB/chip"),
        ("80GB", "80", "GiB"),
        ("800 KB of space", "800", "KiB/token"),
        ("15 pflop", "1.5e16", "FLOP"),
        ("100.68 PFlop/s", "100.68", "PFLOP/s"),
        ("275 teraflops", "275", "TFLOP/s/chip"),
        ("~560 TFLOPs", "560", "TFLOP/token"),
        ("0.125 PFLOPS", "125", "TFLOP/s/chip"),
        ("7800000000000,15670000000000", "7.8", "TFLOP/s/chip"),
        ("990e12 / 3.35e12", "3.35", "TB/s/chip"),
        ("22146708.683", "22.146708683", "MW"),
        ("95 days", "2280", "hour"),
        ("2 weeks", "14", "day"),
        ("~1 year", "12", "month"),
        ("90 to 100 days", "2160", "hour"),
        ("$33,849 / month", "33,849", "USD/month"),
        ("$0.0049 cents per 1k tokens", "0.0049", "cent/(thousand token)"),
        ("$1 per A100 hour", "1", "USD/hour/chip"),
        ("3 cents", "0.03", "USD"),
        ("355 GPU-years", "355", "chip*year"),
        ("would require 355 years", "355", "chip*year"),
        ("380 tokens/sec/GPU", "380", "token/s/chip"),
        ("a 128k context", "131072", "token"),
        ("a 128k context", "128k", "token"),
        ("770±50 PFlops/s·days", "720", "PFLOP/s*day"),
        ("For 10^21 FLOPs", "1.000e21", "FLOP"),
        ("$1 million", "1,000,000", "USD"),
        ("40695706.404", "40.70M", "USD"),
        ("200%", "2", "1"),
    ],
)
def test_the_same_number_in_another_form_stands_there(text, value, unit):
    assert has(text, value, unit)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1.8 trillion parameters", "1.76T", "parameter"),
        ("1.8 trillion parameters", "1.80T", "parameter"),
        ("1.76 trillion parameters", "1.8T", "parameter"),
        ("1.8 trillion parameters", "1.8B", "parameter"),
        ("4T tokens", "4.2T", "token"),
        ("GPT-4 and an A100", "4", "1"),
        ("GPT-4 and an A100", "100", "1"),
        ("the 5th", "5", "1"),
        ("80 TB", "80", "GB"),
        ("80 TB", "80", "GB/chip"),
        ("60 days", "60", "hour"),
        ("$5 per day", "5", "USD/hour"),
        ("3 cents", "3", "USD"),
        ("125 GFLOPS", "125", "TFLOP/s/chip"),
        ("RPeak: 100,678.7", "100.6787", "PFLOP/s"),
        ("1/3", "0.3", "1"),
        ("-0.5", "0.5", "1"),
        ("5B-500B", "-500B", "1"),
        ("1,000 runs", "0", "1"),
        ("nothing", "1", "1"),
    ],
)
def test_another_number_does_not(text, value, unit):
    assert not has(text, value, unit)


NUMBERS = st.integers(1, 999_999).map(lambda whole: whole / 1000)
SUFFIXES = {
    "k": 1e3,
    "M": 1e6,
    "B": 1e9,
    " thousand": 1e3,
    " million": 1e6,
    " billion": 1e9,
    "T": 1e12,
    "-trillion": 1e12,
}
AROUND = st.sampled_from(["", " ", "(", "about ", "~", "cost $", "GPT-4: ", "A100s, ", "| "])
BEHIND = st.sampled_from(["", " ", ")", ", which", " parameters.", "x", " | 7", " of them"])
FORMS = {
    "plain": lambda digits, value: digits,
    "power": lambda digits, value: f"{digits} × 10^0",
    "exponent": lambda digits, value: f"{value:.17e}",
    "latex": lambda digits, value: f"${digits} \\times 10^{{0}}$",
    "percent": lambda digits, value: f"{value * 100:.12f}%",
}


@settings(deadline=None)
@given(NUMBERS, st.sampled_from([*FORMS]), AROUND, BEHIND)
def test_a_number_is_found_again_in_every_form(value, form, before, behind):
    text = f"{before}{FORMS[form](f'{value:.3f}', value)}{behind}"
    assert any(found == pytest.approx(value, rel=1e-9) for found in values(text)), text


@settings(deadline=None)
@given(NUMBERS, st.sampled_from([*SUFFIXES]), AROUND, BEHIND)
def test_a_number_is_found_again_with_its_scale(value, suffix, before, behind):
    text = f"{before}{value:.3f}{suffix}{behind if not behind[:1].isalpha() else ''}"
    assert any(found == pytest.approx(value * SUFFIXES[suffix]) for found in values(text)), text


@settings(deadline=None)
@given(st.integers(0, 10**15), st.sampled_from([",", "_", "'", "\u202f", " "]), AROUND)
def test_digits_are_found_again_however_they_are_grouped(number, separator, before):
    text = (
        f"{before}{number:,}".replace(",", separator) if separator != "'" else f"{before}{number:,}".replace(",", "'")
    )
    assert float(number) in values(text), text


@settings(deadline=None)
@given(st.text())
def test_any_text_can_be_looked_through(text):
    for one in numbers_in(text):
        assert 0 <= one.start < one.end and one.number.low <= one.number.high


@settings(deadline=None)
@given(st.text(alphabet="0123456789.,'/-+±eE^×x%$kKMBT \n{}\\", max_size=200))
def test_any_row_of_signs_can_be_looked_through(text):
    assert all(one.number.value == one.number.value for one in numbers_in(text))


def steps(text):
    """How much work a text makes, counted in lines of our own code that are run."""
    count = 0

    def trace(frame, event, argument):
        nonlocal count
        if "number" not in frame.f_code.co_filename:
            return None
        count += event == "line"
        return trace

    sys.settrace(trace)
    try:
        numbers_in(text)
    finally:
        sys.settrace(None)
    return count


@pytest.mark.parametrize(
    "piece",
    ["1 ", "111 ", "1,111,", "9", "1.", "a ", "a hundred ", "half a ", "million ", "1/", "1±", "10^", "GPT-4 ",
     "1\u00a0000 ", "$", "twenty ", "' ", "1'000'", " " * 40 + "1", "and a half "],
)  # fmt: skip
def test_the_work_grows_with_the_length_of_a_hostile_text(piece):
    assert steps(piece * 800) <= 6 * steps(piece * 200) + 1000
