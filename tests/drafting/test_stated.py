"""What people write for a value, as fields of a claim."""

import pytest

from build_scripts.drafting.stated import TWO_ENDS, read_stated
from calc.errors import CalcError, DimensionError

CASES = [
    ("63M USD", {"value": "63M"}, "USD"),
    ("$63M", {"value": "63M"}, "USD"),
    ("63 million dollars", {"value": "63 million"}, "USD"),
    ("32%", {"value": "32"}, "%"),
    ("1.8T", {"value": "1.8T"}, None),
    ("about 1.8T", {"value": "1.8T", "qualifier": "about"}, None),
    ("~2.15e25 FLOP", {"value": "2.15e25", "qualifier": "about"}, "FLOP"),
    ("at least 1e24 FLOP", {"value": "1e24", "qualifier": "at_least"}, "FLOP"),
    ("1e24+ FLOP", {"value": "1e24", "qualifier": "at_least"}, "FLOP"),
    ("3 days or more", {"value": "3", "qualifier": "at_least"}, "day"),
    ("more than about $100 million", {"value": "100 million", "qualifier": "at_least"}, "USD"),
    ("up to 500 GB", {"value": "500", "qualifier": "at_most"}, "GB"),
    ("<1%", {"value": "1", "qualifier": "at_most"}, "%"),
    ("90 to 100 day", {"p5": "90", "p95": "100", "range_note": TWO_ENDS}, "day"),
    ("about 90 to 100 day", {"p5": "90", "p95": "100", "range_note": TWO_ENDS}, "day"),
    ("32-36%", {"p5": "32", "p95": "36", "range_note": TWO_ENDS}, "%"),
    ("1.5 to 4T token", {"p5": "1.5T", "p95": "4T", "range_note": TWO_ENDS}, "token"),
    ("500 GB to 2 TB", {"p5": "0.5", "p95": "2", "range_note": TWO_ENDS}, "TB"),
    ("92 (90 to 100) day", {"value": "92", "p5": "90", "p95": "100", "range_note": TWO_ENDS}, "day"),
    ("uniform 90 to 100 day", {"least": "90", "greatest": "100", "family": "uniform"}, "day"),
    (
        "triangular(80, 90, 120) day",
        {"value": "90", "least": "80", "greatest": "120", "family": "triangular"},
        "day",
    ),
]


@pytest.mark.parametrize("written, fields, unit", CASES)
def test_it_is_read_as_the_source_wrote_it(written, fields, unit):
    stated = read_stated(written)
    assert (stated.fields, stated.unit) == (fields, unit)


def test_a_spread_has_its_ends_worked_out():
    fields = read_stated("5T ± 1T token").fields
    assert (fields["value"], fields["p5"], fields["p95"], fields["family"]) == ("5T", "4T", "6T", "normal")
    fields = read_stated("5T ×/÷ 2").fields
    assert (fields["value"], fields["p5"], fields["p95"]) == ("5T", "2.5T", "10T") and "family" not in fields


@pytest.mark.parametrize("written", ["", "many", "63 bananas", "1,5", "at least 3 to 4", "€5", "100 to 90 day"])
def test_what_cannot_be_read_is_explained(written):
    with pytest.raises(CalcError) as error:
        read_stated(written)
    assert error.value.message.endswith(".")


def test_a_unit_that_does_not_fit_is_refused():
    with pytest.raises(DimensionError):
        read_stated("3 day", "USD")
    assert read_stated("3", "USD").unit is None
