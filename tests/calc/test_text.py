"""Numbers and units as people read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calc import read_number, suggestion
from calc.suggestion import closest, edit_distance
from calc.text import amount_text, entry_text, number_text, range_text, ratio_text, unit_text


@pytest.mark.parametrize(
    "value, text",
    [
        (0, "0"),
        (50257, "50,257"),
        (33849.0, "33,849"),
        (2.65e13, "26.5 trillion"),
        (1e8, "100 million"),
        (999999.6, "1 million"),
        (2.12e16, "2.12 × 10¹⁶"),
        (1.887e-12, "1.887 × 10⁻¹²"),
        (0.0038461, "0.003846"),
        (15.6169, "15.62"),
        (-5e6, "−5 million"),
        (0.462, "0.462"),
        (1234.56, "1,235"),
        (123456.7, "123,457"),
        (9.9999e11, "1 trillion"),
        (1.0, "1"),
    ],
)
def test_number(value, text):
    assert number_text(value) == text


@pytest.mark.parametrize(
    "unit, text",
    [
        ("1", ""),
        ("FLOP/parameter/token", "FLOP per parameter per token"),
        ("TFLOP/s", "TFLOP/s"),
        ("token/USD", "tokens per USD"),
        ("million USD", "million USD"),
        ("billion parameter", "billion parameters"),
        ("USD/(chip*hour)", "USD per chip-hour"),
        ("TFLOP/s/chip", "TFLOP/s per chip"),
        ("1/token", "per token"),
        ("1/s", "per s"),
        ("USD/(token*day)^2", "USD/(token·day)^2"),
        ("USD/(token/(s*W))", "USD/(token/(s·W))"),
        ("USD/million token", "USD per million tokens"),
        ("GPU*hour", "GPU-hours"),
        ("USD/(thousand token)", "USD per thousand tokens"),
        ("PFLOP/s*day", "PFLOP/s-days"),
    ],
)
def test_unit(unit, text):
    assert unit_text(unit) == text


def test_amounts():
    assert amount_text(46.2, "%") == "46.2%"
    assert amount_text(1, "token") == amount_text(0.99999, "token") == "1 token"
    assert amount_text(26.55e12, "parameter") == "26.55 trillion parameters"
    assert amount_text(1, "trillion parameter") == "1 trillion parameters"
    assert amount_text(1, "million token/USD") == "1 million tokens per USD"


def test_no_amount_has_two_words_for_a_scale():
    assert amount_text(1.53e9, "billion token") == "1.53 × 10¹⁸ tokens"
    assert amount_text(2e6, "million USD") == "2 trillion USD"
    assert amount_text(999_999.9, "million USD") == "1 trillion USD"
    assert amount_text(999_000, "million USD") == "999,000 million USD"
    assert amount_text(3e6, "thousand token/USD") == "3 billion tokens per USD"
    assert range_text(5e5, 2e6, "million USD") == "500 billion to 2 trillion USD"
    assert amount_text(3e6, "thousand") == "3 million thousand"


@pytest.mark.parametrize(
    "ratio, text",
    [
        (0.00996, "stated is 100 times too large"),
        (32.0, "stated is 32 times too small"),
        (1.008, "stated is 0.79% too small"),
        (0.95, "stated is 5.3% too large"),
        (1.00001, "the same"),
        (-1.0, "stated has another sign"),
        (0.0, "recomputed is 0"),
    ],
)
def test_ratio_speaks_of_the_stated_number(ratio, text):
    assert ratio_text(ratio) == text


@given(st.floats(min_value=1e-250, max_value=1e250))
def test_what_a_field_shows_reads_back_to_the_same_number(value):
    assert read_number(entry_text(value)).value == value


@pytest.mark.parametrize(
    "value, text", [(1e8, "100M"), (5.31e13, "53.1T"), (33849, "33,849"), (2.12e16, "2.12e16"), (0.5, "0.5"), (7, "7")]
)
def test_entry_is_short(value, text):
    assert entry_text(value) == text


def test_suggestions():
    assert edit_distance("kitten", "sitting") == 3
    assert edit_distance("tokne", "token") == 1  # neighbours swapped are one slip
    assert closest("trianing-tokens", ["training-tokens", "training-cost"]) == "training-tokens"
    assert closest("x", ["token"]) is None


def test_the_nearest_of_thousands_is_found_with_few_comparisons(monkeypatch):
    compared = []
    monkeypatch.setattr(suggestion, "edit_distance", lambda *texts: compared.append(texts) or edit_distance(*texts))
    words = [f"source-{place % 97}/training-cost-{place}" for place in range(3000)]
    assert closest("source-5/trianing-cost-1363x", [*words, "source-5/training-cost-1363"]) is not None
    assert len(compared) < 300
