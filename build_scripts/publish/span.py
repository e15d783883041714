"""From the lowest answer to the highest."""

from __future__ import annotations

from functools import cached_property

from build_scripts.publish.answer import Answer
from calc.text import amount_text, number_text, range_text, significant


class Span:
    """The lowest and the highest of several answers in one unit, and the factor between them.

    Bounds (at least, at most) name no answer; they count where there is nothing else.
    """

    def __init__(self, answers: list[Answer]):
        answers = [answer for answer in answers if answer.bound is None] or answers
        self.lowest_answer = min(answers, key=lambda answer: answer.ends[0], default=None)
        self.highest_answer = max(answers, key=lambda answer: answer.ends[1], default=None)
        self.unit = answers[0].unit if answers else None

    @property
    def lowest(self) -> float | None:
        """The lowest number."""
        return self.lowest_answer and self.lowest_answer.ends[0]

    @property
    def highest(self) -> float | None:
        """The highest number."""
        return self.highest_answer and self.highest_answer.ends[1]

    @cached_property
    def factor(self) -> float | None:
        """Highest ÷ lowest; None unless both are above 0."""
        if self.lowest is None or self.lowest <= 0:
            return None
        return self.highest / self.lowest

    @property
    def is_one_number(self) -> bool:
        """Whether both ends read the same, in the digits that are shown."""
        return self.lowest is not None and number_text(self.lowest) == number_text(self.highest)

    @property
    def text(self) -> str | None:
        """ "600 billion to 100 trillion parameters", or the one number that there is."""
        if self.lowest is None:
            return None
        if self.is_one_number:
            return amount_text(self.highest, self.unit)
        return range_text(self.lowest, self.highest, self.unit)

    @property
    def factor_text(self) -> str | None:
        """The factor, in three digits."""
        return None if self.factor is None else factor_text(self.factor)


def factor_text(factor: float) -> str:
    """ "167", "1.56": a factor as few digits as it is good for."""
    return number_text(significant(factor, 3 if factor >= 10 or factor < 2 else 2))
