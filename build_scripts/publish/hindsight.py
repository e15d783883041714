"""Forecasts, set against what was known later."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from statistics import median

from build_scripts.publish.answer import Answer, fits
from build_scripts.publish.claim_view import ClaimView
from build_scripts.publish.contradiction import AGAINST
from build_scripts.publish.document_view import DocumentView, documents
from build_scripts.publish.rating_order import is_better, standing
from build_scripts.publish.span import factor_text
from build_scripts.publish.stated_range import stated_range
from calc.unit import parse_unit

# With fewer forecasts that can be judged, a rank would be chance.
FEWEST_TO_RANK = 3


@dataclass(frozen=True)
class Judgement:
    """A forecast and the later claim that it is set against: the best-rated; among equals a number before a bound, and
    then the latest."""

    forecast: ClaimView
    later: ClaimView
    others: int

    @property
    def foreseen(self) -> Answer:
        """The forecast, in its own unit."""
        return Answer(self.forecast, self.forecast.result_unit)

    @property
    def known(self) -> Answer:
        """The later claim, in the same unit."""
        return Answer(self.later, self.forecast.result_unit)

    @property
    def has_range(self) -> bool:
        """Whether the forecast says how sure it is: by an interval or a bound."""
        return self.forecast.result.get("stated_p5") is not None or self.forecast.is_bound

    @cached_property
    def is_inside(self) -> bool:
        """Whether the later number lies where the forecast said: in its range, or as near as it was written."""
        return not self.later.is_bound and stated_range(self.forecast).holds(self.later.sort_value)

    @property
    def factor(self) -> float | None:
        """How many times too large or too small the forecast was; None for a bound that was kept."""
        forecast, later = self.forecast.sort_value, self.later.sort_value
        if forecast <= 0 or later <= 0 or (self.forecast.is_bound and self.is_inside):
            return None
        return max(forecast / later, later / forecast)

    @property
    def words(self) -> str:
        """The verdict in a few words."""
        if self.forecast.is_bound:
            return "bound kept" if self.is_inside else "bound broken"
        if self.has_range:
            return "inside its range" if self.is_inside else "outside its range"
        return "met, no range stated" if self.is_inside else "missed, no range stated"

    @property
    def factor_words(self) -> str:
        """By what factor it was off, and to which side."""
        if self.factor is None:
            return "—"
        if self.factor < 1.005:
            return "the same"
        side = "too high" if self.forecast.sort_value > self.later.sort_value else "too low"
        least = "at least " if self.later.is_bound else ""
        return f"{least}{factor_text(self.factor)} times {side}"


@dataclass(frozen=True)
class OpenForecast:
    """A forecast that cannot be judged yet: why not, and the later claims that are not good enough for it."""

    forecast: ClaimView
    reason: str
    later: list[ClaimView]


@dataclass(frozen=True)
class Record:
    """How the forecasts of one document have fared."""

    document: DocumentView
    judgements: list[Judgement]
    open: list[OpenForecast]

    @property
    def with_range(self) -> int:
        """How many of the judged said how sure they were."""
        return sum(judgement.has_range for judgement in self.judgements)

    @property
    def inside(self) -> int:
        """How many of these turned out inside."""
        return sum(judgement.has_range and judgement.is_inside for judgement in self.judgements)

    @property
    def median_factor(self) -> float | None:
        """The median of the factors by which its forecasts were off."""
        factors = [judgement.factor for judgement in self.judgements if judgement.factor is not None]
        return median(factors) if factors else None

    @property
    def can_be_ranked(self) -> bool:
        """Whether there are enough forecasts that can be judged."""
        return len(self.judgements) >= FEWEST_TO_RANK and self.median_factor is not None

    @property
    def factor_text(self) -> str:
        """The median factor, rounded as few points deserve."""
        return "—" if self.median_factor is None else f"{self.median_factor:.2g}"

    @property
    def rank_words(self) -> str:
        """What may be said of its place."""
        count = len(self.judgements)
        if self.can_be_ranked:
            return f"{count} forecasts judged"
        if not count:
            return "no forecast that can be judged" if self.open else "no forecast in numbers"
        return f"{count} {'forecast' if count == 1 else 'forecasts'}: too few to rank"


class Hindsight:
    """Every forecast with a number: judged, or with the reason why not yet."""

    def __init__(self, library):
        self.library = library
        self.judgements: list[Judgement] = []
        self.open: list[OpenForecast] = []
        for claim in library.numbers:
            if (
                claim.record.forecast
                and claim.is_standing
                and claim.stated_value is not None
                and not claim.source.is_ours
                and not claim.parts
            ):
                self._judge(claim)
        self.judgements.sort(key=lambda judgement: (judgement.forecast.date, judgement.forecast.id))

    def _judge(self, forecast: ClaimView) -> None:
        rivals = [claim for claim in self._rivals(forecast) if not set(claim.origins) & set(forecast.origins)]
        later = [claim for claim in rivals if forecast.date and is_later(known_on(claim) or "", forecast.date)]
        better = [claim for claim in later if is_better(claim, forecast)]
        better.sort(key=known_on, reverse=True)
        better.sort(key=lambda claim: (standing(claim), claim.is_bound))
        if better and _judges(better[0], forecast):
            self.judgements.append(Judgement(forecast, better[0], len(better) - 1))
            return
        if better:
            reason = "the best-rated later claim is a bound, and the forecast keeps it"
        elif not rivals:
            reason = "no other origin gives this number"
        elif not forecast.date:
            reason = "the day on which it was said is not known"
        else:
            reason = "no later claim is better rated" if later else "no later claim gives this number"
        self.open.append(OpenForecast(forecast, reason, later))

    def _rivals(self, forecast: ClaimView) -> list[ClaimView]:
        """What sources state of the same; where none does, what we compute from what they state."""
        unit = parse_unit(forecast.result_unit)
        found = [
            claim
            for claim in self.library.by_pair.get((forecast.subject_id, forecast.quantity_id), [])
            if fits(claim, unit) and not claim.record.forecast and claim.is_standing
        ]
        stated = [claim for claim in found if not claim.source.is_ours and claim.stated_value is not None]
        return stated or [claim for claim in found if claim.source.is_ours]

    @cached_property
    def records(self) -> list[Record]:
        """The documents that were read whole, the best first: those with enough forecasts by their median factor."""
        found = [self._record(document) for document in documents(self.library)]
        return sorted(
            found,
            key=lambda record: (
                not record.can_be_ranked,
                record.median_factor if record.can_be_ranked else 0,
                -len(record.judgements),
                -len(record.open),
            ),
        )

    def _record(self, document: DocumentView) -> Record:
        own = {source.id for source in document.sources}
        quoted_to_dispute = {
            other.id
            for claim in self.library.claims
            if claim.source_id in own
            for name, others in claim.relations
            if name in AGAINST
            for other in others
            if other.source_id != claim.source_id
        }

        def is_its(claim: ClaimView) -> bool:
            return claim.source_id in own and claim.whole.id not in quoted_to_dispute

        return Record(
            document,
            [judgement for judgement in self.judgements if is_its(judgement.forecast)],
            [entry for entry in self.open if is_its(entry.forecast)],
        )


def is_later(date: str, than: str) -> bool:
    """Whether a day, month or year lies after another; where one is given less exactly, as a whole."""
    length = min(len(date), len(than))
    return date[:length] > than[:length]


def known_on(claim: ClaimView) -> str | None:
    """When a number was known: when it was said; for one that we compute, when the last of its inputs was.

    A source of which only the last possible day is known may have said it before.
    """
    if not claim.source.is_ours:
        return claim.record.stated_on or claim.source.record.published
    return max((one.date for one in claim.library.ancestors(claim) if one.is_leaf and one.date), default=None)


def _judges(later: ClaimView, forecast: ClaimView) -> bool:
    """A bound judges only what it contradicts."""
    if not later.is_bound:
        return True
    bound = stated_range(later)
    return bound is not None and not bound.meets(stated_range(forecast))
