"""What a visit says of a link."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from build_scripts.links.visit import Visit

OK, MOVED, GONE, SOFT, UNREACHABLE, REFUSED = "ok", "moved", "gone", "soft-404", "unreachable", "refused"
# A reader who follows one of these finds nothing.
BROKEN = (GONE, SOFT, UNREACHABLE)
# What hosts answer to a machine, and not to a reader: 999 is one network's own invention.
REFUSALS = {401: "asks for a password", 402: "asks for money", 403: "refuses machines", 405: "refuses machines",
            406: "refuses machines", 418: "refuses machines", 429: "is asked too often", 451: "may not show it",
            503: "is busy, or refuses machines", 999: "refuses machines"}  # fmt: skip
# Titles of pages that say "not found" with a status that says "found". 404 alone may be a name: 404 Media is one.
NOT_FOUND = re.compile(
    r"^\W*(error\W*)?404\W*$|^\W*(error\W*)?404\W+(error|not found|page|nothing|oops|seite)|\berror 404\b|"
    r"\b(page|file|site|document|post|article|content)( you requested| was| is| could)?( not be|n.t)? "
    r"?(not found|found no|missing|unavailable|no longer)|^\W*not found\b|\bdoes(n.t| not) exist\b|"
    r"\bseite nicht gefunden\b|\bpage introuvable\b|\bdomain (is )?for sale\b|\bthis domain\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Verdict:
    """The kind of a link, and why, in words that follow "it"."""

    kind: str
    words: str

    @property
    def is_broken(self) -> bool:
        """Whether a reader who follows it finds nothing."""
        return self.kind in BROKEN


def verdict(visit: Visit) -> Verdict:
    """What came of a visit."""
    if visit.is_loop:
        return Verdict(UNREACHABLE, "is sent on in circles")
    if visit.status is None:
        return Verdict(UNREACHABLE, f"does not answer: {visit.trouble}")
    if visit.status in (404, 410):
        return Verdict(GONE, f"is gone ({visit.status})")
    if visit.status in REFUSALS:
        return Verdict(REFUSED, f"{REFUSALS[visit.status]} ({visit.status})")
    if visit.status >= 500:
        return Verdict(UNREACHABLE, f"fails ({visit.status})")
    if not 200 <= visit.status < 300:
        return Verdict(REFUSED, f"gives a strange answer ({visit.status})")
    return _found(visit)


def _found(visit: Visit) -> Verdict:
    """An address that leads to a page: perhaps not the one that was meant."""
    if NOT_FOUND.search(visit.title):
        return Verdict(SOFT, f"leads to a page called “{visit.title}”")
    before, after = urlsplit(visit.address), urlsplit(visit.final)
    if visit.was_redirected and _is_front(after) and not _is_front(before):
        return Verdict(SOFT, f"leads to the front page of {after.netloc}")
    if visit.was_redirected and visit.is_permanent:
        return Verdict(MOVED, "has moved for good")
    if visit.was_redirected and _host(before) != _host(after):
        return Verdict(MOVED, f"is sent on to {after.netloc}")
    return Verdict(OK, "is there")


def _is_front(parts) -> bool:
    return parts.path in ("", "/") and not parts.query


def _host(parts) -> str:
    return (parts.hostname or "").removeprefix("www.")
