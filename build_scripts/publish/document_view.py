"""A document that was read, with every source whose words were read in it.

A forum page that relays a thread is one document and two sources; a page with two posts as well.
"""

from __future__ import annotations

from functools import cached_property

from build_scripts.publish.claim_view import ClaimView
from build_scripts.publish.source_view import SourceView
from build_scripts.publish.tally import Tally, tally


class DocumentView:
    """One text, by its sha256. `sources` are those that have it as their text, in its order, then those it quotes."""

    def __init__(self, hosts: list[SourceView]):
        self.hosts = hosts
        self.sources = [*hosts, *(quoted for host in hosts for quoted in host.quotes_sources)]
        self.id = hosts[0].id
        self.text_name = hosts[0].record.text_name

    @cached_property
    def claims(self) -> list[ClaimView]:
        """Everything that stands in it, in its order."""
        return [claim for host in self.hosts for claim in host.reading]

    @cached_property
    def tally(self) -> Tally:
        """How many statements and sums it has, and how many come out."""
        return tally(self.claims)


def documents(library) -> list[DocumentView]:
    """The documents that were read whole, by the name of their text; a dataset is looked up, not read."""
    hosts: dict[str, list[SourceView]] = {}
    for source in library.sources:
        if source.record.text_sha256 and source.record.kind != "dataset":
            hosts.setdefault(source.record.text_sha256, []).append(source)
    found = [DocumentView(sorted(group, key=_first_position)) for group in hosts.values()]
    return sorted(found, key=lambda document: document.text_name or document.id)


def _first_position(source: SourceView) -> tuple[int, str]:
    return min((claim.record.position or 0 for claim in source.reading), default=0), source.id
