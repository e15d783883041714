"""Checks that every internal link, script, style and anchor of a built site leads somewhere.

mkdocs checks only links in Markdown; most of our pages are not Markdown.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

# Any host will do: links are resolved against it, and what stays on it is ours.
_HOST = "http://site.invalid"
_LINKS = {
    "a": ("href", "xlink:href"),
    "link": ("href",),
    "script": ("src",),
    "img": ("src",),
    "iframe": ("src",),
    "source": ("src",),
    "form": ("action",),
}
# Start tags that name something: the parser reads only these, which are a fifth of a page.
_NAMING_TAG = re.compile(r"<[a-zA-Z][^<>]*\s(?:id|(?:xlink:)?href|src|action|name)=[^<>]*>")
# Nearly all links: the way to another page or file from here. The rest is resolved as browsers do, which takes longer.
_PLAIN = re.compile(r"((?:\.\./)*(?:[\w-]+/)*(?:[\w-]+(?:\.[\w-]+)+)?)(?:#(.*))?")
# Anchors that the theme sets by script, and what fills in the form (docs/assets/js/form/kept.js).
_BY_SCRIPT = ("__skip", "__tabbed", "fill&")


@dataclass
class _Page:
    links: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)


class _Reader(HTMLParser):
    CDATA_CONTENT_ELEMENTS = ()  # it is fed tags alone: what stands in a script is not read

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.page = _Page()

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if values.get("id"):
            self.page.ids.add(values["id"])
        if tag == "a" and values.get("name"):
            self.page.ids.add(values["name"])
        if tag == "link" and values.get("rel") == "canonical":
            return
        for name in _LINKS.get(tag, ()):
            if values.get(name):
                self.page.links.append(values[name])


def broken_links(site: Path, base: str = "/") -> list[str]:
    """One line for each internal link that leads nowhere: "page: link: what is missing".

    `base` is the path under which the site will be found: the page for wrong addresses names it in its links.
    """
    pages = {path.relative_to(site).as_posix(): _read(path) for path in sorted(site.rglob("*.html"))}
    problems = []
    for name, page in pages.items():
        for link in dict.fromkeys(page.links):
            problem = _problem(site, pages, name, link, base)
            if problem:
                problems.append(f"{name}: {link}: {problem}")
    return problems


def _read(path: Path) -> _Page:
    reader = _Reader()
    reader.feed("".join(_NAMING_TAG.findall(path.read_text(encoding="utf-8"))))
    return reader.page


def _problem(site: Path, pages: dict[str, _Page], name: str, link: str, base: str) -> str | None:
    plain = _PLAIN.fullmatch(link)
    if plain and plain[1]:
        file = "index.html" if plain[1].endswith("/") else ""
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), plain[1], file))
        if not target.startswith(".."):
            return _missing(site, pages, target, plain[2] or "")
    address = urlsplit(urljoin(_HOST + base + name, link))
    if f"{address.scheme}://{address.netloc}" != _HOST:
        return None
    if not address.path.startswith(base):
        return f"outside of {base}"
    target = posixpath.normpath(unquote(address.path[len(base) :]) or ".")
    if target == "." or address.path.endswith(("/", "/.")):
        target = posixpath.normpath(target + "/index.html")
    return _missing(site, pages, target, address.fragment)


def _missing(site: Path, pages: dict[str, _Page], target: str, fragment: str) -> str | None:
    if target not in pages:
        return None if (site / target).is_file() else "no such file"
    anchor = unquote(fragment).split(":~:")[0]
    if not anchor or anchor.startswith(_BY_SCRIPT) or anchor in pages[target].ids:
        return None
    return f"no element with the id '{anchor}'"
