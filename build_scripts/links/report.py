"""Writes what came of the visits: for people, for programs, and for an issue."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from build_scripts.links.archive import SAVE
from build_scripts.links.survey import Link, Surveyed
from build_scripts.links.verdict import MOVED, OK, REFUSED
from build_scripts.printable import printable

FIX = "python -m build_scripts links --fix"


def text(surveyed: Sequence[Surveyed]) -> str:
    """One paragraph for each link that is not well, the lines for copies that were found, then a line that counts."""
    paragraphs = [
        f"{one.source.file}:{link.line}: [{link.field}] {_sentence(link)}\n    {_where(link)}"
        for one in surveyed
        for link in one.links
        if link.verdict.kind != OK
    ]
    paragraphs += [f"{one.source.file}: a copy is in the archive\n    {_line(one)}" for one in found(surveyed)]
    paragraphs += [f"{one.source.file}: no copy is known\n    {_how_to_save(one)}" for one in missing(surveyed)]
    return "".join(f"{printable_lines(paragraph)}\n\n" for paragraph in paragraphs) + summary(surveyed) + "\n"


def as_json(surveyed: Sequence[Surveyed]) -> str:
    """All of it as one JSON object."""
    content = {
        "version": 1,
        "sources": [
            {
                "id": one.source.id,
                "file": one.source.file,
                "links": [_as_dict(link) for link in one.links],
                "copy": None if one.copy is None else {"url": one.copy.address, "trouble": one.copy.trouble},
            }
            for one in surveyed
        ],
    }
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def markdown(surveyed: Sequence[Surveyed]) -> str:
    """The text of an issue; empty when there is nothing that a person could do.

    Whatever comes from a record or a host stands between backticks, where it is neither link nor mention.
    """
    broken = _links(surveyed, lambda link: link.verdict.is_broken)
    moved = _links(surveyed, lambda link: link.verdict.kind == MOVED)
    if not (broken or moved or found(surveyed) or missing(surveyed)):
        return ""
    parts = [f"**{summary(surveyed)}**"]
    parts += _section("Lead nowhere", "Name another address, or say in `url_note` what became of it.", broken)
    parts += _section("Have moved", "Where the page is the same, write the new address.", moved)
    if found(surveyed):
        lines = [f"- {_code(one.source.file)}: {_code(_line(one))}" for one in found(surveyed)]
        parts += [
            "### Copies that no source names yet",
            f"`{FIX}` writes these lines.",
            _folded(lines, "copy", "copies"),
        ]
    if missing(surveyed):
        lines = [f"- {_code(one.source.file)}: {_code(_how_to_save(one))}" for one in missing(surveyed)]
        parts += [
            "### No copy is known",
            "Open the address that is named, and write that of the copy into `archived_url`.",
            _folded(lines, "page", "pages"),
        ]
    refused = _links(surveyed, lambda link: link.verdict.kind == REFUSED)
    if refused:
        parts += ["### Cannot be told by a machine", _folded(refused, "address", "addresses")]
    return "\n\n".join(parts) + "\n"


def summary(surveyed: Sequence[Surveyed]) -> str:
    """`95 addresses visited: 2 lead nowhere, 3 have moved, 4 cannot be told, 86 are there; 60 copies found.`"""
    links = [link for one in surveyed for link in one.links]
    counts = [
        (sum(link.verdict.is_broken for link in links), "leads nowhere", "lead nowhere"),
        (sum(link.verdict.kind == MOVED for link in links), "has moved", "have moved"),
        (sum(link.verdict.kind == REFUSED for link in links), "cannot be told", "cannot be told"),
        (sum(link.verdict.kind == OK for link in links), "is there", "are there"),
    ]
    words = ", ".join(f"{number} {one if number == 1 else many}" for number, one, many in counts if number)
    number = len(found(surveyed))
    copies = f"; {number} {'copy' if number == 1 else 'copies'} found that no source names" if number else ""
    return (
        f"{len(links)} {'address' if len(links) == 1 else 'addresses'} visited{': ' if words else ''}{words}{copies}."
    )


def found(surveyed: Sequence[Surveyed]) -> list[Surveyed]:
    """The sources of which the archive has a copy that they do not name."""
    return [one for one in surveyed if one.copy and one.copy.address]


def missing(surveyed: Sequence[Surveyed]) -> list[Surveyed]:
    """The sources of which no copy is known."""
    return [one for one in surveyed if one.copy and not one.copy.address]


def printable_lines(paragraph: str) -> str:
    """The lines of a paragraph, each safe for a terminal."""
    return "\n".join(printable(line, 2_500) for line in paragraph.split("\n"))


def _as_dict(link: Link) -> dict:
    return {
        "field": link.field,
        "line": link.line,
        "url": link.visit.address,
        "final": link.visit.final,
        "status": link.visit.status,
        "title": link.visit.title,
        "verdict": link.verdict.kind,
        "words": link.verdict.words,
    }


def _sentence(link: Link) -> str:
    return f"The address {link.verdict.words}."


def _where(link: Link) -> str:
    return f"{link.visit.address} → {link.visit.final}" if link.visit.was_redirected else link.visit.address


def _how_to_save(one: Surveyed) -> str:
    """The address that makes a copy, or why there is none."""
    if any(link.field == "url" and link.verdict.is_broken for link in one.links):
        return one.copy.trouble or "the page is gone, and the archive has none"
    return one.copy.trouble or f"{SAVE}{one.source.url}"


def _line(one: Surveyed) -> str:
    return f"archived_url: {one.copy.address}"


def _links(surveyed: Sequence[Surveyed], fits) -> list[str]:
    return [
        f"- {_code(f'{one.source.file}:{link.line}')} {link.field}: {_code(_sentence(link))} {_code(_where(link))}"
        for one in surveyed
        for link in one.links
        if fits(link)
    ]


def _section(title: str, advice: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield from (f"### {title}", advice, "\n".join(lines))


def _folded(lines: list[str], one: str, many: str) -> str:
    count = f"{len(lines)} {one if len(lines) == 1 else many}"
    return f"<details><summary>{count}</summary>\n\n" + "\n".join(lines) + "\n\n</details>"


def _code(text: str) -> str:
    """Text between backticks; it holds none itself."""
    return f"`{printable(text, 2_500).replace('`', chr(39))}`"
