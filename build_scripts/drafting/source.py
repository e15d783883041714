"""A new source: which fields a person must give, and what can be proposed for the others."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from build_scripts.drafting.address import is_same_version, read_address, sources_at
from build_scripts.drafting.names import source_name
from build_scripts.records.records import Records
from build_scripts.records.source import Source
from build_scripts.schema import schema

# What nobody can propose, in the order in which it is asked for.
NEEDED = ("title", "kind", "producer", "reliability", "rating_reason", "summary")
UNKNOWN_DATE = "No date is given."
_KINDS = {
    "arxiv.org": "paper",
    "openreview.net": "paper",
    "aclanthology.org": "paper",
    "twitter.com": "social-thread",
    "threadreaderapp.com": "social-thread",
    "reddit.com": "forum-thread",
    "news.ycombinator.com": "forum-thread",
    "lesswrong.com": "forum-thread",
}


@dataclass
class KnownSource:
    """A source that there is already, as it is shown to choose from. `is_exact`: the version that was asked for."""

    id: str
    title: str
    producer: str
    published: str | None
    reliability: str | None
    words: str
    reason: str
    is_exact: bool


@dataclass
class SourceProposal:
    """A new source: its `id`, the fields that are known, which of them were proposed, and what is still missing."""

    id: str
    fields: dict[str, object]
    proposed: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    @property
    def file(self) -> str:
        return f"claims/{self.id}/source.yaml"


def known_sources(records: Records, url: str) -> list[KnownSource]:
    """The sources that an address leads to, the likeliest first."""
    return [known_source(records, source, is_same_version(source, url)) for source in sources_at(records, url)]


def known_source(records: Records, source: Source, is_exact: bool = True) -> KnownSource:
    """A source with its reliability in words."""
    grade = records.ratings.reliability.get(source.reliability or "")
    return KnownSource(
        source.id,
        source.title or source.id,
        source.producer or "",
        source.published,
        source.reliability,
        grade.words if grade else "",
        source.rating_reason or "",
        is_exact,
    )


def propose_source(
    records: Records, given: dict[str, object], today: date | None = None, source_id: str | None = None
) -> SourceProposal:
    """A new source from what is given: fields of `source.yaml`, of which `url` may be written in any way."""
    fields = {name: value for name, value in given.items() if value is not None}
    proposed = []

    def propose(name: str, value: object) -> None:
        if name not in fields:
            fields[name] = value
            proposed.append(name)

    if fields.get("url"):
        address = read_address(str(fields["url"]))
        fields["url"] = address.url
        propose("archived_url", address.archived_url)
        kind = _KINDS.get(address.page.partition("/")[0])
        if kind:
            propose("kind", kind)
    else:
        propose("url", None)
        propose("url_note", "It was read in a file, of which no address is known.")
    if "published" not in fields:
        propose("published", None)
        propose("published_note", UNKNOWN_DATE)
    propose("accessed", (today or date.today()).isoformat())
    propose("licence", None)
    name = source_id or source_name(
        records, *(str(fields[key]) if fields.get(key) else None for key in ("producer", "published", "kind", "url"))
    )
    missing = [key for key in NEEDED if not fields.get(key)]
    return SourceProposal(name, _in_order(fields), proposed, missing)


def _in_order(fields: dict[str, object]) -> dict[str, object]:
    names = [*schema("source")["properties"]]
    return dict(sorted(fields.items(), key=lambda item: names.index(item[0]) if item[0] in names else len(names)))
