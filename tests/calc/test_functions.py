"""Whole numbers: what `floor` and `ceil` give, and of what there is no whole."""

import pytest

from calc import DimensionError, parse, parse_unit
from calc.compilation import evaluate, evaluate_columns
from calc.errors import CalcError


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("floor(x)", 30.9, 30.0),
        ("ceil(x)", 30.1, 31.0),
        ("floor(x)", -0.5, -1.0),
        ("ceil(x)", -0.5, 0.0),
        ("floor(x)", 7.0, 7.0),
        ("ceil(x)", 7.0, 7.0),
        ("256 * ceil(x / 256)", 10922.7, 11008.0),
    ],
)
def test_the_whole_number_below_and_above(text, value, expected):
    assert evaluate(parse(text), [value]) == expected
    assert evaluate_columns(parse(text), [[value, value]]) == [expected, expected]


def test_the_result_is_a_float_however_large():
    assert isinstance(evaluate(parse("floor(x)"), [1e300]), float)


@pytest.mark.parametrize("unit", ["1", "chip", "sequence", "layer/node", "token/sequence"])
def test_what_is_counted_has_a_whole_and_keeps_its_dimension(unit):
    dimension = parse_unit(unit).dimension
    assert parse("floor(x)").dimension({"x": dimension}) == dimension
    assert parse("ceil(x)").dimension({"x": dimension}) == dimension


@pytest.mark.parametrize("unit", ["s", "USD", "GB", "FLOP/token", "J"])
def test_what_is_measured_has_none_because_its_unit_is_a_choice(unit):
    with pytest.raises(DimensionError, match="of which no unit is the whole one"):
        parse("floor(x)").dimension({"x": parse_unit(unit).dimension})


def test_too_large_a_number_has_no_value():
    with pytest.raises(CalcError, match="too large"):
        evaluate(parse("floor(x * x)"), [1e200])
