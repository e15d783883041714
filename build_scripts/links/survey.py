"""Visits every address of the sources, host by host, and asks for copies where none is named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from build_scripts.links.archive import API, Copy, find_copy
from build_scripts.links.verdict import UNREACHABLE, Verdict, verdict
from build_scripts.links.visit import Visit, Visitor
from build_scripts.records.source import Source

FIELDS = ("url", "archived_url")
HOSTS_AT_ONCE = 8
# A host that does not answer so many times in a row is not asked again: a run has an end.
PATIENCE = 3


@dataclass(frozen=True)
class Link:
    """One address of a source, and what came of visiting it."""

    field: str
    line: int
    visit: Visit
    verdict: Verdict


@dataclass
class Surveyed:
    """A source with its links, and what the archive has of it (None: not asked)."""

    source: Source
    links: list[Link] = field(default_factory=list)
    copy: Copy | None = None


def survey(sources: Iterable[Source], visitor: Visitor, api: str = API) -> list[Surveyed]:
    """Visit them all. Hosts are asked side by side, but each one question at a time."""
    surveyed = [Surveyed(source) for source in sources]
    visits: dict[str, list[tuple[Surveyed, str, str]]] = defaultdict(list)
    lookups = []
    for one in surveyed:
        for name in FIELDS:
            address = getattr(one.source, name)
            if address:
                visits[_host(address)].append((one, name, address))
        if one.source.url and not one.source.archived_url:
            lookups.append(one)
    jobs: list[Callable[[], None]] = [lambda host=host: _visit(visits[host], visitor) for host in visits]
    jobs.append(lambda: _look_up(lookups, visitor, api))
    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        for done in [pool.submit(job) for job in jobs]:
            done.result()
    for one in surveyed:
        one.links.sort(key=lambda link: FIELDS.index(link.field))
    return surveyed


def _visit(addresses: list[tuple[Surveyed, str, str]], visitor: Visitor) -> None:
    """All addresses at one host, one after the other."""
    silent = 0
    for one, name, address in addresses:
        if silent >= PATIENCE:
            visit = Visit(address, address, trouble=f"the host had not answered {PATIENCE} times before")
        else:
            visit = visitor.visit(address)
        result = verdict(visit)
        silent = silent + 1 if result.kind == UNREACHABLE and visit.status is None else 0
        one.links.append(Link(name, one.source.at(name).line, visit, result))


def _look_up(lookups: list[Surveyed], visitor: Visitor, api: str) -> None:
    silent = 0
    for one in lookups:
        if silent >= PATIENCE:
            one.copy = Copy(trouble="the archive had not answered before")
            continue
        one.copy = find_copy(visitor, one.source.url or "", one.source.accessed or one.source.published, api)
        silent = silent + 1 if one.copy.trouble else 0


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc
    except ValueError:
        return ""
