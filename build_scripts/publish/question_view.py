"""A question, as its page shows it: rival claims side by side, in one unit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from build_scripts.publish.answer import Answer, fits
from build_scripts.publish.claim_view import ClaimView
from build_scripts.publish.rating_order import best_first
from build_scripts.publish.span import Span
from calc.unit import parse_unit

_UNDATED = "9999"


@dataclass(frozen=True)
class Origin:
    """A source where answers ultimately come from. `number` stands for it in the picture and the table."""

    number: int
    id: str
    source: object
    answers: list[Answer]


@dataclass(frozen=True)
class AnswerGroup:
    """The answers on one quantity of one subject: only these speak of the same thing."""

    subject_id: str | None
    quantity_id: str | None
    answers: list[Answer]

    @property
    def theirs(self) -> list[Answer]:
        """What sources say and still hold."""
        return [answer for answer in self.answers if answer.is_standing and not answer.is_ours]

    @cached_property
    def span(self) -> Span:
        """From the lowest to the highest of them."""
        return Span(self.theirs)


class Panel:
    """The answers that can be given in one unit."""

    def __init__(self, question: QuestionView, unit: str, answers: list[Answer]):
        self.question = question
        self.unit = unit
        self.answers = sorted(answers, key=_by_date)
        shown = [answer for answer in self.answers if not question.is_scenario(answer)]
        self.theirs = [answer for answer in shown if not answer.is_ours]
        self.ours = [answer for answer in shown if answer.is_ours]
        self.scenarios = [answer for answer in self.answers if question.is_scenario(answer)]

    @property
    def shown(self) -> list[Answer]:
        """What stands in the picture and in the table: the sources' answers before ours."""
        return [*self.theirs, *self.ours]

    @cached_property
    def groups(self) -> list[AnswerGroup]:
        """The answers by what they are of, in the order in which the question names it."""
        found: dict[tuple, list[Answer]] = {}
        for answer in self.shown:
            found.setdefault((answer.claim.subject_id, answer.claim.quantity_id), []).append(answer)
        groups = [AnswerGroup(*pair, answers) for pair, answers in found.items()]
        return sorted(groups, key=lambda group: self.question.place_of(group.subject_id, group.quantity_id))

    @cached_property
    def counted(self) -> list[Answer]:
        """What sources say and still hold; where there is no such number, ours."""
        theirs = [answer for group in self.groups for answer in group.theirs]
        return theirs or [answer for answer in self.ours if answer.is_standing]

    @cached_property
    def span(self) -> Span:
        """From the lowest to the highest of what counts."""
        return Span(self.counted)


class QuestionView:
    """One question. `pairs` are the subjects and quantities that it is asked of, `claims` the answers."""

    def __init__(self, library, id: str, words: str, units: list[str], claims: list[ClaimView], record=None):
        self.library = library
        self.id = id
        self.url = f"questions/{id}/"
        self.question = words
        self.units = units
        self.claims = claims
        self.record = record
        self.is_curated = record is not None
        self.note = record.note if record else None

    def asks(self, subject_id: str | None, quantity_id: str | None) -> bool:
        """Whether it asks for this quantity of this subject, instead of only naming single claims of it."""
        return self.record is None or self.record.asks(subject_id, quantity_id)

    @property
    def unit(self) -> str | None:
        """The unit in which the answers are given."""
        return self.panels[0].unit if self.panels else next(iter(self.units), None)

    @property
    def subject_ids(self) -> list[str]:
        """What the answers are about, in the question's order."""
        named = self.record.subjects if self.record else []
        return list(dict.fromkeys([*named, *(claim.subject_id for claim in self.claims if claim.subject_id)]))

    @property
    def quantity_ids(self) -> list[str]:
        """What the answers give, in the question's order."""
        named = self.record.quantities if self.record else []
        return list(dict.fromkeys([*named, *(claim.quantity_id for claim in self.claims if claim.quantity_id)]))

    @property
    def subjects_label(self) -> str:
        """What it is about, in words."""
        labels = [subject.label for subject in self.subject_links]
        return labels[0] if len(labels) == 1 else f"{len(labels)} subjects"

    @property
    def subject_links(self) -> list:
        """The subjects' pages."""
        return [subject for subject in self.library.subjects if subject.id in self.subject_ids]

    @property
    def quantity_links(self) -> list:
        """The quantities' pages."""
        return [quantity for quantity in self.library.quantities if quantity.id in self.quantity_ids]

    @cached_property
    def _places(self) -> dict[str | None, int]:
        return {name: place for place, name in enumerate([*self.quantity_ids, *self.subject_ids])}

    def place_of(self, subject_id: str | None, quantity_id: str | None) -> tuple[int, int]:
        """Where a pair stands in the question's own order."""
        return self._places.get(quantity_id, -1), self._places.get(subject_id, -1)

    def label_of(self, group: AnswerGroup) -> str:
        """What a group is of, as far as the groups of the question differ in it."""
        claim, labels = group.answers[0].claim, []
        if len({other.quantity_id for other in self.groups}) > 1:
            labels.append(claim.quantity_label)
        if len({other.subject_id for other in self.groups}) > 1 or not labels:
            labels.append(claim.subject_label)
        return " of ".join(label for label in labels if label) or claim.statement

    # Answers

    @cached_property
    def panels(self) -> list[Panel]:
        """The answers with a number, by unit; most questions have one. Where sources say something stands first."""
        left, found = list(self.claims), []
        for unit in self.units:
            fitting = [claim for claim in left if fits(claim, parse_unit(unit))]
            left = [claim for claim in left if claim not in fitting]
            if fitting:
                found.append(Panel(self, unit, [Answer(claim, unit) for claim in fitting]))
        return sorted(found, key=lambda panel: not any(group.theirs for group in panel.groups))

    @property
    def answers(self) -> list[Answer]:
        """Every answer with a number."""
        return [answer for panel in self.panels for answer in panel.answers]

    @cached_property
    def in_words(self) -> list[ClaimView]:
        """The answers without a number, by date; what sources say stands before what we say."""
        numbered = {answer.claim.id for answer in self.answers}
        found = [claim for claim in self.claims if claim.id not in numbered and not claim.parts]
        return sorted(found, key=lambda claim: (claim.source.is_ours, claim.date or _UNDATED))

    @property
    def theirs(self) -> list[Answer]:
        """What sources say and still hold, in numbers."""
        return [answer for answer in self.answers if answer.is_standing and not answer.is_ours]

    @property
    def span(self) -> Span:
        """From the lowest to the highest, in the question's unit."""
        return self.panels[0].span if self.panels else Span([])

    @cached_property
    def best(self) -> Answer | None:
        """The best-rated answer of a source, the latest of several.

        A number that was found wrong, or only foreseen, is passed over as long as there is another.
        """
        answers = {answer.claim.id: answer for answer in self.theirs}
        found = [answers[claim.id] for claim in best_first(answer.claim for answer in self.theirs)]
        return min(found, key=is_doubtful, default=None)

    @property
    def is_of_one_subject(self) -> bool:
        """Whether all answers are about one thing, if not on one quantity."""
        return len({group.subject_id for group in self.groups}) == 1

    @cached_property
    def groups(self) -> list[AnswerGroup]:
        """The answers by what they are of."""
        return [group for panel in self.panels for group in panel.groups]

    @cached_property
    def widest(self) -> AnswerGroup | None:
        """Among answers on the same thing, those that lie furthest apart."""
        found = [group for group in self.groups if group.span.factor is not None]
        return max(found, key=lambda group: group.span.factor, default=None)

    # Origins

    @cached_property
    def origins(self) -> list[Origin]:
        """Where the sources' answers ultimately come from, the one with most answers first."""
        found: dict[str, list[Answer]] = {}
        for answer in sorted(self.theirs, key=_by_date):
            for origin in answer.origins:
                found.setdefault(origin, []).append(answer)
        ordered = sorted(found.items(), key=lambda item: -len(item[1]))
        return [Origin(number, id, self.library.source(id), answers) for number, (id, answers) in enumerate(ordered, 1)]

    def origin_numbers(self, answer: Answer) -> list[int]:
        """The numbers of the origins of an answer."""
        return [origin.number for origin in self.origins if origin.id in answer.origins]

    # Ours

    def is_scenario(self, answer: Answer) -> bool:
        """Whether an answer of ours only plays through what would follow, instead of correcting or answering."""
        claim = answer.claim
        if not answer.is_ours or claim.corrects:
            return False
        if self.record and claim.id in self.record.claims:
            return False
        # Where no source gives a number, ours is the answer.
        return (claim.subject_id, claim.quantity_id) in self._answered

    @cached_property
    def _answered(self) -> set[tuple]:
        return {
            (claim.subject_id, claim.quantity_id)
            for claim in self.claims
            if claim.has_number and not claim.source.is_ours and claim.is_standing
        }


def _by_date(answer: Answer) -> tuple:
    return answer.is_ours, answer.claim.date or _UNDATED


def is_doubtful(answer: Answer) -> bool:
    """Whether a number was found wrong, or only foreseen."""
    return answer.is_forecast or answer.claim.finding is not None or answer.claim.differs
