"""Links from one page of the site to another."""

from __future__ import annotations

import posixpath


def relative_url(page: str, target: str) -> str:
    """The way from a page to another page or file, both from the site's root; `target` may end in an anchor."""
    path, mark, anchor = target.partition("#")
    way = posixpath.relpath("/" + path, "/" + page)
    if path.endswith("/") or not path:
        way += "/"
    return way + mark + anchor
