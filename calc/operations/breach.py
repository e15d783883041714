"""The JSON of a condition that does not hold: numbers in the unit that stands beside them, and their texts."""

from __future__ import annotations

from calc.condition import AT_LEAST, WHOLE, Breach
from calc.text import amount_text, number_text, significant

# Of a share of draws more digits would say nothing.
SHARE_DIGITS = 2


def breach_record(breach: Breach) -> dict:
    """A condition that does not hold, with the numbers behind it in its unit."""
    condition, unit = breach.condition, breach.condition.claim.unit
    limit = None if breach.limit is None else unit.from_base(breach.limit)
    return {
        "id": condition.claim.id,
        "words": condition.words
        if breach.is_broken
        else f"In {_percent(breach.share)} of the draws: {condition.words}",
        "text": _text(breach),
        "comparison": condition.comparison,
        "value": unit.from_base(breach.value),
        "limit": limit,
        "unit": unit.text,
        "is_broken": breach.is_broken,
        "share": breach.share,
        "doubts": list(condition.doubts),
    }


def _text(breach: Breach) -> str:
    """`Memory of the weights: 350 GB, expected at most 80 GB.`, and what the draws say."""
    condition, unit = breach.condition, breach.condition.claim.unit
    number = amount_text(unit.from_base(breach.value), unit.text)
    if condition.comparison == WHOLE:
        return f"{condition.label}: {number}, expected a whole number."
    side = "at least" if condition.comparison == AT_LEAST else "at most"
    text = f"{condition.label}: {number}, expected {side} {amount_text(unit.from_base(breach.limit), unit.text)}."
    if not breach.is_broken:
        return f"{text} As the numbers stand, that holds."
    return text if breach.share in (None, 1) else f"{text} In {_percent(breach.share)} of the draws it is so."


def _percent(share: float) -> str:
    return f"{number_text(significant(share * 100, SHARE_DIGITS))}%"
