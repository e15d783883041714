"""The number of a claim as its record has it."""

import pytest

from build_scripts.publish.claim_view import _written_number
from build_scripts.records.claim import Claim


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"value": "100m"}, "100m"),
        ({"p5": "600B", "p95": "1T"}, "600B to 1T"),
        ({"value": "92", "p5": "90", "p95": "100"}, "92 (90 to 100)"),
        ({"least": "1e24", "greatest": "1e26", "family": "log-uniform"}, "log-uniform 1e24 to 1e26"),
        ({"value": "90", "least": "80", "greatest": "120", "family": "triangular"}, "90 (triangular 80 to 120)"),
        ({"value": "0.348", "standard_error": "0.015"}, "0.348 (standard error 0.015)"),
        ({"value": "482", "log_standard_error": "0.26"}, "482 (standard error of its logarithm 0.26)"),
        ({}, None),
    ],
)
def test_a_range_is_shown_with_what_it_is(fields, shown):
    assert _written_number(Claim("a/b", None, None, **fields)) == shown
