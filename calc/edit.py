"""What a reader wrote for a claim, read and held against what its quantity can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calc.amount import Amount, read_amount
from calc.claim import Claim
from calc.errors import CalcError
from calc.text import amount_text
from calc.unit import Unit, convert

if TYPE_CHECKING:
    from calc.model import Model


def read_edit(model: Model, claim_id: str, text: str, unit: Unit | None = None) -> Amount:
    """Read what a reader wrote for a claim; a number without a unit is in `unit`, or in the claim's own.

    Raises `CalcError` for what cannot be read, for a unit that does not fit, and for a value outside the physical
    bounds of the quantity or too large to compute with.
    """
    claim = model[claim_id]
    if claim.unit is None:
        raise CalcError(f"'{claim_id}' has no number that could be changed.")
    if unit is not None:
        convert(1.0, unit, claim.unit)
    amount = read_amount(text, unit or claim.unit)
    require_possible(amount, claim)
    amount.check_size()
    return amount


def require_possible(amount: Amount, claim: Claim) -> None:
    """Raise `CalcError` unless the amount, or both ends of its range, lie within the bounds of a claim."""
    low, high = claim.bounds
    for end in amount.base_ends():
        if (low is not None and end < low) or (high is not None and end > high):
            raise _out_of_bounds(claim, low, high)


def is_same(left: Amount | None, right: Amount | None) -> bool:
    """Whether two edits, or None for no edit, come to the same number and the same draws."""
    if left is None or right is None:
        return left is right
    if (left.value, left.unit, left.low, left.high) != (right.value, right.unit, right.low, right.high):
        return False
    if left.shape is None or right.shape is None:
        return left.shape is right.shape
    return left.shape.is_same(right.shape, 0.0)


def _out_of_bounds(claim: Claim, low: float | None, high: float | None) -> CalcError:
    ends = [None if end is None else amount_text(claim.unit.from_base(end), claim.unit.text) for end in (low, high)]
    if ends[0] is not None and ends[1] is not None:
        allowed = f"from {ends[0]} to {ends[1]}"
    else:
        allowed = f"at least {ends[0]}" if ends[0] is not None else f"at most {ends[1]}"
    return CalcError("That value is not possible for this quantity.", expected=f"{allowed}")
