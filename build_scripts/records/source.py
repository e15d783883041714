"""A source: one document that states things."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.records import take
from build_scripts.records.claim import OURS
from build_scripts.records.node import child
from build_scripts.records.reader import Document
from build_scripts.records.record import Record


@dataclass
class Source(Record):
    """The fields of `source.yaml` as written; what is absent or of a wrong type is None."""

    title: str | None = None
    kind: str | None = None
    producer: str | None = None
    url: str | None = None
    url_note: str | None = None
    archived_url: str | None = None
    published: str | None = None
    published_note: str | None = None
    published_by: str | None = None
    accessed: str | None = None
    licence: str | None = None
    reliability: str | None = None
    rating_reason: str | None = None
    summary: str | None = None
    text_name: str | None = None
    text_sha256: str | None = None
    quoted_in: str | None = None
    note: str | None = None

    @property
    def is_ours(self) -> bool:
        """Whether this is our own source, whose claims are corrections and re-readings."""
        return self.id == OURS or self.kind == "ours"


PLAIN_TEXTS = (
    "title",
    "kind",
    "producer",
    "url",
    "url_note",
    "archived_url",
    "published",
    "published_note",
    "published_by",
    "accessed",
    "licence",
    "reliability",
    "rating_reason",
    "summary",
    "quoted_in",
    "note",
)


def read_source(source_id: str, document: Document) -> Source:
    """The source in a document; fields that cannot be used are None."""
    source = Source(source_id, document, document.root)
    for name in PLAIN_TEXTS:
        setattr(source, name, take.text(document.root, name))
    text = child(document.root, "text")
    source.text_name, source.text_sha256 = take.text(text, "name"), take.text(text, "sha256")
    return source
