"""Which addresses lead to one document, however they are written.

Apart from what says nothing of the document: http or https, `www.`, a closing slash, the order of the query, parameters
that only track readers, the fragment, and the archive that a copy stands in. The pages, files and mirrors of one arXiv
paper are one document; its versions are several where both addresses name one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

LONGEST = 2_000  # characters; the form of longer addresses is left as it is
_ARCHIVED = re.compile(
    r"(?i)^(?:https?://)?(?:web\.archive\.org/(?:web/)?[\d*]+(?:[a-z]{2}_)?|archive\.(?:ph|is|today|li|vn|md|fo)/[\d.-]+)"
    r"/(?P<url>https?:/+.+|[\w-]+\..+)$"
)
_TRACKING = re.compile(
    r"(?i)utm_\w+|fbclid|gclid|dclid|msclkid|igshid|mc_[ce]id|_hsenc|_hsmi|ref|ref_src|ref_url|cmpid|spm"
)
_ARXIV_HOSTS = ("arxiv.org", "export.arxiv.org", "ar5iv.org", "ar5iv.labs.arxiv.org", "alphaxiv.org")
_ARXIV = re.compile(
    r"(?i)(?:/|arxiv\.)(?P<id>\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?P<version>v\d{1,3})?(?:\.pdf)?/?$"
)
_OTHER_HOSTS = {"twitter.com": "x.com", "mobile.twitter.com": "x.com", "old.reddit.com": "reddit.com"}


@dataclass(frozen=True)
class Address:
    """What an address leads to: `document` is the same for all that lead to one, `version` names a state of it."""

    document: str
    version: str | None = None

    def is_same(self, other: Address) -> bool:
        """Whether both lead to one document, in one version where both name one."""
        versions = {self.version, other.version} - {None}
        return self.document == other.document and len(versions) < 2


def read_address(url: str | None) -> Address | None:
    """The document that a URL leads to; None for what is no address."""
    url = (url or "").strip()
    if not url or len(url) > LONGEST:
        return None
    while archived := _ARCHIVED.match(url):
        url = archived["url"]
    try:
        parts = urlsplit(re.sub(r"^(?:https?:/+)?", "https://", url, flags=re.IGNORECASE))
        host = (parts.hostname or "").removeprefix("www.")
        port = "" if parts.port in (None, 80, 443) else f":{parts.port}"
    except ValueError:
        return None
    if not host:
        return None
    paper = _ARXIV.search(unquote(parts.path)) if _has_papers(host, parts.path) else None
    if paper:
        return Address(f"arxiv:{paper['id'].lower()}", (paper["version"] or "").lower() or None)
    path = quote(unquote(parts.path).rstrip("/"), safe="/")
    kept = sorted(pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(pair[0]))
    query = f"?{urlencode(kept)}" if kept else ""
    return Address(f"{_OTHER_HOSTS.get(host, host)}{port}{path}{query}")


def _has_papers(host: str, path: str) -> bool:
    """Whether papers of arXiv stand here: at arXiv and its mirrors, behind its DOI, and on Hugging Face's pages."""
    return (
        host in _ARXIV_HOSTS
        or (host in ("doi.org", "dx.doi.org") and path.lower().startswith("/10.48550/arxiv."))
        or (host == "huggingface.co" and path.startswith("/papers/"))
    )
