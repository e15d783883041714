"""What a claim states, as a range: between which ends the value lies if the claim is right."""

from __future__ import annotations

import math
from dataclasses import dataclass

from build_scripts.publish.claim_view import ClaimView
from calc.amount import read_amount
from calc.unit import Unit, parse_unit
from calc.verdict import TOLERANCE


@dataclass(frozen=True)
class StatedRange:
    """Both ends in base units, so that ranges of one dimension can be compared; a bound has an infinite end."""

    low: float
    high: float

    def meets(self, other: StatedRange) -> bool:
        """Whether both can be right."""
        return self.low <= other.high and other.low <= self.high

    def holds(self, value: float) -> bool:
        """Whether a value lies in it."""
        return self.low <= value <= self.high


def stated_range(claim: ClaimView) -> StatedRange | None:
    """The range that a claim states. A single number stands for its written digits, or 10 % to either side."""
    if claim.stated_value is None:
        return None
    unit = parse_unit(claim.result_unit)
    ends = claim.result.get("stated_p5"), claim.result.get("stated_p95")
    if None in ends:
        ends = _written_ends(claim, unit)
    low, high = sorted(unit.to_base(end) for end in ends)
    if claim.record.qualifier == "at_least":
        high = math.inf
    elif claim.record.qualifier == "at_most":
        low = -math.inf
    return StatedRange(low, high)


def _written_ends(claim: ClaimView, unit: Unit) -> tuple[float, float]:
    value, written = claim.stated_value, read_amount(str(claim.record.value), unit).in_unit(unit)
    near = TOLERANCE * abs(value)
    return min(written.low, written.high, value - near), max(written.low, written.high, value + near)
