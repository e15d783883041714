"""The confidence rating: its code and, always beside it, the words."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.records.source import Source
from build_scripts.records.vocabulary import Grade, Ratings

UNKNOWN_RELIABILITY = "F"


@dataclass(frozen=True)
class Rating:
    """`code` such as `D3`; the words for its letter and its digit."""

    code: str
    reliability_words: str | None
    credibility_words: str | None
    reason: str | None = None
    is_derived: bool = False

    @property
    def words(self) -> str:
        """Both halves in one phrase, for beside the code."""
        if self.is_derived:
            return "as its weakest input"
        parts = []
        if self.reliability_words:
            parts.append(f"source {_lower_first(self.reliability_words)}")
        if self.credibility_words:
            parts.append(f"claim {_lower_first(self.credibility_words)}")
        return ", ".join(parts)

    @classmethod
    def of_claim(
        cls, ratings: Ratings, code: str | None, reason: str | None, is_derived: bool = False
    ) -> Rating | None:
        """The rating of a claim from its two-character code, as the compiled model has it."""
        if not code:
            return None
        words = _words(ratings.reliability, code[:1]), _words(ratings.credibility, code[1:])
        return cls(code, *words, reason, is_derived)

    @classmethod
    def of_source(cls, ratings: Ratings, source: Source) -> Rating:
        """The reliability of a source."""
        letter = source.reliability or UNKNOWN_RELIABILITY
        return cls(letter, _words(ratings.reliability, letter), None, source.rating_reason)


def _words(grades: dict[str, Grade], code: str) -> str | None:
    return grades[code].words if code in grades else None


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]
