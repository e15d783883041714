"""What a source states as people write it, `about 63M USD` or `90 to 100 day`, as the fields of a claim."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from calc.amount import Amount, read_amount
from calc.errors import CalcError
from calc.number import Number, read_number
from calc.text import entry_text
from calc.unit import parse_unit
from calc.written import BETA, LIST, LOG_UNIFORM, SPREAD, TIMES, TRIANGULAR, UNIFORM, Written, take_apart

ABOUT, AT_LEAST, AT_MOST = "about", "at_least", "at_most"
# In front of a number, longest first; `calc` refuses bounds, since a reader's field has no place for them.
_BEFORE = {
    AT_LEAST: r"at least|no less than|not less than|no fewer than|more than|greater than|upwards? of|over|above|"
    r"a minimum of|minimum|min\.?|>=?|≥|⩾",
    AT_MOST: r"at most|no more than|not more than|less than|fewer than|as (?:much|many) as|up to|under|below|"
    r"a maximum of|maximum|max\.?|<=?|≤|⩽",
    ABOUT: r"approximately|approx\.?|about|around|roughly|circa|ca\.?|c\.|some|nearly|almost|an estimated|estimated|"
    r"in the order of|on the order of|~|≈|∼|≃",
}
_BEHIND = {
    AT_LEAST: r"or more|or above|or higher|and up|and more|at least|plus",
    AT_MOST: r"or less|or fewer|or below|or lower|at most|at the most|max(?:imum)?",
    ABOUT: r"or so|or thereabouts|approximately|approx\.?|roughly|give or take",
}
_NOTES = {
    SPREAD: "The source gives a number with ±; it is read as a 90 % interval.",
    TIMES: "The source gives a number within a factor; it is read as a 90 % interval.",
}
TWO_ENDS = "The source gives two ends; they are read as a 90 % interval."
_SHARP = (UNIFORM, LOG_UNIFORM, TRIANGULAR)


@dataclass
class Stated:
    """The fields of a claim that its number fills; `unit` is the one that was written, None for none."""

    fields: dict[str, str] = field(default_factory=dict)
    unit: str | None = None


def read_stated(text: str, unit: str | None = None) -> Stated:
    """Read what was written; a number without a unit is taken in `unit`.

    Raises `CalcError` for what cannot be read, `DimensionError` when the written unit does not fit `unit`.
    """
    qualifier, plain = _qualifier(text)
    within = parse_unit(unit) if unit else None
    is_percent = within is not None and within.text == "%"
    amount = read_amount(plain, within)
    written = take_apart(plain, is_percent=is_percent)
    in_percent = any(number.is_percent for number in written.numbers)
    found = Stated(unit="%" if in_percent else amount.unit.text if _has_unit(written) else None)
    # A share is read as a part of one; a record says `32` and `%`.
    shown = 100.0 if in_percent else 1.0
    if amount.shape is None:
        found.fields["value"] = _text(amount.value * shown, written.numbers[0])
        if qualifier:
            found.fields["qualifier"] = qualifier
        return found
    if qualifier in (AT_LEAST, AT_MOST):
        raise CalcError(
            f"'{text.strip()[:40]}' is a range and a bound at once.",
            expected="one number with at least or at most, or both ends of a range",
        )
    found.fields.update(_range(amount, written, shown))
    if "p5" in found.fields and written.family is None:
        found.fields["range_note"] = _NOTES.get(written.joint or "", TWO_ENDS)
    return found


def _qualifier(text: str) -> tuple[str | None, str]:
    """What the words around a number say of it, and the rest."""
    plain, found = text.strip(), None
    plus = re.search(r"(?<=[\dkKMBT])\+(?=\s|$)", plain)  # `1e24+ FLOP`
    if plus:
        plain, found = plain[: plus.start()] + plain[plus.end() :], AT_LEAST
    for _ in range(3):  # `at least about`
        for name in (AT_LEAST, AT_MOST, ABOUT):
            before = re.match(rf"(?i)(?:{_BEFORE[name]})(?![a-z])\s*(?=[\d.$+-]|[a-z~≈])", plain)
            behind = re.search(rf"(?i)(?<=[\w%$])\s*,?\s*(?<![a-z])(?:{_BEHIND[name]})$", plain)
            match = before or behind
            if match and (plain[: match.start()] + plain[match.end() :]).strip():
                plain = (plain[: match.start()] + plain[match.end() :]).strip()
                found = name if found in (None, ABOUT) else found
                break
    return found, plain


def _has_unit(written: Written) -> bool:
    return written.has_dollars or any(written.units)


def _range(amount: Amount, written: Written, shown: float) -> dict[str, str]:
    """The ends of a range, its middle where that was written, and its family where it is not the usual one."""
    numbers, is_around = written.numbers, written.joint in (SPREAD, TIMES)
    fields = {}
    if is_around or len(numbers) == 3:
        middle = numbers[0] if is_around else numbers[1]
        fields["value"] = _text(middle.value * shown, middle)
    ends_are_written = not is_around and not (written.family == BETA and written.joint == LIST)
    first, last = (numbers[0], numbers[-1]) if ends_are_written else (None, None)
    names = ("least", "greatest") if written.family in _SHARP else ("p5", "p95")
    for name, end, number in zip(names, amount.shape.ends, (first, last), strict=True):
        fields[name] = _text(end * shown, number)
    family = written.family or ("normal" if written.joint == SPREAD else None)
    return {**fields, "family": family} if family else fields


def _text(value: float, number: Number | None) -> str:
    """The number as it was written, where that alone says how large it is; else the shortest text that does."""
    if number is not None:
        written = number.text.rstrip("% ")
        try:
            alone = read_number(written).value
        except CalcError:
            return entry_text(value)
        if abs(alone - value) <= 1e-12 * abs(value):
            return written
    return entry_text(float(f"{value:.12g}"))
