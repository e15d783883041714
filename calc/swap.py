"""Swaps: the number of another claim taken in the place of a claim's own.

A claim, or an input of a calculator, takes the number of another claim: what that one states, with its range and its
own draws; only where it states nothing, what its formula gives.
"""

from __future__ import annotations

from collections.abc import Mapping

from calc.edit import require_possible
from calc.errors import CalcError
from calc.model import Model
from calc.order import in_order
from calc.suggestion import did_you_mean
from calc.unit import convert


def check_use(model: Model, uses: Mapping[str, str], claim_id: str, taken_id: str) -> None:
    """Raise `CalcError` where `claim_id` cannot take the number of `taken_id` beside the other `uses`.

    The two must be of one dimension, what is stated must be possible for the quantity, and a claim that rests on what
    it would replace must state a number.
    """
    claim = model[claim_id]
    if taken_id not in model.claims:
        raise CalcError(f"There is no claim '{taken_id}'.", hint=did_you_mean(str(taken_id), model.claims))
    taken = model.claims[taken_id]
    if claim.unit is None:
        raise CalcError(f"'{claim_id}' has no number in whose place another could be put.")
    if taken.unit is None or (taken.stated is None and taken.formula is None):
        raise CalcError(f"'{taken_id}' has no number.", expected="a claim with a number")
    convert(1.0, taken.unit, claim.unit)
    if taken.stated is not None:
        require_possible(taken.stated, claim)
        return
    together = {**uses, claim_id: taken_id}
    try:
        in_order([claim_id], lambda id: handed_on_from(model, together, id))
    except CalcError:
        raise CalcError(
            f"'{taken_id}' rests on '{claim_id}' itself, and states no number of its own.",
            expected="a claim that does not rest on what it would replace",
        ) from None


def handed_on_from(model: Model, uses: Mapping[str, str], claim_id: str) -> list[str]:
    """The claims whose numbers in force make the number that a claim hands on, under these swaps."""
    claim = model[claim_id]
    taken_id = uses.get(claim_id, claim.takes)
    if taken_id is None:
        return list(claim.inputs.values())
    return own_inputs(model, taken_id)


def own_inputs(model: Model, taken_id: str) -> list[str]:
    """What makes the number of its own that a claim has where it is taken: nothing, where it states one."""
    taken = model[taken_id]
    return [] if taken.stated is not None else list(taken.inputs.values())
