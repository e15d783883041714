"""Widening: a range that follows from the rating of a claim whose source gives none.

The model's `ratings` have a `spread` for each grade of both axes. The factor of a claim is the product of the two, and
its 90 % interval goes from its number divided by the factor to its number times the factor: lognormal, inside the
physical bounds. The spreads are a convention of ours, not a measurement.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from calc.amount import Amount
from calc.claim import Claim
from calc.distributions import from_range

if TYPE_CHECKING:
    from calc.model import Model


def spread(model: Model, rating: str | None) -> float | None:
    """The factor for a rating such as `C3`; None where there is no rating or no spread for it."""
    axes = model.ratings
    grades = [axes.get(axis, {}).get(code) or {} for axis, code in zip(("reliability", "credibility"), rating or "")]
    factors = [grade.get("spread") for grade in grades]
    if len(factors) != 2 or None in factors:
        return None
    return float(factors[0]) * float(factors[1])


def widened(claim: Claim, model: Model) -> Amount | None:
    """What a claim states, with the range that follows from its rating.

    None for a claim that states no number or has a range already, and for what `kept_exact` names.
    """
    amount, factor = claim.stated, spread(model, claim.record.get("rating"))
    if amount is None or amount.is_range or kept_exact(claim, model) is not None:
        return None
    ends = sorted((amount.value / factor, amount.value * factor))
    low, high = (None if bound is None else claim.unit.from_base(bound) for bound in claim.bounds)
    p5 = ends[0] if low is None else min(max(ends[0], low), amount.value)
    p95 = ends[1] if high is None else max(min(ends[1], high), amount.value)
    family = "lognormal" if p5 > 0 else "normal"
    return Amount.of(from_range(p5, p95, amount.value, family=family), amount.unit) if p5 < p95 else None


def kept_exact(claim: Claim, model: Model) -> str | None:
    """Why a claim that states one number gets no range from its rating, in words; None where it gets one."""
    quantity = model.quantities.get(claim.record.get("quantity") or "") or {}
    factor = spread(model, claim.record.get("rating"))
    if quantity.get("is_defined"):
        return "no range: exact by definition"
    if quantity.get("is_fitted"):
        return "no range: a coefficient of a fit is wrong together with the others or not at all"
    if claim.stated.value == 0 or "CE" in claim.unit.dimension.powers:
        return "no range: it cannot be so many times larger or smaller"
    return None if factor is not None and factor > 1 else "no range: its rating gives none"
