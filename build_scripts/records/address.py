"""Which addresses lead to one document, however they are written, and what of an address is worth keeping.

Apart from what says nothing of the document: http or https, `www.`, a closing slash, the order of the query, parameters
that only track readers, the fragment, and the archive that a copy stands in. The pages, files and mirrors of one arXiv
paper are one document; its versions are several where both addresses name one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

LONGEST = 2_000  # characters; the form of longer addresses is left as it is
_ARCHIVED = re.compile(
    r"(?i)^(?:https?://)?(?:web\.archive\.org/(?:web/)?[\d*]+(?:[a-z]{2}_)?|archive\.(?:ph|is|today|li|vn|md|fo)/[\d.-]+)"
    r"/(?P<url>https?:/+.+|[\w-]+\..+)$"
)
_TRACKING = re.compile(
    r"(?i)utm_\w+|fbclid|gclid|[gw]braid|dclid|msclkid|igshid|mc_[ce]id|_hsenc|_hsmi|ref|ref_src|ref_url|referrer|cmpid|spm|"
    r"share|share_id|feature|triedredirect|showwelcome(onshare)?"
)
# Parameters of a letter or two mean something else on most sites, so they are dropped only where they are known.
_SHORT = {"s": ("x.com",), "t": ("x.com",), "r": ("substack.com",), "si": ("youtube.com", "youtu.be")}
_ARXIV_HOSTS = ("arxiv.org", "export.arxiv.org", "ar5iv.org", "ar5iv.labs.arxiv.org", "alphaxiv.org")
_ARXIV = re.compile(
    r"(?i)(?:/|arxiv\.)(?P<id>\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?P<version>v\d{1,3})?(?:\.pdf)?/?$"
)
_SCHEME, _WEB = re.compile(r"(?i)[a-z][a-z0-9+.-]*:(?!\d)"), re.compile(r"(?i)https?:/+")
_OTHER_HOSTS = {"twitter.com": "x.com", "mobile.twitter.com": "x.com", "old.reddit.com": "reddit.com"}


@dataclass(frozen=True)
class Address:
    """What an address leads to: `document` is the same for all that lead to one, `version` names a state of it.

    `url` is what is worth keeping of it, `archived_url` the copy that was given in the place of the document itself.
    """

    document: str
    version: str | None = None
    url: str = field(default="", compare=False)
    archived_url: str | None = field(default=None, compare=False)

    def is_same(self, other: Address) -> bool:
        """Whether both lead to one document, in one version where both name one."""
        versions = {self.version, other.version} - {None}
        return self.document == other.document and len(versions) < 2


def read_address(url: str | None) -> Address | None:
    """The document that a URL leads to; None for what is no address of the web."""
    given = url = (url or "").strip()
    if not url or len(url) > LONGEST or (_SCHEME.match(url) and not _WEB.match(url)):
        return None
    while archived := _ARCHIVED.match(url):
        url = archived["url"]
    try:
        parts = urlsplit(_WEB.sub("https://", url) if _WEB.match(url) else f"https://{url}")
        host = (parts.hostname or "").rstrip(".")
        port = "" if parts.port in (None, 80, 443) else f":{parts.port}"
    except ValueError:
        return None
    if not host or re.search(r"\s", host):
        return None
    copy = given if given != url else None
    bare = _OTHER_HOSTS.get(host.removeprefix("www."), host.removeprefix("www."))
    paper = _ARXIV.search(unquote(parts.path)) if _has_papers(bare, parts.path) else None
    if paper:
        name, version = paper["id"], (paper["version"] or "").lower() or None
        return Address(f"arxiv:{name.lower()}", version, f"https://arxiv.org/abs/{name}{version or ''}", copy)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [pair for pair in pairs if not _is_tracking(pair[0], bare)]
    path = re.sub(r"/(index\.(html?|php))?$", "", quote(unquote(parts.path), safe="/"))
    document = f"{bare}{port}{path.rstrip('/')}" + (f"?{urlencode(sorted(kept))}" if kept else "")
    query = parts.query if kept == pairs else urlencode(kept)
    return Address(document, None, urlunsplit(("https", f"{host}{port}", parts.path, query, "")), copy)


def _is_tracking(name: str, host: str) -> bool:
    hosts = _SHORT.get(name.lower(), ())
    return bool(_TRACKING.fullmatch(name)) or any(host == one or host.endswith(f".{one}") for one in hosts)


def _has_papers(host: str, path: str) -> bool:
    """Whether papers of arXiv stand here: at arXiv and its mirrors, behind its DOI, and on Hugging Face's pages."""
    return (
        host in _ARXIV_HOSTS
        or (host in ("doi.org", "dx.doi.org") and path.lower().startswith("/10.48550/arxiv."))
        or (host == "huggingface.co" and path.startswith("/papers/"))
    )
