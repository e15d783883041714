"""Asks the Wayback Machine for the copy of a page that is nearest to the day on which we read it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from build_scripts.links.request import Unreachable
from build_scripts.links.visit import Visitor
from build_scripts.publish.safe_url import safe_url

API = "https://archive.org/wayback/available"
SAVE = "https://web.archive.org/save/"
COPY = re.compile(r"https?://web\.archive\.org/web/(?P<time>[0-9]{14})/(?P<page>\S+)")


@dataclass(frozen=True)
class Copy:
    """What the archive has of a page: the address of a copy, or none; `trouble` when it did not say."""

    address: str | None = None
    trouble: str = ""


def find_copy(visitor: Visitor, address: str, day: str | None, api: str = API) -> Copy:
    """The copy nearest to `day` (YYYY, YYYY-MM or YYYY-MM-DD). Never raises for what the archive does."""
    question = {"url": address, **({"timestamp": re.sub(r"\D", "", day)} if day else {})}
    try:
        answer = visitor.ask("GET", f"{api}?{urlencode(question)}")
    except Unreachable as trouble:
        return Copy(trouble=f"the archive does not answer: {trouble}")
    if answer.status not in (200, 206):
        return Copy(trouble=f"the archive answers {answer.status}")
    try:
        closest = json.loads(answer.content)["archived_snapshots"].get("closest")
        if not closest or closest.get("available") is not True or closest.get("status") != "200":
            return Copy()
        found = COPY.fullmatch(closest["url"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return Copy(trouble="the archive's answer cannot be read")
    if not found or not _is_of(found["page"], address):
        return Copy(trouble="the archive's answer is of another page")
    return Copy(f"https://web.archive.org/web/{found['time']}/{found['page']}")


def _is_of(page: str, address: str) -> bool:
    """Whether a copy is one of the page that was asked for: its host, at least, and no character that does not fit."""
    page = page if "://" in page else f"http://{page}"
    return safe_url(page) is not None and page.isascii() and _host(page) == _host(address)


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
