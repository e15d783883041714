"""A finding: what a person says of a verdict, and the claim that corrects it."""

from __future__ import annotations

from functools import cached_property

from build_scripts.publish.scale import ratio_between
from build_scripts.publish.words import CAUSES, in_words
from calc.text import ratio_text
from calc.verdict import AGREES

# A step with a mistake of its own of these kinds does not come out; where it does, the mistake is an earlier one's.
SHOWS_IN_THE_STEP = ("arithmetic-slip", "dimension-error")


class FindingView:
    """The finding of one claim."""

    def __init__(self, claim):
        self.claim = claim
        self.record = claim.record.finding
        self.cause = self.record.cause
        self.explanation = self.record.explanation

    @property
    def cause_words(self) -> str:
        """The cause, in words; inherited, where the sum of this step itself is right."""
        words = in_words(CAUSES, self.cause)
        return f"Inherited: {words[:1].lower()}{words[1:]}" if self.is_inherited else words

    @property
    def is_inherited(self) -> bool:
        """Whether the mistake is that of an earlier step."""
        return self.cause in SHOWS_IN_THE_STEP and self.claim.verdict == AGREES

    @property
    def corrected_by(self):
        """The claim of ours that says what should have come out."""
        return self.claim.library.claim(self.record.corrected_by)

    @property
    def corrected_text(self) -> str | None:
        """What should have come out, where that is a number of the same quantity and another one than is stated."""
        other = self.corrected_by
        if other is None or other.quantity_id != self.claim.quantity_id or self.corrected_ratio is None:
            return None
        return None if other.best_text == self.claim.result.get("stated_text") else other.best_text

    @cached_property
    def corrected_ratio(self) -> float | None:
        """Corrected ÷ stated, when both are in units of one dimension."""
        correcting = self.corrected_by
        if correcting is None:
            return None
        return ratio_between(
            correcting.best_value, correcting.result_unit, self.claim.stated_value, self.claim.result_unit
        )

    @property
    def corrected_ratio_words(self) -> str | None:
        """How far the stated number is from the corrected one."""
        return None if self.corrected_ratio is None else ratio_text(self.corrected_ratio)

    @cached_property
    def due_for_review(self) -> bool:
        """Whether a number that the finding was written for has changed since."""
        return any(self._has_changed(name, text) for name, text in self.record.written_for.items())

    def _has_changed(self, name: str, text: str) -> bool:
        claim = self.claim if name == "stated" else self.claim.inputs.get(name)
        if claim is None:
            return True
        return not claim.still_gives(text)
