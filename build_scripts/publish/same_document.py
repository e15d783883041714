"""Which document a source stands in: a thread and the page that relays it are one."""

from __future__ import annotations

from build_scripts.publish.document_view import documents
from build_scripts.publish.source_view import SourceView


def hosts(library) -> dict[str, SourceView]:
    """Source id → the source that its document goes by: the first with the same text, or the one that quotes it."""
    first = {host.id: document.hosts[0] for document in documents(library) for host in document.hosts}
    return {source.id: _host(source, first) for source in library.sources}


def _host(source: SourceView, first: dict[str, SourceView]) -> SourceView:
    seen: list[SourceView] = []
    # A circle of sources that quote one another is reported by the check; here it ends where it began.
    while source not in seen and source.id not in first and source.quoted_in_source is not None:
        seen.append(source)
        source = source.quoted_in_source
    return first.get(source.id, source)
