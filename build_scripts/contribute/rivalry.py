"""How the number of a draft stands among those that there are already."""

from __future__ import annotations

from dataclasses import asdict
from math import sqrt
from statistics import median

from build_scripts.contribute.draft import Draft
from build_scripts.drafting.rivals import duplicates, rivals
from build_scripts.records.records import Records
from calc.errors import CalcError
from calc.number import read_number
from calc.text import FEW_DIGITS, number_text, significant
from calc.unit import parse_unit

MOST_SHOWN = 12
OUT_OF_FORCE = ("superseded", "withdrawn")


def rivalry(draft: Draft, records: Records) -> dict:
    """The rival claims, a sentence on them, and the claims that the draft may repeat."""
    claim = draft.claim
    subject, quantity = claim.get("subject"), claim.get("quantity")
    found = rivals(records, subject, quantity)
    same = duplicates(records, draft.source_id, claim.get("quote"), subject, quantity, claim)
    return {
        "rivals": [asdict(one) for one in found[:MOST_SHOWN]],
        "rival_words": _words(found, draft, records),
        "duplicates": [asdict(one) for one in same[:MOST_SHOWN]],
    }


def _words(found: list, draft: Draft, records: Records) -> str:
    if not draft.claim.get("subject") or not draft.claim.get("quantity"):
        return ""
    if not found:
        return "No claim states this yet: yours would be the first."
    many = "1 claim states this" if len(found) == 1 else f"{len(found)} claims state this"
    numbers = [_middle(records.claims[one.id].stated | {"unit": records.claims[one.id].unit}) for one in found
               if one.status not in OUT_OF_FORCE]  # fmt: skip
    known = [number for number in numbers if number is not None and number > 0]
    own = _middle(draft.claim)
    if own is None or own <= 0 or not known:
        return f"{many}."
    ratio = own / median(known)
    middle = "the other" if len(known) == 1 else "the median"
    if abs(ratio - 1) < 0.005:
        return f"{many}; yours would be the same as {middle}."
    factor = ratio if ratio > 1 else 1 / ratio
    text = number_text(significant(factor, 2 if factor < 100 else 3), FEW_DIGITS)
    return f"{many}; yours would be {text} × {middle}." if ratio > 1 else f"{many}; yours would be {middle} ÷ {text}."


def _middle(stated: dict) -> float | None:
    """The number in base units: the value, else the geometric middle of the ends; None where none can be read."""
    try:
        unit = parse_unit(str(stated.get("unit") or "1"))
        read = {name: unit.to_base(read_number(str(stated[name])).value) for name in ("value", "p5", "p95", "least", "greatest")
                if stated.get(name) is not None}  # fmt: skip
    except (CalcError, ArithmeticError):
        return None
    if "value" in read:
        return read["value"]
    low, high = read.get("p5", read.get("least")), read.get("p95", read.get("greatest"))
    if low is None or high is None:
        return None
    return sqrt(low * high) if low > 0 and high > 0 else (low + high) / 2
