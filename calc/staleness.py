"""Whether a number is still the one that somebody wrote about.

A finding is stamped with the numbers that it was written for, as text with units. When one of them changes, the finding
is due for review.
"""

from __future__ import annotations

import math

from calc.amount import Amount, read_amount
from calc.errors import CalcError
from calc.text import amount_text, range_text
from calc.unit import Unit

# Relative; for what a change of units adds.
SAME = 1e-9


def number_now(written: str, unit: Unit, stated: Amount | None, computed: float | None) -> str | None:
    """The number of today, as text, where it is no longer what was `written`; None where it is.

    `stated` is what the source states, in `unit`; where it states nothing, `computed` counts, in base units, and has
    to lie within the digits that were written, since nobody writes all of them. A text that cannot be read, or no
    longer in this unit, is not the number of today. None, too, where there is no number at all.
    """
    try:
        before = read_amount(written, unit).in_unit(unit)
    except CalcError:
        before = None
    if stated is not None:
        return None if before is not None and _is_same(before, stated) else _text(stated)
    if computed is None or (before is not None and before.low <= unit.from_base(computed) <= before.high):
        return None
    return amount_text(unit.from_base(computed), unit.text)


def _is_same(before: Amount, stated: Amount) -> bool:
    if before.is_range != stated.is_range:
        return False
    if stated.is_range:
        return _same(before.p5, stated.p5) and _same(before.p95, stated.p95)
    return _same(before.value, stated.value)


def _text(stated: Amount) -> str:
    if stated.is_range:
        return range_text(stated.p5, stated.p95, stated.unit.text)
    return amount_text(stated.value, stated.unit.text)


def _same(left: float, right: float) -> bool:
    return math.isclose(left, right, rel_tol=SAME)
