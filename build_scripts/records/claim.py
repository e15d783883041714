"""A claim: one statement from one source."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from build_scripts.records import take
from build_scripts.records.node import Node, child
from build_scripts.records.reader import Document
from build_scripts.records.record import Record

OURS = "reckoner"  # the id of our own source: corrections and re-readings
RELATIONS = ("supports", "disputes", "refutes")
NUMBERS = ("value", "p5", "p95", "least", "greatest")
ERRORS = ("standard_error", "log_standard_error")
# What a claim says of its number: everything from which `calc` makes a distribution.
STATED = (*NUMBERS, *ERRORS, "family")


@dataclass
class Finding:
    """What a person says of a verdict, with the values of the inputs that it was written for."""

    cause: str | None
    explanation: str | None
    corrected_by: str | None
    written_for: dict[str, str]


@dataclass
class Claim(Record):
    """The fields of a claim as written; defaults are filled in, what is absent or of a wrong type is None."""

    source: str = ""
    statement: str | None = None
    quote: str | None = None
    prefix: str | None = None
    suffix: str | None = None
    locator: str | None = None
    position: int | None = None
    number: int | None = None
    kind: str = "statement"
    subject: str | None = None
    quantity: str | None = None
    value: str | None = None
    p5: str | None = None
    p95: str | None = None
    least: str | None = None
    greatest: str | None = None
    standard_error: str | None = None
    log_standard_error: str | None = None
    family: str | None = None
    unit: str | None = None
    range_note: str | None = None
    value_note: str | None = None
    qualifier: str = "exact"
    credibility: int | None = None
    rating_reason: str | None = None
    derived_from: list[str] = field(default_factory=list)
    cites: list[str] = field(default_factory=list)
    formula: str | None = None
    inputs: dict[str, str] = field(default_factory=dict)
    finding: Finding | None = None
    relations: dict[str, list[str]] = field(default_factory=dict)
    status: str = "accepted"
    status_reason: str | None = None
    status_date: str | None = None
    superseded_by: str | None = None
    note: str | None = None
    speaker: str | None = None
    stated_on: str | None = None
    forecast: bool = False
    values: list[str] = field(default_factory=list)  # the names of its numbers, when it states several
    joint: dict[str, dict[str, str]] = field(default_factory=dict)  # correlations of its values: name, name, number
    part_of: str | None = None  # of one of several values: the claim that states them

    @property
    def is_ours(self) -> bool:
        """A correction or re-reading of our own, not something that a source said."""
        return self.source == OURS

    @property
    def part_name(self) -> str | None:
        """The name of one of several values; None for a whole claim."""
        return self.id.partition("#")[2] or None

    @property
    def has_number(self) -> bool:
        """Whether the claim states a value or a range."""
        return any(getattr(self, name) is not None for name in NUMBERS)

    @property
    def stated(self) -> dict[str, str]:
        """What the claim says of its number, without what it does not say."""
        return {name: text for name in STATED if (text := getattr(self, name)) is not None}


PLAIN_TEXTS = (
    "statement",
    "quote",
    "prefix",
    "suffix",
    "locator",
    "subject",
    "quantity",
    *STATED,
    "unit",
    "range_note",
    "value_note",
    "rating_reason",
    "formula",
    "status_reason",
    "status_date",
    "superseded_by",
    "note",
    "speaker",
    "stated_on",
)
# What one of several values has of its own, and what it takes from the claim that states them.
OF_THE_PART = ("quantity", *STATED, "unit")


def read_claim(claim_id: str, document: Document) -> Claim:
    """The claim in a document; fields that cannot be used are left at their defaults."""
    node = document.root
    claim = Claim(claim_id, document, node, source=claim_id.split("/")[0])
    for name in PLAIN_TEXTS:
        setattr(claim, name, take.text(node, name))
    for name in ("position", "number", "credibility"):
        setattr(claim, name, take.integer(node, name))
    claim.derived_from = take.texts(node, "derived_from")
    claim.cites = take.texts(node, "cites")
    claim.inputs = take.text_map(node, "inputs")
    claim.relations = {name: take.texts(child(node, "relations"), name) for name in RELATIONS}
    claim.finding = _read_finding(document)
    claim.kind = take.text(node, "kind") or ("implication" if claim.formula else "statement")
    claim.qualifier = take.text(node, "qualifier") or "exact"
    claim.status = take.text(node, "status") or "accepted"
    claim.forecast = take.boolean(node, "forecast")
    claim.values = list(take.parts(node, "values"))
    correlations = child(child(node, "joint"), "correlations")
    claim.joint = {name: take.text_map(correlations, name) for name in take.parts(child(node, "joint"), "correlations")}
    return claim


def read_parts(whole: Claim) -> list[Claim]:
    """The values of a claim that states several, each as a claim of its own with the id `<claim-id>#<name>`.

    A part says the same at the same place as the whole; it has its own numbers and, where it gives one, its subject.
    """
    return [_read_part(whole, name, node) for name, node in take.parts(whole.node, "values").items()]


def _read_part(whole: Claim, name: str, node: Node) -> Claim:
    part = replace(whole, id=f"{whole.id}#{name}", node=node, part_of=whole.id)
    for field_name in OF_THE_PART:
        setattr(part, field_name, take.text(node, field_name))
    part.subject = take.text(node, "subject") or whole.subject
    part.qualifier = take.text(node, "qualifier") or whole.qualifier
    # What is argued and found is said once, of the whole.
    part.values, part.formula, part.inputs, part.finding, part.relations, part.cites = [], None, {}, None, {}, []
    part.joint = {}
    return part


def _read_finding(document: Document) -> Finding | None:
    if not take.has(document.root, "finding"):
        return None
    node = child(document.root, "finding")
    return Finding(
        take.text(node, "cause"),
        take.text(node, "explanation"),
        take.text(node, "corrected_by"),
        take.text_map(node, "written_for"),
    )
