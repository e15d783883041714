"""A source, as pages show it."""

from __future__ import annotations

from functools import cached_property

from build_scripts.publish.history_view import HistoryView, history_view
from build_scripts.publish.rating import Rating
from build_scripts.publish.safe_url import safe_url
from build_scripts.publish.tally import tally
from build_scripts.publish.words import SOURCE_KINDS, in_words

SHORT_TITLE = 44


class SourceView:
    """One document that states things."""

    def __init__(self, library, record):
        self.library = library
        self.record = record
        self.id = record.id
        self.url = f"sources/{self.id}/"
        self.chain_url = f"calculators/{self.id}/"
        self.title = record.title or self.id
        self.is_ours = record.is_ours

    @property
    def kind_words(self) -> str:
        """What sort of document it is, in words."""
        return in_words(SOURCE_KINDS, self.record.kind)

    @property
    def external_url(self) -> str | None:
        """The document's own address, when it is one that may be linked."""
        return safe_url(self.record.url)

    @property
    def archived(self) -> str | None:
        """An archived copy's address, when it is one that may be linked."""
        return safe_url(self.record.archived_url)

    @property
    def quoted_in_source(self):
        """The source in whose text this one was read, if it was not read itself."""
        return self.library.source(self.record.quoted_in)

    @property
    def quotes_sources(self) -> list[SourceView]:
        """Sources that were read only as this one quotes them."""
        return [source for source in self.library.sources if source.record.quoted_in == self.id]

    @cached_property
    def rating(self) -> Rating:
        """Reliability, in letters and words."""
        return Rating.of_source(self.library.records.ratings, self.record)

    @cached_property
    def claims(self) -> list:
        """Its claims, in the order of the document."""
        return self.library.by_source.get(self.id, [])

    @property
    def implications(self) -> list:
        """Its claims with a formula."""
        return [claim for claim in self.claims if claim.formula]

    @property
    def has_chain(self) -> bool:
        """Whether it has a calculator of its own."""
        return bool(self.implications)

    @cached_property
    def reading(self) -> list:
        """Its claims and those of the sources that were read only in its words, in the order of the document."""
        found = [*self.claims, *(claim for source in self.quotes_sources for claim in source.claims)]
        return found if self.is_ours else sorted(found, key=lambda claim: claim.record.position or 0)

    @property
    def short_title(self) -> str:
        """A title that fits the cell of a table."""
        return self.title if len(self.title) <= SHORT_TITLE else self.title[: SHORT_TITLE - 1].rstrip(" ,:;") + "…"

    @property
    def own_tally(self):
        """How many statements and sums it makes itself, and how many come out."""
        return tally(self.claims)

    @cached_property
    def tally(self):
        """How many statements and sums the reader meets here, and how many come out."""
        return tally(self.reading)

    @property
    def history(self) -> HistoryView | None:
        """What became of its own record, where Git knows that."""
        return history_view(self.library, self.record.document)

    @property
    def sections(self) -> list[tuple[str, list]]:
        """Runs of claims under one heading: the first part of the locator, else the kind of claim."""
        runs: list[tuple[str, list]] = []
        for claim in self.reading:
            heading = (claim.record.locator or "").partition(",")[0].strip() or claim.kind_words + "s"
            if not runs or runs[-1][0] != heading:
                runs.append((heading, []))
            runs[-1][1].append(claim)
        return runs
