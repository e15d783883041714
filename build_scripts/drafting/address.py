"""Web addresses: which of them lead to the same document, and what of an address is worth keeping."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from build_scripts.records.records import Records
from build_scripts.records.source import Source

# What is added to an address to follow its readers; the page is the same without it.
TRACKING = re.compile(
    r"(?i)(utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|igshid|mc_[ce]id|ref|ref_src|ref_url|referrer|_hs(enc|mi)|"
    r"share|share_id|s|t|si|feature|cmpid|triedredirect|r|showwelcome(onshare)?)"
)
# Parameters of a letter or two mean something else on most sites, so they are dropped only where they are known.
SHORT = {"s": ("twitter.com",), "t": ("twitter.com",), "r": ("substack.com",), "si": ("youtube.com", "youtu.be")}
SAME_HOST = {
    "x.com": "twitter.com",
    "mobile.twitter.com": "twitter.com",
    "export.arxiv.org": "arxiv.org",
    "ar5iv.org": "arxiv.org",
    "ar5iv.labs.arxiv.org": "arxiv.org",
    "old.reddit.com": "reddit.com",
}
ARXIV = re.compile(r"/(?:abs|pdf|html|format)/((?:\d{4}\.\d{4,5})|(?:[a-z-]+(?:\.[A-Z]{2})?/\d{7}))(v\d+)?(?:\.pdf)?/?")
ARCHIVED = re.compile(
    r"(?i)https?://(?:web\.archive\.org/web|(?:www\.)?archive\.(?:ph|is|today|li|md|vn|fo))/\d{4,14}[a-z_]*/(?P<url>.+)"
)


@dataclass(frozen=True)
class Address:
    """An address taken apart: `page` is equal for all that lead to one document, `version` tells its versions apart.

    `url` is what is worth keeping, `archived_url` the copy that was given instead of the page itself.
    """

    page: str
    version: str
    url: str
    archived_url: str | None


def read_address(text: str) -> Address:
    """Take an address apart, whatever it is; nothing is said of whether it is a good one (`check` does)."""
    text = text.strip()
    archived = ARCHIVED.fullmatch(text)
    if archived:
        inner = archived["url"]
        found = read_address(inner if "://" in inner else f"https://{inner}")
        return Address(found.page, found.version, found.url, text)
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return Address(text, "", text, None)
    if parts.scheme not in ("http", "https"):
        return Address(text, "", text, None)
    bare = host.removeprefix("www.")
    bare = SAME_HOST.get(bare, bare)
    kept = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _is_tracking(pair[0], bare)]
    paper = ARXIV.fullmatch(parts.path) if bare == "arxiv.org" else None
    if paper:
        name, version = paper[1], paper[2] or ""
        return Address(f"arxiv.org/{name}", version, f"https://arxiv.org/abs/{name}{version}", None)
    path = re.sub(r"/(index\.(html?|php))?$", "", parts.path)
    query = parts.query if len(kept) == len(parse_qsl(parts.query, keep_blank_values=True)) else urlencode(kept)
    place = f"{bare}:{port}" if port not in (None, 80, 443) else bare
    page = f"{place}{path}" + (f"?{urlencode(sorted(kept))}" if kept else "")
    at = f"{host}:{port}" if port not in (None, 80, 443) else host
    return Address(page, "", urlunsplit(("https", at, parts.path, query, "")), None)


def _is_tracking(name: str, host: str) -> bool:
    if not TRACKING.fullmatch(name):
        return False
    known = SHORT.get(name.lower())
    return known is None or any(host == one or host.endswith(f".{one}") for one in known)


def sources_at(records: Records, url: str) -> list[Source]:
    """The sources that an address leads to, the likeliest first: the same version before others."""
    wanted = read_address(url)
    found = []
    for source in records.sources.values():
        known = [read_address(one) for one in (source.url, source.archived_url) if one]
        same = [one for one in known if one.page == wanted.page]
        if same:
            is_other_version = all(one.version != wanted.version for one in same)
            found.append((is_other_version, url.strip() not in (source.url, source.archived_url), source.id, source))
    return [source for *_, source in sorted(found, key=lambda one: one[:3])]


def is_same_version(source: Source, url: str) -> bool:
    """Whether a source is the very version that an address names (`v2` of a paper)."""
    wanted = read_address(url)
    known = [read_address(one) for one in (source.url, source.archived_url) if one]
    return any((one.page, one.version) == (wanted.page, wanted.version) for one in known)
