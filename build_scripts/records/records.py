"""All records of a `claims/` directory."""

from __future__ import annotations

from dataclasses import dataclass, field

from build_scripts.records.calculator import Calculator
from build_scripts.records.claim import Claim
from build_scripts.records.fidelity import FidelityGroup
from build_scripts.records.node import Place
from build_scripts.records.reader import Document
from build_scripts.records.source import Source
from build_scripts.records.vocabulary import Feature, Move, Quantity, Question, Ratings, Subject


@dataclass
class Stray:
    """A file or directory that has no business where it stands: what it is, in one word."""

    place: Place
    what: str
    name: str


@dataclass
class Records:
    """Every record by its id. Claims are in the order source, position, id; the rest in the order of their files.

    Malformed files have a record too (`record.broken`), so that nobody takes them for absent.
    """

    documents: list[Document] = field(default_factory=list)
    strays: list[Stray] = field(default_factory=list)
    directories: dict[str, Place] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    calculators: dict[str, Calculator] = field(default_factory=dict)
    fidelity: dict[str, FidelityGroup] = field(default_factory=dict)
    quantities: dict[str, Quantity] = field(default_factory=dict)
    subjects: dict[str, Subject] = field(default_factory=dict)
    ratings: Ratings = field(default_factory=Ratings)
    featured: dict[str, Feature] = field(default_factory=dict)
    questions: dict[str, Question] = field(default_factory=dict)
    moved: dict[str, Move] = field(default_factory=dict)
    vocabulary_documents: dict[str, Document] = field(default_factory=dict)

    @property
    def statements(self) -> list[Claim]:
        """The claims without the single values of those that state several."""
        return [claim for claim in self.claims.values() if claim.part_of is None]

    def claims_of(self, source_id: str) -> list[Claim]:
        """The claims of one source, in the order of the document."""
        return [claim for claim in self.claims.values() if claim.source == source_id]
