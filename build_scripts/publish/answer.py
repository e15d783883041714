"""A claim as an answer to a question: its numbers in the unit of the question."""

from __future__ import annotations

from functools import cached_property

from build_scripts.publish.claim_view import ClaimView
from calc.errors import CalcError
from calc.text import INTERVAL_DIGITS, amount_text, number_text, range_text, significant
from calc.unit import Unit, convert, parse_unit


class Answer:
    """What one claim says to a question. A source's claim stands with what it states, ours with what it computes."""

    def __init__(self, claim: ClaimView, unit: str):
        self.claim = claim
        self.unit = unit
        self.is_ours = claim.source.is_ours
        self.is_standing = claim.is_standing
        self.is_forecast = claim.record.forecast
        self.origins = claim.origins

    @property
    def _is_stated(self) -> bool:
        return self.claim.stated_value is not None and not (self.is_ours and self.claim.formula)

    # Numbers

    @cached_property
    def middle(self) -> float:
        """The number that stands for the claim: its value, or the middle of the range that it gives."""
        return self._converted(self.claim.stated_value if self._is_stated else self.claim.best_value)

    @cached_property
    def value(self) -> float | None:
        """The value; None where the claim gives a range alone."""
        return None if self._is_stated and self.claim.record.value is None else self.middle

    @cached_property
    def interval(self) -> tuple[float, float] | None:
        """Both ends of its range, if it has one."""
        prefix = "stated" if self._is_stated else "recomputed"
        ends = [self.claim.result.get(f"{prefix}_{end}") for end in ("p5", "p95")]
        return None if None in ends else tuple(self._converted(end) for end in ends)

    @cached_property
    def computed(self) -> float | None:
        """What its own formula gives."""
        value = self.claim.result.get("recomputed")
        return None if value is None else self._converted(value)

    @property
    def recomputed(self) -> float | None:
        """The same, where it differs from what the claim states."""
        return self.computed if self._is_stated and self.claim.verdict == "differs" else None

    @property
    def bound(self) -> str | None:
        """`at_least` or `at_most`, when it is only a bound."""
        return self.claim.record.qualifier if self.claim.is_bound else None

    @property
    def ends(self) -> tuple[float, float]:
        """The least and the greatest number that it names as an answer."""
        return (self.value, self.value) if self.value is not None else (self.interval or (self.middle, self.middle))

    @property
    def numbers(self) -> list[float]:
        """Every number that a picture of it has to hold."""
        return [number for number in (self.value, self.recomputed, *(self.interval or ())) if number is not None]

    def _converted(self, value: float) -> float:
        return convert(value, parse_unit(self.claim.result_unit), parse_unit(self.unit))

    # Texts

    @property
    def value_text(self) -> str:
        """The value, or the range where that is all, with its unit."""
        text = range_text(*self.interval, self.unit) if self.value is None else amount_text(self.value, self.unit)
        return f"{self.claim.qualifier_words} {text}".strip()

    @property
    def number_text(self) -> str:
        """The same without the unit, short: for a picture whose axis has it."""
        text = " to ".join(map(number_text, self.interval)) if self.value is None else number_text(self.value)
        return f"{self.claim.qualifier_words} {text}".strip()

    @property
    def interval_text(self) -> str | None:
        """Its range, with its unit; one that was drawn has no more digits than the draws fix."""
        if self.interval is None:
            return None
        ends = self.interval if self._is_stated else [significant(end, INTERVAL_DIGITS) for end in self.interval]
        return range_text(*ends, self.unit)

    @property
    def interval_words(self) -> str:
        """How its range is to be read."""
        if self.interval is None:
            return "no range stated"
        if not self._is_stated:
            return "90 % interval, from the ranges of its inputs"
        return self.claim.record.range_note or "90 % interval, as the source gives it"

    @property
    def recomputed_text(self) -> str | None:
        """`recomputed`, with its unit."""
        return None if self.recomputed is None else amount_text(self.recomputed, self.unit)

    @property
    def year(self) -> str:
        """The year in which it was said; empty when that is not known."""
        return (self.claim.date or "")[:4]


def fits(claim: ClaimView, unit: Unit) -> bool:
    """Whether a claim has a number that can be given in a unit."""
    if not claim.has_number or not claim.result_unit:
        return False
    try:
        convert(1.0, parse_unit(claim.result_unit), unit)
    except CalcError:
        return False
    return True
