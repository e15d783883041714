"""How the number of a draft stands among those that there are already."""

from __future__ import annotations

from dataclasses import asdict
from math import sqrt

from build_scripts.drafting.rivals import Rival
from build_scripts.form.draft import Draft
from build_scripts.records.claim import NUMBERS
from build_scripts.records.records import Records
from calc.errors import CalcError
from calc.number import read_number
from calc.text import FEW_DIGITS, number_text, significant
from calc.unit import parse_unit

MOST_SHOWN = 6
OUT_OF_FORCE = ("superseded", "withdrawn")


def rivalry(draft: Draft, records: Records) -> dict:
    """The rival claims, a sentence on them, and the claims that the draft may repeat."""
    proposal = draft.proposal
    # Numbers to compare with go before what is said of the same in words.
    shown = sorted(proposal.rivals, key=lambda one: not one.value)[:MOST_SHOWN]
    return {
        "rivals": [asdict(one) for one in shown],
        "rival_words": _words(proposal.rivals, proposal.fields, records),
        "duplicates": [asdict(one) for one in proposal.duplicates[:MOST_SHOWN]],
    }


def _words(found: list[Rival], fields: dict, records: Records) -> str:
    if not fields.get("subject") or not fields.get("quantity"):
        return ""
    if not found:
        return "No claim states this yet: yours would be the first."
    many = "1 claim states this" if len(found) == 1 else f"{len(found)} claims state this"
    in_force = [records.claims[one.id] for one in found if one.status not in OUT_OF_FORCE]
    numbers = [_middle(claim.stated | {"unit": claim.unit}) for claim in in_force]
    known = [number for number in numbers if number is not None and number > 0]
    own = _middle(fields)
    if own is None or own <= 0 or not known:
        return f"{many}."
    ratio = own / _median(known)
    middle = "the other" if len(known) == 1 else "the median"
    if abs(ratio - 1) < 0.005:
        return f"{many}; yours would be the same as {middle}."
    factor = ratio if ratio > 1 else 1 / ratio
    text = number_text(significant(factor, 2 if factor < 100 else 3), FEW_DIGITS)
    return f"{many}; yours would be {text} × {middle}." if ratio > 1 else f"{many}; yours would be {middle} ÷ {text}."


def _median(numbers: list[float]) -> float:
    """That of `statistics`, which the browser would have to load for this alone."""
    ordered = sorted(numbers)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def _middle(stated: dict) -> float | None:
    """The number in base units: the value, else the geometric middle of the ends; None where none can be read."""
    try:
        unit = parse_unit(str(stated.get("unit") or "1"))
        written = {name: str(stated[name]) for name in NUMBERS if stated.get(name) is not None}
        read = {name: unit.to_base(read_number(text).value) for name, text in written.items()}
    except (CalcError, ArithmeticError):
        return None
    if "value" in read:
        return read["value"]
    low, high = read.get("p5", read.get("least")), read.get("p95", read.get("greatest"))
    if low is None or high is None:
        return None
    return sqrt(low * high) if low > 0 and high > 0 else (low + high) / 2
