"""Whether a number is still the one that a finding was written for."""

import pytest

from calc import parse_unit, read_amount
from calc.staleness import number_now

USD = parse_unit("USD")


@pytest.mark.parametrize(
    "written, stated, now",
    [
        ("100M USD", "100M", None),
        ("0.1 billion USD", "100M", None),
        ("100M USD", "63M", "63 million USD"),
        ("50M to 100M USD", "50M to 100M", None),
        ("50M to 100M USD", "50M to 90M", "50 million to 90 million USD"),
        ("100M USD", "50M to 100M", "50 million to 100 million USD"),
        ("not a number", "63M", "63 million USD"),
        ("100M token", "63M", "63 million USD"),
    ],
)
def test_stated(written, stated, now):
    assert number_now(written, USD, read_amount(stated, USD), None) == now


def test_computed_number_has_to_lie_within_the_digits_written():
    assert number_now("2.85T parameter", parse_unit("parameter"), None, 2.849e12) is None
    assert number_now("2.85T parameter", parse_unit("parameter"), None, 2.86e12) == "2.86 trillion parameters"
    assert number_now("5 USD", USD, None, None) is None
