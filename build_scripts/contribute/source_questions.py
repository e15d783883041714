"""The questions about a new source."""

from __future__ import annotations

from collections.abc import Sequence

from build_scripts.contribute import dialogue, show
from build_scripts.contribute.dialogue import Choice
from build_scripts.contribute.draft import Draft
from build_scripts.drafting.claim import Grade
from build_scripts.drafting.names import is_name
from build_scripts.records.records import Records
from build_scripts.schema import schema

ORDER = ("title", "kind", "producer", "published", "archived_url", "licence", "summary", "reliability", "rating_reason")
OPTIONAL = ("published", "archived_url", "licence")


def ask_source(draft: Draft, names: Sequence[str] = ()) -> None:
    """Ask for the fields of a new source that are not given yet, or for those that are named; then for its id."""
    for name in names or [one for one in ORDER if one not in draft.source_given]:
        if name in schema("source")["properties"]:
            source = draft.source()
            shown = source.fields.get(name) if source else None
            ask_field(draft.source_given, draft.records(), name, shown)
    if draft.source_id is None or (names and not any(names)):
        draft.source_id = ask_id(draft.records(), draft.source().id)


def ask_field(given: dict[str, object], records: Records, name: str, proposed: object = None) -> None:
    """Ask for one field, and keep the answer."""
    choices: list[Choice] = []
    if name == "kind":
        choices = [Choice(one, one) for one in schema("source")["properties"]["kind"]["enum"] if one != "ours"]
    elif name == "reliability":
        grades = records.ratings.reliability.values()
        choices = show.grades([Grade(one.code, one.words, one.description or "") for one in grades])
    question = {"rating_reason": "Why this reliability", "published": "Published (year, month or day)"}.get(name)
    allowed = {one.key for one in choices}

    def accept(answer: str) -> str | None:
        return None if not allowed or answer in allowed else f"Choose one of {', '.join(sorted(allowed))}."

    answer = dialogue.ask(
        question or name.replace("_", " ").capitalize(),
        dialogue.explain("source", name),
        str(proposed) if proposed else None,
        choices,
        optional=name in OPTIONAL,
        accept=accept,
    )
    given[name] = answer or None


def ask_id(records: Records, proposed: str) -> str:
    """Ask for the id of a new source."""

    def accept(answer: str) -> str | None:
        if answer in records.directories:
            return f"There is a source '{answer}' already."
        return None if is_name(answer) else "An id has lower-case letters and digits, joined by single dashes."

    help_text = "    Who made it and when, such as haley-2023-04. It is part of every claim's id, and permanent."
    return dialogue.ask("Id of the source", help_text, proposed, accept=accept)
