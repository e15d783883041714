"""The vocabulary: quantities, subjects, ratings, questions, what the home page shows, and the ids that have moved."""

from __future__ import annotations

from dataclasses import dataclass, field

from build_scripts.records import take
from build_scripts.records.node import Mapping, child
from build_scripts.records.reader import Document
from build_scripts.records.record import Record


@dataclass
class Quantity(Record):
    """Something that can be measured: `unit` is the first to show, `units` are those to choose from."""

    label: str = ""
    description: str | None = None
    unit: str | None = None
    units: list[str] = field(default_factory=list)
    min: int | float | None = None
    max: int | float | None = None
    aliases: list[str] = field(default_factory=list)
    is_defined: bool = False  # exact by nature, so that a rating gives it no range
    is_fitted: bool = False  # nor does it to a coefficient whose error goes together with those of others


@dataclass
class Subject(Record):
    """Something that claims speak of: a model, a chip, a data set."""

    label: str = ""
    description: str | None = None
    aliases: list[str] = field(default_factory=list)


@dataclass
class Grade:
    """One step of a rating: `D` or `3`, what it is called and what it means, and the factor that it gives to a number
    without a range."""

    code: str
    words: str
    description: str | None
    spread: int | float | None = None


@dataclass
class Ratings:
    """The grades of both axes by their codes, in the order of the file. Codes are texts, credibility's too."""

    reliability: dict[str, Grade] = field(default_factory=dict)
    credibility: dict[str, Grade] = field(default_factory=dict)


@dataclass
class Feature:
    """A claim that a page puts forward, with the claims that the reader may vary there."""

    name: str
    claim: str | None
    vary: list[str]


@dataclass
class Question(Record):
    """What a page asks of several claims: those that give one of the quantities of one of the subjects, and `claims`.

    Without `subjects` it is asked of every subject.
    """

    question: str = ""
    subjects: list[str] = field(default_factory=list)
    quantities: list[str] = field(default_factory=list)
    claims: list[str] = field(default_factory=list)
    note: str | None = None

    def asks(self, subject: str | None, quantity: str | None) -> bool:
        """Whether it asks for a quantity of a subject; `claims` only name single answers."""
        return quantity in self.quantities and (not self.subjects or subject in self.subjects)


@dataclass
class Move(Record):
    """An id that is out of use, and the one that took its place: of a claim, or of a source with all its claims."""

    to: str | None = None
    date: str | None = None
    reason: str | None = None


def read_quantities(document: Document) -> dict[str, Quantity]:
    """The quantities by id."""
    return {
        key: Quantity(
            key,
            document,
            node,
            take.text(node, "label") or key,
            take.text(node, "description"),
            take.text(node, "unit"),
            take.texts(node, "units"),
            take.number(node, "min"),
            take.number(node, "max"),
            take.texts(node, "aliases"),
            take.boolean(node, "is_defined"),
            take.boolean(node, "is_fitted"),
        )
        for key, node in _entries(document)
    }


def read_subjects(document: Document) -> dict[str, Subject]:
    """The subjects by id."""
    return {
        key: Subject(
            key,
            document,
            node,
            take.text(node, "label") or key,
            take.text(node, "description"),
            take.texts(node, "aliases"),
        )
        for key, node in _entries(document)
    }


def read_ratings(document: Document) -> Ratings:
    """The words of both axes of the rating."""
    return Ratings(
        *(
            {
                code: Grade(
                    code,
                    take.text(grade, "words") or code,
                    take.text(grade, "description"),
                    take.number(grade, "spread"),
                )
                for code, grade in take.parts(document.root, axis).items()
            }
            for axis in ("reliability", "credibility")
        )
    )


def read_featured(document: Document) -> dict[str, Feature]:
    """What pages put forward, by the name of the place."""
    return {
        name: Feature(name, take.text(node, "claim"), take.texts(node, "vary")) for name, node in _entries(document)
    }


def read_questions(document: Document) -> dict[str, Question]:
    """The questions by id, in the order of the file."""
    return {
        key: Question(
            key,
            document,
            node,
            take.text(node, "question") or key,
            take.texts(node, "subjects"),
            take.texts(node, "quantities"),
            take.texts(node, "claims"),
            take.text(node, "note"),
        )
        for key, node in _entries(document)
    }


def read_moved(document: Document) -> dict[str, Move]:
    """The moves by the old id."""
    return {
        key: Move(key, document, node, take.text(node, "to"), take.text(node, "date"), take.text(node, "reason"))
        for key, node in _entries(document)
    }


def _entries(document: Document) -> list[tuple[str, Mapping]]:
    root = document.root
    keys = root.entries if isinstance(root, Mapping) else {}
    return [(key, node) for key in keys if isinstance(node := child(root, key), Mapping)]
