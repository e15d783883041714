"""The verdict: what a source states, set against what its own formula gives."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

AGREES = "agrees"
ROUNDING = "rounding"
DIFFERS = "differs"
DIMENSION_MISMATCH = "dimension-mismatch"
NOT_RECOMPUTABLE = "not-recomputable"

WORDS = {
    AGREES: "agrees",
    ROUNDING: "differs by rounding only",
    DIFFERS: "differs",
    DIMENSION_MISMATCH: "dimensions do not fit",
    NOT_RECOMPUTABLE: "cannot be recomputed",
}

# Napkin arithmetic is agreed with when it is this near, however many digits were written.
TOLERANCE = 0.10

# Ends of inputs are tried in every combination up to so many inputs: 2^8 evaluations.
MOST_CORNERS = 8


def compare(stated: float, low: float, high: float, recomputed: float, qualifier: str = "exact") -> str:
    """`agrees` or `differs`. All numbers are in one unit; `low`..`high` is what the written digits (or the range)
    of the stated value stand for. `at_least` and `at_most` agree with anything on their side."""
    if min(low, high) <= recomputed <= max(low, high):
        return AGREES
    if qualifier == "at_least" and recomputed >= stated:
        return AGREES
    if qualifier == "at_most" and recomputed <= stated:
        return AGREES
    return AGREES if abs(recomputed - stated) <= TOLERANCE * abs(stated) else DIFFERS


def explained_by_rounding(low: float, high: float, ends: Sequence[tuple[float, float]], function) -> bool:
    """Whether inputs that round to what was written could give a value that rounds to what was stated.

    `ends` are the low and high ends of each input's written digits, `function` the formula over such values. The
    formula is tried at every corner; between corners it is taken as monotonic, as these formulas are.
    """
    if len(ends) > MOST_CORNERS:
        return False
    values = []
    for corner in product(*ends):
        try:
            values.append(function(corner))
        except (ValueError, ArithmeticError):
            return False
    if not values or min(values) < 0 < max(values):
        return False  # between corners of both signs there may be a pole, and then they enclose nothing
    return min(values) <= max(low, high) and max(values) >= min(low, high)
