"""The JSON of one result: numbers in the unit that stands beside them, and their texts."""

from __future__ import annotations

from collections.abc import Sequence

from calc.claim import Claim, is_standard_error
from calc.evaluation import Outcome, Result, Undrawn
from calc.histogram import histogram
from calc.text import (
    ALL_DIGITS,
    FEW_DIGITS,
    INTERVAL_DIGITS,
    amount_text,
    number_text,
    range_text,
    ratio_text,
    significant,
    unit_text,
)
from calc.understanding import bounds_text, echo, entry_in, number_entry, spread_entry, stated_text
from calc.unit import Unit
from calc.verdict import AGREES, TOLERANCE, WORDS

# The last record of each claim: while a slider moves, most results of a page are what they were.
MOST_KEPT = 500
_kept: dict[str, tuple[Result, Unit | None, dict]] = {}


def result_record(result: Result, shown: Unit | None = None) -> dict:
    """A result as JSON. Numbers are in the unit that stands beside them: `shown`, else the claim's own."""
    claim, unit = result.claim, shown or result.claim.unit
    kept = _kept.get(claim.id)
    if kept is None or kept[0] is not result or kept[1] is not unit:
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        kept = _kept[claim.id] = result, unit, _record(result, unit)
    return dict(kept[2])


def _record(result: Result, unit: Unit | None) -> dict:
    claim = result.claim
    record = {
        "id": claim.id,
        "kind": claim.kind,
        "unit": unit.text if unit else None,
        "unit_text": unit_text(unit.text) if unit else None,
        "edited": result.edited,
        "uses": result.taken and result.taken.id,
    }
    record |= _stated_record(claim, unit)
    record["value"], record["text"] = number_record(result.value, unit)
    record["step_value"], _ = number_record(result.step_value, unit)
    record["entry"] = _entry(result, unit) or _computed_entry(record["value"], unit)
    record |= _range_record(result, unit)
    record |= interval_record(result.interval, unit, result.undrawn)
    record |= _outcome_record(result.step, unit, "recomputed", "")
    record |= _outcome_record(result.chain, unit, "chained", "chained_")
    return record


def _entry(result: Result, unit: Unit | None) -> str | None:
    """What a field shows: the number of the claim that is taken, or stated, as it was written; else the edit."""
    if result.taken or result.claim.stated:
        return _stated_record(result.taken or result.claim, unit)["stated_entry"]
    return result.amount and entry_in(result.amount, unit)


def _range_record(result: Result, unit: Unit | None) -> dict:
    """The distribution of a number that is edited, taken or stated, in words; nulls for one that is computed."""
    amount = result.amount
    if amount is None:
        return {"family": None, "range_text": None}
    if result.spread is not None:
        rating = (result.taken or result.claim).record["rating"]
        text = f"90 % interval from its rating, {rating}: × or ÷ {number_text(significant(result.spread, 3))}"
    else:
        shown = amount.in_unit(unit)
        cut = bounds_text(shown, result.claim.bounds)
        text = echo(shown) + cut if amount.is_range else result.exact or "no range stated"
    return {"family": amount.family or "point", "range_text": text}


def histogram_record(column: Sequence[float] | None, unit: Unit) -> dict | None:
    """The histogram of draws in base units as JSON, its edges in `unit`; None for no draws, or all of one number."""
    found = histogram(column or ())
    return found and {**vars(found), "edges": [unit.from_base(edge) for edge in found.edges]}


def _stated_record(claim: Claim, unit: Unit | None) -> dict:
    if claim.stated is None:
        return dict.fromkeys(("stated", "stated_p5", "stated_p95", "stated_text", "stated_entry"))
    amount = claim.stated.in_unit(unit)
    own_unit = unit.text == claim.unit.text
    digits = ALL_DIGITS if own_unit else FEW_DIGITS  # as the source wrote it, in its own unit
    if amount.is_range:
        has_value = claim.record.get("value") is not None
        text, field = stated_text(amount, digits, has_value), entry_in(claim.stated, unit)
        if is_standard_error(claim.record):
            text, field = stated_text(amount, digits, has_value, FEW_DIGITS), spread_entry(amount)
    else:
        text = amount_text(amount.value, unit.text, digits)
        field = str(claim.record["value"]) if own_unit else entry_in(claim.stated, unit)
    return {
        "stated": amount.value,
        "stated_p5": amount.p5,
        "stated_p95": amount.p95,
        "stated_text": text,
        "stated_entry": field,
    }


def number_record(base: float | None, unit: Unit | None, digits: int = FEW_DIGITS) -> tuple[float | None, str | None]:
    """A number in base units as it stands in `unit`, and as text."""
    if base is None or unit is None:
        return None, None
    value = unit.from_base(base)
    return value, amount_text(value, unit.text, digits)


def interval_record(interval: tuple | None, unit: Unit | None, undrawn: Undrawn | None = None) -> dict:
    """The ends and the median of an interval in base units as they stand in `unit`, and as text; where there is none
    although something behind the number has a range, the text says why."""
    if interval is None:
        return {"p5": None, "p50": None, "p95": None, "interval_text": undrawn and _undrawn_text(undrawn)}
    p5, p50, p95 = (unit.from_base(value) for value in interval)
    return {
        "p5": p5,
        "p50": p50,
        "p95": p95,
        "interval_text": f"90 % interval, {interval_text(p5, p95, unit.text)}",
    }


def interval_text(p5: float, p95: float, unit: str) -> str:
    """The ends of an interval in as few digits as draws fix, but in so many that they are seen to differ."""
    for digits in range(INTERVAL_DIGITS, ALL_DIGITS):
        low, high = number_text(p5, digits), number_text(p95, digits)
        if low != high and significant(p5, digits) <= (p5 + p95) / 2 <= significant(p95, digits):
            return range_text(p5, p95, unit, digits)
    return range_text(p5, p95, unit, ALL_DIGITS)


def _undrawn_text(undrawn: Undrawn) -> str:
    record, share = undrawn.claim.record, undrawn.share * 100
    name = record.get("label") or undrawn.claim.id
    percent = "less than 1" if share < 1 else number_text(significant(share, 2))
    return f"no interval: in {percent} % of the draws “{name}” has no value"


def _computed_entry(value: float | None, unit: Unit | None) -> str | None:
    """What a field shows of a number that nobody wrote: so many digits as a person might."""
    return None if value is None or unit is None else number_entry(significant(value, FEW_DIGITS), unit)


def _outcome_record(outcome: Outcome | None, unit: Unit | None, name: str, prefix: str) -> dict:
    """The step (`recomputed`, `ratio`, `verdict` ...) or the chain (`chained`, `chained_ratio` ...) of a result."""
    computed = _computed_record(outcome, unit)
    judged = {
        "ratio": outcome and outcome.ratio,
        "ratio_text": outcome and _ratio_text(outcome),
        "verdict": outcome and outcome.verdict,
        "verdict_text": outcome and WORDS.get(outcome.verdict),
        "reason": outcome and outcome.reason,
    }
    return {name + key: value for key, value in computed.items()} | {prefix + key: judged[key] for key in judged}


def _computed_record(outcome: Outcome | None, unit: Unit | None) -> dict:
    """The number of an outcome and its interval; the keys are to stand behind its name."""
    value, text = number_record(outcome and outcome.value, unit)
    record = {"": value, "_text": text}
    interval = interval_record(outcome and outcome.interval, unit, outcome and outcome.undrawn)
    return record | {f"_{key}": part for key, part in interval.items()}


def _ratio_text(outcome: Outcome) -> str | None:
    ratio = outcome.ratio
    if ratio is None:
        return None
    if outcome.verdict == AGREES and abs(ratio - 1) > TOLERANCE:
        return "within what was written"  # its range, its digits, or its "at least"
    if outcome.verdict == AGREES and ratio < 1 / (1 + TOLERANCE):
        return f"recomputed is {number_text(significant((1 - ratio) * 100, 2))}% less"  # of what is stated, as judged
    return ratio_text(ratio)
