"""What the sums by hand need: the lengths of time, and the comparison with what calc says."""

import math

import pytest

HOUR = 3600
DAY = 24 * HOUR
YEAR = 365.25 * DAY
MONTH = YEAR / 12

AGREES, ROUNDING, DIFFERS = "agrees", "rounding", "differs"


def middle(low, high):
    """The point that stands for a range between positive ends: the median of a lognormal distribution."""
    return math.sqrt(low * high)


def near(number):
    return None if number is None else pytest.approx(number, rel=1e-12)


def expected(implication):
    """A row (step, verdict, chain, verdict on the chain) as `found` gives it."""
    step, verdict, chain, chained_verdict = implication
    return near(step), verdict, near(chain), chained_verdict


def found(result):
    return result["recomputed"], result["verdict"], result["chained"], result["chained_verdict"]


def rounded_like(number, value):
    """`value` with as many significant digits as it takes to write `number`."""
    digits = next(digits for digits in range(1, 10) if float(f"{number:.{digits}g}") == number)
    return float(f"{value:.{digits}g}")


def assert_correction(records, results, name, row):
    """A correction of ours: its step, its chain, and the text of its statement with the number in it."""
    step, chain, text, number = row
    result = results[f"reckoner/{name}"]
    assert (result["recomputed"], result["chained"]) == (near(step), near(chain))
    assert text in records.claims[f"reckoner/{name}"].statement
    assert rounded_like(number, step) == pytest.approx(number)


def assert_reading(results, name, row):
    """Another reading of ours: its step, and the number that its statement has."""
    step, number = row
    assert results[f"reckoner/{name}"]["recomputed"] == near(step)
    assert rounded_like(number, step) == pytest.approx(number)


def implications_of(records, *documents):
    """The claims of documents that follow from others."""
    return {claim.id for document in documents for claim in records.claims_of(document) if claim.formula}


def corrections_of(records, *documents):
    """The sums of ours that the findings of documents name."""
    claims = [claim for document in documents for claim in records.claims_of(document) if claim.finding]
    named = {claim.finding.corrected_by for claim in claims} & set(records.claims)
    return {id.partition("/")[2] for id in named if records.claims[id].is_ours and records.claims[id].formula}
