"""The Content-Security-Policy of every page.

The site asks no other host for anything and runs no script but its own files and the few inline scripts of the
theme. Those are named by their hashes, taken from a page as built that holds the theme and no text of ours: an update
of the theme needs no change here, and a script that slips in with a record does not run.
"""

from __future__ import annotations

import base64
import hashlib
import re

# Where the theme's templates put the policy (see theme/main.html); replaced in each page as built.
PLACEHOLDER = "content-security-policy-goes-here"

_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL | re.IGNORECASE)
_TYPE = re.compile(r"\btype\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_DATA_TYPES = ("application/json", "application/ld+json")


def inline_scripts(html: str) -> list[str]:
    """The code of every script that stands in the page itself and runs."""
    found = []
    for match in _SCRIPT.finditer(html):
        kind = _TYPE.search(match["attributes"])
        is_data = kind is not None and kind[1].lower() in _DATA_TYPES
        if not is_data and not re.search(r"\bsrc\s*=", match["attributes"]):
            found.append(match["code"])
    return found


def policy(scripts: list[str]) -> str:
    """The policy that allows exactly these inline scripts."""
    hashes = sorted({_hash(code) for code in scripts})
    return "; ".join(
        [
            "default-src 'none'",
            " ".join(["script-src", "'self'", "'wasm-unsafe-eval'", *hashes]),
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "manifest-src 'self'",
            "base-uri 'self'",
            "form-action 'self'",
        ]
    )


def with_policy(html: str, theme_scripts: list[str]) -> str:
    """The page with its policy in place of the placeholder."""
    return html.replace(PLACEHOLDER, policy(theme_scripts))


def _hash(code: str) -> str:
    digest = hashlib.sha256(code.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
