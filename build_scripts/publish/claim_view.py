"""A claim, as pages show it."""

from __future__ import annotations

from functools import cached_property

from build_scripts.publish.finding_view import FindingView
from build_scripts.publish.formula_view import FormulaPart, formula_parts
from build_scripts.publish.history_view import HistoryView, history_view
from build_scripts.publish.rating import Rating
from build_scripts.publish.text_fragment import text_fragment_link
from build_scripts.publish.words import FORECAST, KINDS, QUALIFIERS, STATUSES, in_words
from build_scripts.records import origins
from build_scripts.records.claim import Claim
from build_scripts.records.rating import is_derived
from calc.claim import stated_amount
from calc.staleness import number_now
from calc.text import unit_text
from calc.unit import parse_unit
from calc.verdict import DIFFERS, DIMENSION_MISMATCH

WRONG = (DIFFERS, DIMENSION_MISMATCH)
FALLEN = ("superseded", "withdrawn")
BOUNDS = ("at_least", "at_most")


class ClaimView:
    """One claim with its links both ways and its numbers."""

    def __init__(self, library, record):
        self.library = library
        self.record = record
        self.id = record.id
        self.source_id = record.source
        self.is_part = record.part_of is not None
        self.url = f"claims/{record.part_of}/#value-{record.part_name}" if self.is_part else f"claims/{self.id}/"
        self.statement = record.statement or self.id
        self.kind = record.kind
        self.formula = record.formula
        self.subject_id = record.subject
        self.quantity_id = record.quantity
        self.input_ids = record.inputs
        self.derived_ids = record.derived_from
        self.cited_ids = record.cites
        self.corrected_by_id = record.finding.corrected_by if record.finding else None

    # Names

    @property
    def kind_words(self) -> str:
        """Statement, assumption or implication, as a title."""
        return in_words(KINDS, self.kind)

    @property
    def place_words(self) -> str:
        """What it is and, where the document numbers its statements, which: "Implication 20"."""
        number = f" {self.record.number}" if self.record.number is not None else ""
        return ("Our correction" if self.source.is_ours and self.formula else self.kind_words) + number

    @property
    def subject_label(self) -> str | None:
        """What the claim is about."""
        return self._label(self.library.records.subjects, self.subject_id)

    @property
    def quantity_label(self) -> str | None:
        """Which quantity it gives."""
        return self._label(self.library.records.quantities, self.quantity_id)

    @staticmethod
    def _label(vocabulary, key) -> str | None:
        if not key:
            return None
        return vocabulary[key].label if key in vocabulary else key

    @property
    def subject_url(self) -> str | None:
        """The subject's page."""
        return f"subjects/{self.subject_id}/" if self.subject_id else None

    @property
    def quantity_url(self) -> str | None:
        """The quantity's page."""
        return f"quantities/{self.quantity_id}/" if self.quantity_id else None

    @property
    def label(self) -> str:
        """A short name for a field or a row: the quantity, else the statement."""
        return self.quantity_label or self.statement

    # Several values

    @cached_property
    def parts(self) -> list[ClaimView]:
        """The values, each as a claim, where this one states several."""
        return [self.library.claim(f"{self.id}#{name}") for name in self.record.values]

    @property
    def whole(self) -> ClaimView:
        """The claim whose value this is; itself when it is no part."""
        return self.library.claim(self.record.part_of) if self.is_part else self

    # Text

    @property
    def quote_link(self) -> str | None:
        """The source, opened at the quote."""
        address = self.reading_source.external_url
        if address is None:
            return None
        return text_fragment_link(address, self.record.quote, self.record.prefix, self.record.suffix)

    @property
    def reading_source(self):
        """The source whose address leads to the words: its own, or the one that quotes it."""
        if self.source.external_url is None and self.source.quoted_in_source is not None:
            return self.source.quoted_in_source
        return self.source

    @property
    def qualifier_words(self) -> str:
        """ "about", "at least" … or nothing."""
        return in_words(QUALIFIERS, self.record.qualifier)

    @property
    def place_below_heading(self) -> str:
        """What it is and where, for a list that shows the first part of the locator as its heading."""
        if self.record.number is not None:
            return self.place_words
        rest = (self.record.locator or "").partition(",")[2].strip()
        return " · ".join(part for part in (self.place_words, rest) if part)

    @property
    def written_value(self) -> str | None:
        """The value as the source wrote it, with its unit."""
        record = self.record
        number = _written_number(record)
        if number is None:
            return None
        unit = unit_text(record.unit) if record.unit else ""
        return " ".join(part for part in (self.qualifier_words, number, unit) if part)

    @property
    def speaker(self) -> str | None:
        """Who says it."""
        return self.record.speaker or self.source.record.producer

    @property
    def date(self) -> str | None:
        """When it was said, or at the latest: a year, month or day."""
        source = self.source.record
        return self.record.stated_on or source.published or source.published_by

    @property
    def date_words(self) -> str | None:
        """The same for people: "by 2023-03-14" where it may have been earlier."""
        is_latest = not (self.record.stated_on or self.source.record.published)
        return f"by {self.date}" if self.date and is_latest else self.date

    @property
    def is_standing(self) -> bool:
        """Whether somebody still holds it. Others are shown, but not counted."""
        return self.record.status not in FALLEN

    @property
    def is_bound(self) -> bool:
        """Whether its number is only a bound."""
        return self.record.qualifier in BOUNDS

    @property
    def marks(self) -> list[str]:
        """Remarks for a list: that it was said ahead of the facts, and a status that needs one."""
        return [FORECAST] * self.record.forecast + [self.status_words] * (not self.is_settled)

    @property
    def repeats(self) -> list:
        """The sources where it has its number from; none when it is its own source's."""
        return [source for source in self.origin_sources if source.id != self.source_id] if self.derived_ids else []

    @property
    def status_words(self) -> str:
        """Its status, in words."""
        return in_words(STATUSES, self.record.status)

    @property
    def is_settled(self) -> bool:
        """Whether its status needs no remark."""
        return self.record.status == "accepted"

    @property
    def rating(self) -> Rating | None:
        """Reliability of the source and credibility of the claim."""
        code = self.library.corpus.model["claims"][self.id]["rating"]
        return Rating.of_claim(self.library.records.ratings, code, self.record.rating_reason, is_derived(self.record))

    # Numbers

    @property
    def result(self) -> dict:
        """What `calc` says of it; empty when it has nothing to compute."""
        return self.library.results.get(self.id, {})

    @property
    def has_number(self) -> bool:
        """Whether there is a number to show or to edit."""
        return self.stated_value is not None or self.best_value is not None

    @property
    def stated_value(self) -> float | None:
        """The stated number, in the claim's unit."""
        return self.result.get("stated")

    @property
    def result_unit(self) -> str | None:
        """The unit of every number in the result."""
        return self.result.get("unit")

    @property
    def number_text(self) -> str | None:
        """Its number for a list: as stated, "at least" and the like before it; else as computed."""
        if not self.written_value:
            return self.best_text
        return " ".join(part for part in (self.qualifier_words, self.result.get("stated_text")) if part)

    @property
    def sort_value(self) -> float | None:
        """Its number in base units, so that numbers of one dimension sort together: as stated, else as computed."""
        value = self.best_value if self.stated_value is None else self.stated_value
        return None if value is None or not self.result_unit else parse_unit(self.result_unit).to_base(value)

    @property
    def best_value(self) -> float | None:
        """What the claim comes to today: by its step, else through the chain, else as stated."""
        return self.result.get(self._best_key)

    @property
    def best_text(self) -> str | None:
        """`best_value` with its unit."""
        return self.result.get(f"{self._best_key}_text")

    @property
    def _best_key(self) -> str:
        keys = ("recomputed", "chained", "stated")
        return next((key for key in keys if self.result.get(key) is not None), "stated")

    @property
    def verdict(self) -> str | None:
        """The verdict on the step."""
        return self.result.get("verdict")

    @property
    def is_wrong(self) -> bool:
        """Whether a finding speaks against it, or its own sum does not come out. What is wrong only along the chain
        is the fault of an earlier step."""
        return self.finding is not None or self.verdict in WRONG

    @property
    def differs(self) -> bool:
        """Whether its step or its chain gives something else than it states."""
        return self.worse_verdict is not None

    @property
    def worse_verdict(self) -> str | None:
        """The verdict that something is wrong: on the step, else on the chain; None when nothing is."""
        return next((code for code in (self.verdict, self.result.get("chained_verdict")) if code in WRONG), None)

    @property
    def worse_verdict_text(self) -> str | None:
        """The same in words, saying where."""
        prefix, where = ("", "") if self.worse_verdict == self.verdict else ("chained_", " along the chain")
        text = self.result.get(f"{prefix}verdict_text")
        return text and text + where

    def still_gives(self, text: str) -> bool:
        """Whether `text` ("63M USD") is still the number that this claim states or, where it states none, gives."""
        if not self.result_unit:
            return False
        unit = parse_unit(self.result_unit)
        stated = stated_amount(self.record.stated, unit)
        computed = self.result.get("recomputed")
        return number_now(text, unit, stated, None if computed is None else unit.to_base(computed)) is None

    @property
    def tags(self) -> list[str]:
        """What a list may be narrowed to: its kind, and whether it is wrong, in numbers, or a forecast."""
        marks = {"wrong": self.is_wrong, "number": self.has_number, "forecast": self.record.forecast}
        return [self.kind, *(name for name, is_so in marks.items() if is_so)]

    # Links

    @property
    def source(self):
        """The source that states it."""
        return self.library.source(self.source_id)

    @property
    def inputs(self) -> dict[str, ClaimView]:
        """Name in the formula → claim."""
        found = {name: self.library.claim(claim_id) for name, claim_id in self.input_ids.items()}
        return {name: claim for name, claim in found.items() if claim is not None}

    @property
    def input_claims(self) -> list[ClaimView]:
        """The claims that the formula takes, each once, in the formula's order."""
        return list({claim.id: claim for claim in self.inputs.values()}.values())

    @cached_property
    def formula_parts(self) -> list[FormulaPart]:
        """The formula, piece by piece."""
        return formula_parts(self.formula, self.inputs) if self.formula else []

    @property
    def is_leaf(self) -> bool:
        """Whether its number is stated rather than computed."""
        return not self.formula

    @property
    def used_by(self) -> list[ClaimView]:
        """Implications that take it as an input."""
        return self.library.users.get(self.id, [])

    @property
    def derived_from(self) -> list:
        """Claims and sources where its source got it."""
        return [record for record in map(self.library.claim_or_source, self.derived_ids) if record]

    @property
    def cites(self) -> list:
        """The document's own references."""
        return [record for record in map(self.library.claim_or_source, self.cited_ids) if record]

    @property
    def cited_by(self) -> list[ClaimView]:
        """Claims that cite it or are derived from it, other than through a formula."""
        return [claim for claim in self.library.citers.get(self.id, []) if claim not in self.used_by]

    @property
    def rests_on(self) -> list:
        """Inputs, references and provenance, each once."""
        records = [*self.input_claims, *self.cites, *self.derived_from]
        return list({record.id: record for record in records}.values())

    @property
    def supports_claims(self) -> list[ClaimView]:
        """What rests on it."""
        return [*self.used_by, *self.cited_by]

    @property
    def relations(self) -> list[tuple[str, list[ClaimView]]]:
        """Supports, disputes, refutes: the claims that it speaks to."""
        found = [
            (name, [self.library.claim(other) for other in others]) for name, others in self.record.relations.items()
        ]
        return [(name, [claim for claim in claims if claim]) for name, claims in found if any(claims)]

    @property
    def corrects(self) -> list[ClaimView]:
        """Claims whose finding names this one as the correction."""
        return self.library.corrected_by_us.get(self.id, [])

    @property
    def rivals(self) -> list[ClaimView]:
        """Other claims with the same subject and quantity; what others say stands before what we say."""
        pair = self.library.by_pair.get((self.subject_id, self.quantity_id), [])
        return sorted((claim for claim in pair if claim is not self), key=lambda claim: claim.source.is_ours)

    @property
    def questions(self) -> list:
        """The questions that it answers, itself or by one of its values."""
        return self.library.questions_by_claim.get(self.id, [])

    @property
    def question(self):
        """The first question that it answers."""
        return self.questions[0] if self.questions else None

    @property
    def origins(self) -> list[str]:
        """Ids of the sources where it ultimately comes from."""
        return list(origins(self.library.records, self.id))

    @property
    def origin_sources(self) -> list:
        """The sources where it ultimately comes from."""
        return [source for source in map(self.library.source, self.origins) if source]

    @cached_property
    def finding(self) -> FindingView | None:
        """What a person says of its verdict."""
        return FindingView(self) if self.record.finding else None

    @property
    def history(self) -> HistoryView | None:
        """What became of it, where Git knows that."""
        return history_view(self.library, self.record.document)

    @property
    def superseded_by(self) -> ClaimView | None:
        """The claim that took its place."""
        return self.library.claim(self.record.superseded_by)

    @property
    def previous(self) -> ClaimView | None:
        """The claim before it in the document."""
        return self._neighbour(-1)

    @property
    def next(self) -> ClaimView | None:
        """The claim after it in the document."""
        return self._neighbour(1)

    def _neighbour(self, step: int) -> ClaimView | None:
        siblings = self.source.claims
        place = siblings.index(self.whole) + step
        return siblings[place] if 0 <= place < len(siblings) else None


def _written_number(record: Claim) -> str | None:
    """The number as it was written, with its range or standard error and the family of a range that has one."""
    ends = (record.p5, record.p95) if record.p5 is not None else (record.least, record.greatest)
    spread = " to ".join(ends) if None not in ends else None
    if record.standard_error is not None:
        spread = f"standard error {record.standard_error}"
    elif record.log_standard_error is not None:
        spread = f"standard error of its logarithm {record.log_standard_error}"
    if spread is not None and record.family is not None:
        spread = f"{record.family} {spread}"
    if record.value is None:
        return spread
    return f"{record.value} ({spread})" if spread else record.value
