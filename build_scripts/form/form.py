"""What a person has filled in, as the page sends it. Nothing of it is trusted: unknown fields and absurd lengths are
refused, what is empty counts as not filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from build_scripts.schema import schema
from calc.errors import CalcError

LONGEST = 20_000  # characters in a field: more than any record may hold, so that the check says what is too long
MOST_INPUTS = 40
NEW_SOURCE = NEW_SUBJECT = "new"

# The fields of the records that the page has. Their names begin with the kind of record.
CLAIM = (
    "statement",
    "quote",
    "prefix",
    "suffix",
    "locator",
    "position",
    "kind",
    "subject",
    "quantity",
    "value",
    "p5",
    "p95",
    "least",
    "greatest",
    "family",
    "unit",
    "range_note",
    "qualifier",
    "credibility",
    "rating_reason",
    "formula",
    "note",
    "speaker",
    "stated_on",
    "value_note",
)
SOURCE = (
    "title",
    "kind",
    "producer",
    "archived_url",
    "published",
    "published_note",
    "accessed",
    "licence",
    "reliability",
    "rating_reason",
    "summary",
    "note",
)
SUBJECT = ("label", "description")
# What is no field of a record: the address and the number as people write them, which source, the names, and lists.
OTHER = ("url", "amount", "source", "source_id", "claim_id", "subject_id", "derived_from", "forecast")


def names() -> tuple[str, ...]:
    """Every field of the page, by its name there; a field that the schemas do not know is left out."""
    return (
        *OTHER,
        *(f"claim.{name}" for name in CLAIM if name in schema("claim")["properties"]),
        *(f"source.{name}" for name in SOURCE if name in schema("source")["properties"]),
        *(f"subject.{name}" for name in SUBJECT),
    )


@dataclass(frozen=True)
class Form:
    """The fields that were filled in, by their names, and the inputs of the formula, name → claim."""

    fields: dict[str, str]
    inputs: dict[str, str]

    def get(self, name: str) -> str | None:
        """What was filled in; None for nothing."""
        return self.fields.get(name)

    def of(self, kind: str) -> dict[str, str]:
        """The fields of one kind of record, by their names there."""
        start = f"{kind}."
        return {name[len(start) :]: text for name, text in self.fields.items() if name.startswith(start)}


def read_form(request: Mapping) -> Form:
    """The form in a request. Raises CalcError for what no page of ours sends."""
    fields, inputs = request.get("fields", {}), request.get("inputs", [])
    if not isinstance(fields, Mapping) or not isinstance(inputs, list) or len(inputs) > MOST_INPUTS:
        raise CalcError("The form cannot be read.", expected='"fields": {name: text}, "inputs": [[name, claim], …]')
    known = set(names())
    found = {}
    for name, text in fields.items():
        if name not in known:
            raise CalcError(f"The form has no field '{str(name)[:60]}'.", expected=", ".join(sorted(known)))
        if text := _text(name, text):
            found[name] = text
    pairs = (pair for pair in inputs if isinstance(pair, list) and len(pair) == 2)
    read = ((_text("inputs", name), _text("inputs", claim)) for name, claim in pairs)
    return Form(found, {name: claim for name, claim in read if name and claim})


def _text(name: str, text: object) -> str:
    if not isinstance(text, str) or len(text) > LONGEST:
        raise CalcError(f"What stands in '{name}' is too long.", expected=f"a text of at most {LONGEST:,} characters")
    return text.replace("\r\n", "\n").strip()
