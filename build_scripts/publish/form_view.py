"""What the page on which claims are written asks for: every field with the words that its schema has for it."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.publish.library import Library
from build_scripts.publish.words import SOURCE_KINDS
from build_scripts.records.vocabulary import Grade
from build_scripts.schema import schema

# Longer texts get more than one line.
LONG = 250
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
    "derived_from": (
        "Where the source has it from",
        "Ids of claims or sources, if the source only passes on what another has said; one on a line.",
        "leak-2023-07/training-cost",
    ),
}  # fmt: skip
LABELS = {
    "claim.p5": "Lower end",
    "claim.p95": "Upper end",
    "claim.rating_reason": "Why this credibility",
    "claim.stated_on": "Said on",
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
        self.subjects = _labelled(self.records.subjects)
        self.quantities = _labelled(self.records.quantities)
        self.sources = [(source.id, source.title) for source in library.sources if not source.is_ours]

    def entry(self, name: str) -> Entry:
        """A field of the page, as the schema describes it."""
        if name in NO_FIELDS:
            label, help_text, example = NO_FIELDS[name]
            return Entry(name, label, help_text, example, 2000 if name == "url" else 100)
        kind, _, key = name.partition(".")
        part = schema(kind)["properties"][key]
        example = next((str(one) for one in part.get("examples", ()) if one is not None), "")
        label = LABELS.get(name) or key.replace("_", " ").capitalize()
        return Entry(name, label, part["description"], example, part.get("maxLength", 100), _choices(name, part))

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
