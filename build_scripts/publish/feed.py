"""`data/feed.xml`: the latest changes of claims as an Atom feed (RFC 4287).

Ids of entries follow from the commit and the claim, so that no reader sees an entry twice, wherever the site is built.
What was known before a shallow clone begins is no change, so that there the feed is only shorter.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, islice
from urllib.parse import urljoin
from xml.etree import ElementTree

from build_scripts.repository.history import ADDED, CHANGED, Event
from build_scripts.repository.log import Commit

FILE = "data/feed.xml"
MOST_ENTRIES = 60
# A commit that changes more claims than this is one entry.
MOST_OF_A_COMMIT = 12
MOST_NAMED = 20
ATOM = "http://www.w3.org/2005/Atom"
NUMBERS = ("value", "p5", "p95", "least", "greatest", "standard_error", "log_standard_error", "unit", "family")
# Of a feed without entries: no clock is asked, so that the same commit gives the same bytes.
NEVER = "1970-01-01T00:00:00Z"


@dataclass(frozen=True)
class Change:
    """What happened to a claim in one commit, in words."""

    claim: object
    commit: Commit
    what: str
    text: str


def feed_xml(library, site_url: str) -> bytes:
    """The feed as a file."""
    found = list(islice(_entries(library, site_url), MOST_ENTRIES))
    feed = ElementTree.Element("feed", xmlns=ATOM)
    _add(feed, "id", urljoin(site_url, FILE))
    _add(feed, "title", "Ready Reckoner: changes of claims")
    _add(feed, "updated", found[0].findtext("updated") if found else NEVER)
    _link(feed, urljoin(site_url, FILE), "self")
    _link(feed, site_url, "alternate")
    _author(feed, "Ready Reckoner")
    feed.extend(found)
    ElementTree.indent(feed)
    return ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True) + b"\n"


def _entries(library, site_url: str) -> Iterator[ElementTree.Element]:
    """One entry a claim; where a commit changed many, one for all of them."""
    for _, group in groupby(_changes(library), key=lambda change: change.commit.hash):
        changes = list(group)
        if len(changes) > MOST_OF_A_COMMIT:
            yield _entry_of_many(changes, site_url)
        else:
            yield from (_entry(change, site_url) for change in changes)


def _changes(library) -> list[Change]:
    """Every change that a reader of claims wants to hear of, the latest first."""
    if library.history is None:
        return []
    found = []
    for claim in library.claims:
        for event in library.history.of(claim.record.document.file.partition("/")[2]):
            words = _words(event)
            if words is not None:
                found.append(Change(claim, event.commit, *words))
    # Sorting is stable: claims of one commit stay in the order of their documents.
    return sorted(found, key=lambda change: (change.commit.moment, change.commit.hash), reverse=True)


def _words(event: Event) -> tuple[str, str] | None:
    if event.kind == ADDED:
        return "Added", ""
    if event.kind != CHANGED:
        return None
    if status := event.change("status"):
        return (status.after or "accepted").capitalize(), f"Status: {status.before or 'accepted'} → {status.after}"
    numbers = [change for name in NUMBERS if (change := event.change(name))]
    ratings = [change for change in [event.change("credibility")] if change]
    if not numbers and not ratings:
        return None
    lines = [f"{one.field}: {one.before or 'none'} → {one.after or 'none'}" for one in (*numbers, *ratings)]
    return "Number changed" if numbers else "Rating changed", "\n".join(lines)


def _entry(change: Change, site_url: str) -> ElementTree.Element:
    claim = change.claim
    text = "\n".join(part for part in (claim.statement, change.text, change.commit.subject) if part)
    url = urljoin(site_url, claim.url)
    return _element(f"{change.commit.hash} {claim.id}", f"{change.what}: {claim.statement}", url, change.commit, text)


def _entry_of_many(changes: list[Change], site_url: str) -> ElementTree.Element:
    commit = changes[0].commit
    named = [f"{change.what}: {change.claim.statement}" for change in changes[:MOST_NAMED]]
    if len(changes) > MOST_NAMED:
        named.append(f"and {len(changes) - MOST_NAMED:,} more")
    title = f"{len(changes):,} claims: {commit.subject}"
    return _element(commit.hash, title, urljoin(site_url, "claims/"), commit, "\n".join(named))


def _element(name: str, title: str, url: str, commit: Commit, text: str) -> ElementTree.Element:
    entry = ElementTree.Element("entry")
    _add(entry, "id", uuid.uuid5(uuid.NAMESPACE_URL, name).urn)
    _add(entry, "title", title)
    _add(entry, "updated", commit.moment.strftime("%Y-%m-%dT%H:%M:%SZ"))
    _author(entry, commit.author or "unknown")
    _link(entry, url, "alternate")
    _add(entry, "content", text).set("type", "text")
    return entry


def _author(above: ElementTree.Element, name: str) -> None:
    _add(ElementTree.SubElement(above, "author"), "name", name)


def _link(above: ElementTree.Element, url: str, relation: str) -> None:
    ElementTree.SubElement(above, "link", href=_clean(url), rel=relation)


def _add(above: ElementTree.Element, tag: str, text: str | None) -> ElementTree.Element:
    element = ElementTree.SubElement(above, tag)
    element.text = _clean(text or "")
    return element


def _clean(text: str) -> str:
    """Without the characters that XML has no way to write."""
    return "".join(letter if _is_xml(ord(letter)) else "\ufffd" for letter in text)


def _is_xml(code: int) -> bool:
    if code < 0x20:
        return code in (0x9, 0xA, 0xD)
    return code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000
