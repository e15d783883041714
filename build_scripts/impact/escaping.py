"""Texts of strangers as parts of a Markdown comment: what they say is shown, and nothing of it does anything.

A host of repositories turns more than Markdown into something: `@name` notifies a person, `#12` and `owner/name#12`
link to issues, addresses become links, dollars begin formulas. Everything that could begin such a thing is written as
a character reference, which no Markdown takes for syntax, or parted by a space of no width.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from build_scripts.check.finding import printable

LONGEST = 160
PLAIN_ID = re.compile(r"[a-zA-Z0-9][a-zA-Z0-9._/#-]*")
# Written as they are within a line; at its beginning some of them would mean something.
_SAFE = frozenset(" ,;:'%+-./?=")
_STARTS = frozenset("+-=.:")
# What hosts make links of, whatever Markdown says: names, numbers of issues, addresses, `GH-12`, hashes of commits.
_LINKED = re.compile(r"(?i)(?<=[@#])|(?<=:)(?=\S)|(?<=www)(?=\.)|(?<=\bGH)(?=-\d)")
_HASH = re.compile(r"(?i)\b(?=[0-9]*[a-f])[0-9a-f]{7,64}\b")
_LIST_START = re.compile(r"^(\d+)([.)])(?= |$)")


def escape(text: str | None, longest: int = LONGEST) -> str:
    """A text on one line that any renderer of Markdown shows as it is, in a paragraph, a list or a cell of a table."""
    text = " ".join((text or "").split())
    text = printable(text if len(text) <= longest else text[: longest - 1].rstrip() + "…")
    text = _LINKED.sub("\u200b", _HASH.sub(lambda found: re.sub(r"(?<=\w{6})(?=\w)", "\u200b", found[0]), text))
    shown = "".join(map(_character, text))
    if shown and shown[0] in _STARTS:
        shown = f"&#{ord(shown[0])};{shown[1:]}"
    return _LIST_START.sub(lambda found: f"{found[1]}&#{ord(found[2])};", shown)


def _character(letter: str) -> str:
    if letter == "\u200b":
        return "&#8203;"
    return letter if not letter.isascii() or letter.isalnum() or letter in _SAFE else f"&#{ord(letter)};"


def code(text: str) -> str:
    """An id as code, where it is one; else as any other text."""
    return f"`{text}`" if PLAIN_ID.fullmatch(text) and len(text) <= LONGEST else escape(text)


def link(shown: str, site: str | None, url: str | None) -> str:
    """Something that is escaped already, with a link to a page of the site where its address is known."""
    if site is None or url is None:
        return shown
    return f"[{shown}]({site.rstrip('/')}/{quote(url, safe='/#-_.~')})"
