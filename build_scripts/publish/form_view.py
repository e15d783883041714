"""What the page on which claims are written asks for: every field with the words that its schema has for it."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.drafting.subject import SUBJECTS
from build_scripts.publish.library import Library
from build_scripts.publish.words import SOURCE_KINDS
from build_scripts.records.vocabulary import Grade
from build_scripts.schema import schema

# Longer texts get more than one line.
LONG = 350
CONTEXT = 3  # lines before a change by which Git finds its place
NO_FIELDS = {
    "url": ("Address of the source", "Where it can be read. The address of an archived copy will do too.", "https://example.org/post"),
    "amount": (
        "The number, as the source writes it",
        "With its unit: a number, a range or a bound. Leave it empty if the source gives none.",
        "about 63M USD, 90 to 100 day, at least 1e24 FLOP, 32%",
    ),
    "source": ("Source", "The document that states it.", ""),
    "source_id": ("Id of the source", "It becomes part of the address, and never changes.", "somebody-2026-11"),
    "claim_id": ("Id of the claim", "It becomes part of the address, and never changes.", "training-cost"),
    "subject_id": ("Id of the subject", "Records refer to it by this, and it never changes.", "gpt-4"),
    "derived_from": (
        "Where the source has it from",
        "Ids of claims or sources, if the source only passes on what another has said; one on a line.",
        "leak-2023-07/training-cost",
    ),
}  # fmt: skip
# Where the schema speaks to those who write the file.
HELP = {
    "claim.quote": "The words of the source that carry the statement, exactly as they stand there; at most 40 words.",
    "claim.subject": "What the number is of: a model, a chip, a data set, a method.",
    "claim.quantity": "What is measured.",
    "claim.unit": "The unit of the number; 1 for a pure number.",
    "claim.qualifier": "Whether the source gives it as exact, as about, or as a bound.",
    "claim.statement": "What is stated, in your words: one sentence that can be read by itself.",
    "claim.locator": "Where in the document the quote stands: a heading, page, table or paragraph.",
    "claim.rating_reason": "What speaks for it and against it.",
    "claim.position": "The place of the claim in the order of its document, so that it stands between its neighbours.",
    "claim.kind": "A statement of fact, an assumption (a chosen value), or an implication (it follows from others).",
    "subject.label": "As pages show it.",
    "source.published": "A year, a month or a day. Leave it empty if that is not known.",
    "source.archived_url": "A copy in a web archive that will not change, if there is one.",
    "source.licence": "The licence of the document, if it states one.",
    "source.rating_reason": "What is known of who made it, and how it has fared.",
    "source.published_note": "What is known of the date, if the date itself is not.",
}
LABELS = {
    "claim.qualifier": "Exact or not",
    "claim.family": "Distribution",
    "claim.range_note": "How the range is to be read",
    "claim.locator": "Place in the document",
    "claim.kind": "Kind of claim",
    "claim.prefix": "Words right before the quote",
    "claim.suffix": "Words right after it",
    "claim.p5": "Lower end",
    "claim.p95": "Upper end",
    "claim.rating_reason": "Why this credibility",
    "claim.stated_on": "Said on",
    "subject.label": "Name of the subject",
    "subject.description": "What it is",
    "source.kind": "Kind of document",
    "source.rating_reason": "Why this reliability",
    "source.archived_url": "Archived copy",
    "source.accessed": "Read on",
    "source.published_note": "What is known of the date",
}


@dataclass(frozen=True)
class Entry:
    """One field of the page. `choices` are (value, words, description)."""

    name: str
    label: str
    help: str
    example: str
    longest: int
    choices: tuple[tuple[str, str, str], ...] = ()

    @property
    def id(self) -> str:
        """The id of its element."""
        return "form-" + self.name.replace(".", "-").replace("_", "-")

    @property
    def is_long(self) -> bool:
        """Whether it takes more than a line."""
        return self.longest > LONG or self.name == "derived_from"


class FormView:
    """The fields by name, the vocabulary to choose from, and the words of the ratings."""

    def __init__(self, library: Library):
        self.records = library.records
        self._directory = library.corpus.directory
        self.subjects = _labelled(self.records.subjects)
        self.quantities = _labelled(self.records.quantities)
        self.sources = [(source.id, source.title) for source in library.sources if not source.is_ours]

    def entry(self, name: str) -> Entry:
        """A field of the page, as the schema describes it."""
        if name in NO_FIELDS:
            label, help_text, example = NO_FIELDS[name]
            return Entry(name, label, help_text, example, 100)
        kind, _, key = name.partition(".")
        of_kind = schema("subjects")["additionalProperties"] if kind == "subject" else schema(kind)
        part = of_kind["properties"][key]
        example = next((str(one) for one in part.get("examples", ()) if one is not None), "")
        label = LABELS.get(name) or key.replace("_", " ").capitalize()
        return Entry(
            name, label, HELP.get(name, part["description"]), example, part.get("maxLength", 100), _choices(name, part)
        )

    @property
    def end_of_subjects(self) -> dict:
        """What a patch has to know of the file to whose end a new subject goes: its length and its last lines."""
        directory = self._directory
        lines = (directory / SUBJECTS).read_text(encoding="utf-8").splitlines() if directory else []
        return {"lines": len(lines), "last": lines[-CONTEXT:]}

    def has(self, name: str) -> bool:
        """Whether the schema has this field of a record."""
        kind, _, key = name.partition(".")
        return key in schema(kind)["properties"]

    def grades(self, axis: str) -> list[Grade]:
        """The steps of a rating with their words."""
        return list(getattr(self.records.ratings, axis).values())


def _choices(name: str, part: dict) -> tuple[tuple[str, str, str], ...]:
    words = SOURCE_KINDS if name == "source.kind" else {}
    return tuple(
        (one, words.get(one, one.replace("_", " ").capitalize()), "") for one in part.get("enum", ()) if one != "ours"
    )


def _labelled(entries: dict) -> list[tuple[str, str]]:
    return sorted(((key, entry.label) for key, entry in entries.items()), key=lambda pair: pair[1].casefold())
