"""All claims, sources and topics with their links both ways and the numbers that `calc` gave."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from build_scripts.publish.claim_view import ClaimView
from build_scripts.publish.corpus import Corpus
from build_scripts.publish.fidelity_view import FidelityView, fidelity_views
from build_scripts.publish.past_numbers import past_numbers
from build_scripts.publish.question_view import QuestionView
from build_scripts.publish.questions import questions
from build_scripts.publish.safe_url import safe_url
from build_scripts.publish.source_view import SourceView
from build_scripts.publish.standing_view import StandingView, standing_views
from build_scripts.publish.topic_view import TopicView
from build_scripts.repository.history import History
from calc.sampling import DEFAULT_SAMPLES


class Library:
    """Looks up views by id and knows every link backwards.

    `history` is what became of each record, where Git knows it; `repository` the address of the repository's pages.
    """

    def __init__(self, corpus: Corpus, history: History | None = None, repository: str | None = None):
        self.corpus = corpus
        self.history = history
        self.repository = safe_url(repository)
        self.answer = corpus.ask(
            {"op": "evaluate", "claims": None, "set": {}, "units": {}, "samples": DEFAULT_SAMPLES, "seed": 0}
        )
        self.results = self.answer.get("results", {})
        self.records = corpus.records
        self._claims = {claim.id: ClaimView(self, claim) for claim in self.records.claims.values()}
        self._sources = {source.id: SourceView(self, source) for source in self.records.sources.values()}
        self._units: dict[str, list[dict]] = {}

    # Looking up

    @cached_property
    def claims(self) -> list[ClaimView]:
        """All claims: by source, then in the order of the document."""
        return [claim for claim in self.numbers if not claim.is_part]

    @property
    def numbers(self) -> list[ClaimView]:
        """All claims, and behind each that states several values these values, as claims of their own."""
        return list(self._claims.values())

    @property
    def sources(self) -> list[SourceView]:
        """All sources, by title."""
        return sorted(self._sources.values(), key=lambda source: source.title.casefold())

    def claim(self, claim_id: str | None) -> ClaimView | None:
        """The claim with this id, or None."""
        return self._claims.get(claim_id) if claim_id else None

    def source(self, source_id: str | None) -> SourceView | None:
        """The source with this id, or None."""
        return self._sources.get(source_id) if source_id else None

    def claim_or_source(self, record_id: str):
        """What a `derived_from` entry points at."""
        return self.claim(record_id) or self.source(record_id)

    def commit_url(self, commit: str) -> str | None:
        """The page of a commit, where the repository has pages."""
        return f"{self.repository.rstrip('/')}/commit/{commit}" if self.repository else None

    @cached_property
    def past_numbers(self) -> dict:
        """By the file of a claim: the commits that moved what its formula gives."""
        return past_numbers(self)

    # Links backwards

    @cached_property
    def by_source(self) -> dict[str, list[ClaimView]]:
        """Source id → its claims, in the order of the document."""
        return self._grouped(lambda claim: [] if claim.is_part else [claim.source_id])

    @cached_property
    def by_subject(self) -> dict[str, list[ClaimView]]:
        """Subject id → claims about it; of a claim with several values, these."""
        return self._grouped(lambda claim: [claim.subject_id] if claim.subject_id and not claim.parts else [])

    @cached_property
    def by_quantity(self) -> dict[str, list[ClaimView]]:
        """Quantity id → claims that give it."""
        return self._grouped(lambda claim: [claim.quantity_id] if claim.quantity_id else [])

    @cached_property
    def by_pair(self) -> dict[tuple[str, str], list[ClaimView]]:
        """Subject and quantity → rival claims about them; of a claim with several values, these."""
        return self._grouped(
            lambda claim: [(claim.subject_id, claim.quantity_id)] if _is_about_a_quantity(claim) else []
        )

    @cached_property
    def users(self) -> dict[str, list[ClaimView]]:
        """Claim id → implications that have it as an input."""
        return self._grouped(lambda claim: dict.fromkeys(claim.input_ids.values()))

    @cached_property
    def citers(self) -> dict[str, list[ClaimView]]:
        """Claim or source id → claims that cite it or are derived from it, without a formula."""
        return self._grouped(
            lambda claim: [] if claim.is_part else dict.fromkeys([*claim.cited_ids, *claim.derived_ids])
        )

    @cached_property
    def corrected_by_us(self) -> dict[str, list[ClaimView]]:
        """Claim id of ours → claims whose finding it corrects."""
        return self._grouped(lambda claim: [claim.corrected_by_id] if claim.corrected_by_id else [])

    def _grouped(self, keys_of) -> dict[str, list[ClaimView]]:
        groups: dict[str, list[ClaimView]] = defaultdict(list)
        for claim in self.numbers:
            for key in keys_of(claim):
                groups[key].append(claim)
        return dict(groups)

    # Topics

    @cached_property
    def subjects(self) -> list[TopicView]:
        """Every subject that the vocabulary names, by label."""
        return self._topics("subject", self.records.subjects, self.by_subject)

    @cached_property
    def quantities(self) -> list[TopicView]:
        """Every quantity that the vocabulary names, by label."""
        return self._topics("quantity", self.records.quantities, self.by_quantity)

    def _topics(self, kind, vocabulary, groups) -> list[TopicView]:
        ids = dict.fromkeys([*vocabulary, *groups])
        topics = [TopicView(kind, topic_id, vocabulary.get(topic_id), groups.get(topic_id, [])) for topic_id in ids]
        return sorted(topics, key=lambda topic: topic.label.casefold())

    # Calculators

    @cached_property
    def calculators(self) -> list[StandingView]:
        """The standing calculators, in their order."""
        return standing_views(self)

    @cached_property
    def fidelity(self) -> list[FidelityView]:
        """What the laws give, beside what was published."""
        return fidelity_views(self)

    # Questions that claims answer

    @cached_property
    def questions(self) -> list[QuestionView]:
        """Every question: the curated ones first."""
        return questions(self)

    @cached_property
    def questions_by_claim(self) -> dict[str, list[QuestionView]]:
        """Claim id → the questions that it answers, itself or by one of its values."""
        found: dict[str, list[QuestionView]] = defaultdict(list)
        for question in self.questions:
            for claim_id in dict.fromkeys(id for claim in question.claims for id in (claim.id, claim.whole.id)):
                found[claim_id].append(question)
        return dict(found)

    # Walks over formulas

    def followers(self, claim: ClaimView) -> list[ClaimView]:
        """Every implication that an edit of `claim` reaches, nearest first."""
        found: dict[str, ClaimView] = {}
        ahead = list(self.users.get(claim.id, []))
        while ahead:
            next_claim = ahead.pop(0)
            if next_claim.id not in found and next_claim.id != claim.id:
                found[next_claim.id] = next_claim
                ahead.extend(self.users.get(next_claim.id, []))
        return list(found.values())

    def ancestors(self, claim: ClaimView) -> list[ClaimView]:
        """Every claim that `claim` is computed from, nearest first."""
        found: dict[str, ClaimView] = {}
        ahead = claim.input_claims
        while ahead:
            next_claim = ahead.pop(0)
            if next_claim.id not in found and next_claim.id != claim.id:
                found[next_claim.id] = next_claim
                ahead.extend(next_claim.input_claims)
        return list(found.values())

    # Questions to calc

    @cached_property
    def paths(self) -> dict[str, dict]:
        """What each computed number rests on, as calc says: ratings, origins, dates."""
        ids = [claim.id for claim in self.numbers if claim.formula]
        results = self.corpus.ask({"op": "evaluate", "claims": [], "path": ids})["results"]
        return {id: results[id]["path"] for id in ids}

    def units_of(self, claim_id: str) -> list[dict]:
        """The units that fit a claim: [{"unit", "text"}, …]."""
        if claim_id not in self._units:
            self._units[claim_id] = self.corpus.ask({"op": "units", "claim": claim_id}).get("units", [])
        return self._units[claim_id]


def _is_about_a_quantity(claim: ClaimView) -> bool:
    return bool(claim.subject_id and claim.quantity_id and not claim.parts)
