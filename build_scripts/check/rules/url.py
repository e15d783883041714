"""Addresses can be followed and are https.

An address is the way back to the evidence, and should not be read by others on the way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from build_scripts.check.context import Context
from build_scripts.check.example import Example
from build_scripts.check.finding import Finding
from build_scripts.check.rule import Rule
from build_scripts.records.source import Source

RULE = Rule("RR702", "url", "source", "Addresses are https, with a host, and without spaces and passwords.")
EXAMPLE = Example("post/source.yaml", "url: https://example.org/post", "url: http://example.org/post")
EXPECTED = "an address such as https://example.org/page"
FORBIDDEN = re.compile(r"[\s<>\"`{}|\\^]|[^\x20-\U0010ffff]")
HOST = re.compile(r"(?=.{1,253}$)([^\W_]([\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]{0,61}[^\W_]\.?")


def check(source: Source, context: Context) -> Iterator[Finding]:
    """`url` and `archived_url` of a source."""
    for name in ("url", "archived_url"):
        text = getattr(source, name)
        problem = _problem(text) if text else None
        if problem:
            message, advice = problem
            yield RULE.error(source.at(name), message, field=name, found=text, expected=EXPECTED, advice=advice)


def _problem(text: str) -> tuple[str, str] | None:
    """What is wrong with an address, and what to do."""
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return "The address cannot be read.", "Copy it again from the address bar."
    if parts.scheme == "http":
        return "The address is not https.", f"Try https{text[4:]}; if there is none, use an archived copy of the page."
    if parts.scheme != "https":
        if FORBIDDEN.search(text):
            return "The address does not begin with https://.", "Copy it again from the address bar."
        bare = not parts.scheme
        advice = f"Write https://{text.removeprefix('//')}." if bare else "Give the address of a page on the web."
        return "The address does not begin with https://.", advice
    if FORBIDDEN.search(text):
        return "A character stands in the address that cannot.", "Copy it again; write %20 for a space, %7C for |."
    if parts.username is not None or parts.password is not None:
        return "The address holds a user name.", "Leave out what stands before the @."
    if not HOST.fullmatch(host):
        return f"'{host}' is not the name of a host.", "Copy the address again from the address bar."
    return None
