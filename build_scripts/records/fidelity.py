"""Cases of fidelity: what a published table or figure says, beside the formula that should give it."""

from __future__ import annotations

from dataclasses import dataclass, field

from build_scripts.records import take
from build_scripts.records.node import Node, Sequence, child
from build_scripts.records.reader import Document
from build_scripts.records.record import Record


@dataclass
class FidelityCase:
    """One published number. `inputs` name claims, or hold an amount as text where there is no claim.

    `within` is the largest difference that passes, as a share of the published number; `mended` is what the source must
    have meant where it misprints, an amount, and then what is compared.
    """

    label: str
    published: str | None
    formula: str | None
    inputs: dict[str, str]
    within: str | None
    why: str | None
    mended: str | None = None


@dataclass
class FidelityGroup(Record):
    """The cases of one published table or figure. Its id is `fidelity/<file>`."""

    title: str = ""
    source: str | None = None
    explanation: str | None = None
    calculators: list[str] = field(default_factory=list)
    cases: list[FidelityCase] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The last part of its id."""
        return self.id.partition("/")[2]


def read_fidelity(group_id: str, document: Document) -> FidelityGroup:
    """The group in a document; fields that cannot be used are left at their defaults."""
    node = document.root
    cases = child(node, "cases")
    return FidelityGroup(
        group_id,
        document,
        node,
        title=take.text(node, "title") or group_id,
        source=take.text(node, "source"),
        explanation=take.text(node, "explanation"),
        calculators=take.texts(node, "calculators"),
        cases=[_read_case(item) for item in cases.items] if isinstance(cases, Sequence) else [],
    )


def _read_case(node: Node) -> FidelityCase:
    return FidelityCase(
        take.text(node, "label") or "",
        take.text(node, "published"),
        take.text(node, "formula"),
        take.text_map(node, "inputs"),
        take.text(node, "within"),
        take.text(node, "why"),
        take.text(node, "mended"),
    )
