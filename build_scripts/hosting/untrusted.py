"""Markdown that a stranger's code may have made, so that our own author can post it.

`impact` escapes what stands in records. But in a pull request from a fork it is the fork's `impact` that runs, and it
may write what it likes. What `impact` writes passes unchanged; what it never writes is made harmless: links to other
places, pictures, HTML, mentions of people and of other issues, and hidden comments.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

# Put where a word would be taken for an address, a person or an issue; it is not seen.
BREAK = "\u200b"
TAG = re.compile(
    r"<(?!/?(?:details|summary|b|i|code|sub|sup|br|table|thead|tbody|tr|th|td|ul|ol|li|p|s)\s*/?>|details open>)"
)
# Control characters, and those that turn the direction of reading.
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
# The end of the text of a link, and what follows: the address, a reference, or the definition of one.
TARGET = re.compile(r"\](?P<opening>\(\s*|:\s*|\[)(?P<address>[^\s()<>\[\]]*)(?P<closing>\)?)")
ADDRESS = re.compile(r"(?i)(?:[a-z][a-z0-9+.-]{0,30}://|www\.|mailto:|xmpp:)[^\s<>()\[\]]*")
PLAIN_PATH = re.compile(r"[A-Za-z0-9._~/?=,+%#:-]*")
MENTION = re.compile(r"@(?=\w)")
ISSUE = re.compile(r"(?i)(?<![&/\w])#(?=\d)|(?<=\w)#(?=\d)|(?<=\bGH-)(?=\d)")
PICTURE = re.compile(r"!(?=\[)")
# Blocks that the host draws, with links in them.
DRAWN = re.compile(r"(?i)(`{3,}|~{3,})[^\S\n]*(?:mermaid|geojson|topojson|stl|math)\b")


def harmless(text: str, allowed: Sequence[str]) -> str:
    """The text with links to `allowed` addresses (and what lies below them) alone."""
    places = [place if place.endswith("/") else f"{place}/" for place in allowed if urlsplit(place).netloc]
    text = UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = DRAWN.sub(r"\1", PICTURE.sub(f"!{BREAK}", text))
    text = TAG.sub("&lt;", text)
    text = TARGET.sub(lambda found: _target(found, places), text)
    pieces, end = [], 0
    for found in ADDRESS.finditer(text):
        pieces += [_words(text[end : found.start()]), found[0] if _is_allowed(found[0], places) else _broken(found[0])]
        end = found.end()
    return "".join([*pieces, _words(text[end:])])


def _is_allowed(address: str, places: Sequence[str]) -> bool:
    """Whether an address lies below one of the places, with nothing in it that Markdown reads as something else."""
    return any(
        address.startswith(place) and PLAIN_PATH.fullmatch(address[len(place) :]) and ".." not in address
        for place in places
    )


def _target(found: re.Match, places: Sequence[str]) -> str:
    if found["opening"] == "(" and found["closing"] and _is_allowed(found["address"], places):
        return found[0]
    # "]" followed by "(", ":" or "[" makes a link; with a backslash between them they are just characters.
    return f"]\\{found['opening']}{found['address']}{found['closing']}"


def _broken(address: str) -> str:
    """An address that is shown, but not made a link."""
    return _words(re.sub(r"(?i)(?<=:)(?=//)|(?<=www)(?=\.)|(?<=mailto)(?=:)|(?<=xmpp)(?=:)", BREAK, address))


def _words(text: str) -> str:
    return ISSUE.sub(lambda found: f"{found[0]}{BREAK}", MENTION.sub(f"@{BREAK}", text))
