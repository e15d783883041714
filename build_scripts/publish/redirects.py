"""Pages at addresses that are no longer in use: each leads on to where its record is today.

They are no pages of the site generator's: they stand in no list, no search and no map of the site.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from markupsafe import Markup

from build_scripts.publish.library import Library
from build_scripts.publish.relative_url import relative_url
from build_scripts.publish.security_policy import PLACEHOLDER
from build_scripts.records.moves import ID, current_id, old_claim_ids

# Meta refresh works without a script, which the policy would refuse.
_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Moved: {title}</title>
<link rel="canonical" href="{canonical}">
<meta http-equiv="refresh" content="0; url={url}">
</head>
<body>
<h1>This page has moved</h1>
<p><a href="{url}">{title}</a></p>
</body>
</html>
"""


@dataclass(frozen=True)
class Redirect:
    """An old address and the new one, both from the site's root, and the title of the page there."""

    url: str
    target: str
    title: str


def redirects(library: Library) -> list[Redirect]:
    """Every address that once was a page of a claim, a source or its chain."""
    found = []
    for old, new in old_claim_ids(library.records).items():
        if claim := library.claim(new):
            found.append(Redirect(f"claims/{old}/", claim.url, claim.statement))
    for old in library.records.moved:
        source = library.source(current_id(library.records, old))
        if source is not None and ID.fullmatch(old) and old not in library.records.sources:
            found.append(Redirect(f"sources/{old}/", source.url, source.title))
            if source.has_chain and not source.is_ours:
                found.append(Redirect(f"calculators/{old}/", source.chain_url, source.title))
    return found


def redirect_html(redirect: Redirect, site_url: str) -> str:
    """The page, with the placeholder of the policy that all pages share."""
    return str(
        Markup(_PAGE).format(
            policy=PLACEHOLDER,
            title=redirect.title,
            url=relative_url(redirect.url, redirect.target),
            canonical=urljoin(site_url, redirect.target),
        )
    )


def write_redirects(library: Library, site: Path, site_url: str, finish) -> None:
    """Write every page that leads on; `finish` puts the policy in. What stands at an address already stays."""
    for redirect in redirects(library):
        path = site / redirect.url / "index.html"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(finish(redirect_html(redirect, site_url)), encoding="utf-8")
