"""A saved page as plain text, and what it says of itself: title, author, date, address.

The text is what a reader sees, and the same page always gives the same text: it is what is hashed and quoted from.
Nothing in a page is run, loaded or followed.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from html.parser import HTMLParser

from build_scripts.records.reader import CONTROL, HIDDEN
from calc.errors import CalcError

MOST_NESTED = 50
# What a reader does not see.
UNSEEN = frozenset(
    ("script", "style", "template", "noscript", "svg", "math", "iframe", "object", "canvas", "select", "datalist")
)
VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))
# What begins a line of its own, and what is parted from the rest by an empty line.
PARTED = frozenset(
    ("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "table", "ul", "ol", "dl", "figure", "section",
     "article", "hr")
)  # fmt: skip
BLOCKS = PARTED | frozenset(
    ("address", "aside", "body", "caption", "dd", "details", "dialog", "div", "dt", "fieldset", "figcaption", "footer",
     "form", "header", "hgroup", "legend", "li", "main", "menu", "nav", "search", "summary", "tbody", "tfoot", "thead",
     "tr")
)  # fmt: skip
CELLS = frozenset(("td", "th"))
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_CHARSET = re.compile(rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})")
_IS_HTML = re.compile(r"(?i)\s*<(!doctype\s+html|html|head|body|meta|title|article|div|p|main|section)\b")
# Marks between pieces of text: a new line, and an empty line. No page holds them, as control characters are left out.
_NEW_LINE, _EMPTY_LINE = "\x01", "\x02"
_ODD_SPACES = {0xA0: " ", 0xAD: None, 0x200B: None, 0xFEFF: None}
_DECLARED = re.compile(r"(?i)<!--|<!doctype|<[!?]")
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@dataclass
class Page:
    """What was read: `text` for quotes, and the fields of a source that the page gives. `remarks` are for people."""

    text: str
    is_html: bool
    fields: dict[str, str] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)


def read_page(content: bytes) -> Page:
    """Read a saved page or text. Raises `CalcError` for what is no text."""
    text, remarks = decode(content)
    if not text.strip():
        raise CalcError("There is no text in it.", "a saved page or a plain text")
    markup = _without_comments(text)
    if not _IS_HTML.match(markup):
        return Page(text, False, remarks=remarks)
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    seen = reader.text()
    if not seen.strip():
        raise CalcError(
            "The page shows no text: it is perhaps put together by scripts.",
            "a page with its text in it",
            "Copy the text in the browser into a file, and give that.",
        )
    return Page(seen, True, _fields(reader), remarks)


def decode(content: bytes) -> tuple[str, list[str]]:
    """Bytes as text, by their mark, by what they say of themselves, else as UTF-8 or Windows-1252; and remarks."""
    name = next((name for mark, name in _MARKS if content.startswith(mark)), None)
    if name is None and b"\0" in content[:4096]:
        kind = "a PDF" if content.startswith(b"%PDF") else "a binary file"
        raise CalcError(f"This is {kind}, not a page or a text.", "HTML or plain text", "Save its text into a file.")
    if content.startswith(b"%PDF"):
        raise CalcError("This is a PDF, not a page or a text.", "HTML or plain text", "Save its text into a file.")
    told = _CHARSET.search(content[:4096]) or _XML.match(content[:400])
    claimed = told[1].decode("ascii") if told else None
    for encoding in (name, _known(claimed), "utf-8"):
        if encoding:
            try:
                return _clean(content.decode(encoding).removeprefix("\ufeff")), []
            except UnicodeDecodeError:
                continue
    remark = f"It is not in {claimed}, as it says" if claimed else "It is not in UTF-8"
    return _clean(content.decode("cp1252", errors="replace")), [f"{remark}: it was read as Windows-1252."]


def _without_comments(text: str) -> str:
    """Markup without comments, declarations and what is broken off at its end. In one pass: the parser of the library
    looks through the whole rest of a page again for each of them that is not closed."""
    text = text[: text.rfind(">") + 1] + text[text.rfind(">") + 1 :].partition("<")[0]
    kept, place = [], 0
    while (begin := _DECLARED.search(text, place)) is not None:
        kept.append(text[place : begin.start()])
        end = "-->" if begin.group() == "<!--" else ">"
        found = text.find(end, begin.end())
        if found < 0:
            return "".join(kept)
        place = found + len(end)
        if begin.group().lower() == "<!doctype":
            kept.append(text[begin.start() : place])
    return "".join([*kept, text[place:]])


def _known(encoding: str | None) -> str | None:
    """The name of an encoding of text; what pages call Latin-1 is Windows-1252, as in browsers."""
    try:
        info = codecs.lookup(encoding or "")
    except LookupError:
        return None
    if not getattr(info, "_is_text_encoding", True) or info.name.startswith("utf-16"):
        return None  # it says so in single bytes, so it cannot be
    return "cp1252" if info.name in ("iso8859-1", "ascii") else info.name


def _clean(text: str) -> str:
    """Line ends are line feeds; characters that cannot be shown are left out."""
    return CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


class _Reader(HTMLParser):
    """Gathers the visible text in lines, and what the head says."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.metas: dict[str, str] = {}
        self.canonical = ""
        self.title = ""
        self.heading = ""
        self.times: list[str] = []
        self.data: list[object] = []
        self._pieces: list[str] = []
        self._unseen: list[str] = []
        self._inside: str | None = None  # of what the text is wanted apart: title, h1 or data
        self._kept: list[str] = []
        self._pre = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._note(tag, given)
        if self._unseen:
            if tag == self._unseen[-1] and len(self._unseen) < MOST_NESTED:
                self._unseen.append(tag)
        elif tag in UNSEEN:
            self._unseen.append(tag)
        elif tag == "br":
            self._pieces.append("\n")
        elif tag in BLOCKS:
            self._pieces.append(_EMPTY_LINE if tag in PARTED else _NEW_LINE)
            self._pre += tag == "pre"
        elif tag in CELLS and self._pieces:
            self._pieces.append("\t")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag in VOID or tag in UNSEEN:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside or (tag == "script" and self._inside == "data"):
            self._keep()
        if self._unseen:
            if tag == self._unseen[-1]:
                self._unseen.pop()
        elif tag in BLOCKS:
            self._pieces.append(_EMPTY_LINE if tag in PARTED else _NEW_LINE)
            self._pre -= tag == "pre" and self._pre > 0

    def handle_data(self, data: str) -> None:
        if self._inside:
            self._kept.append(data)
        if not self._unseen and self._inside != "title":
            self._pieces.append(data if self._pre else re.sub(r"[ \t\n\f]+", " ", data))

    def _note(self, tag: str, given: dict[str, str]) -> None:
        if tag == "meta":
            name = (given.get("name") or given.get("property") or given.get("itemprop") or "").lower()
            if name and given.get("content", "").strip():
                content = _line(given["content"])
                repeats = name in ("citation_author", "dc.creator", "author", "article:author") and name in self.metas
                self.metas[name] = f"{self.metas[name]}, {content}" if repeats else self.metas.get(name, content)
        elif tag == "link" and given.get("rel", "").lower() == "canonical":
            self.canonical = self.canonical or given.get("href", "").strip()
        elif tag == "time" and given.get("datetime"):
            self.times.append(given["datetime"])
        if self._inside is None:
            is_data = tag == "script" and given.get("type", "").lower() == "application/ld+json"
            wanted = "data" if is_data else tag if tag in ("title", "h1") else None
            if wanted and not getattr(self, {"title": "title", "h1": "heading"}.get(wanted, ""), ""):
                self._inside, self._kept = wanted, []

    def _keep(self) -> None:
        text = "".join(self._kept)
        if self._inside == "title":
            self.title = _line(text)
        elif self._inside == "h1":
            self.heading = _line(text)
        else:
            with suppress(ValueError, RecursionError):  # what pages say of themselves is often not well-formed
                self.data.append(json.loads(text))
        self._inside = None

    def text(self) -> str:
        """The visible text: one space between words, at most one empty line between paragraphs."""
        between, lines = 0, []
        for piece in re.split(f"([{_NEW_LINE}{_EMPTY_LINE}\n])", "".join(self._pieces).translate(_ODD_SPACES)):
            if piece in (_NEW_LINE, _EMPTY_LINE, "\n"):
                between = max(between, {_NEW_LINE: 1, _EMPTY_LINE: 2}.get(piece, min(2, between + 1)))
                continue
            said = re.sub(r" ?\t[ \t]*", "\t", re.sub(r" {2,}", " ", HIDDEN.sub("", piece))).strip()
            if said:
                lines.append("\n" * between * bool(lines) + said)
                between = 0
        return "".join(lines) + "\n"


def _line(text: str) -> str:
    return " ".join(text.split())


def _fields(page: _Reader) -> dict[str, str]:
    """The fields of a source, each from the first place that gives it."""
    metas, about = page.metas, list(_articles(page.data))

    def first(*candidates: str | None) -> str:
        return next((found for one in candidates if (found := _line(one or ""))), "")

    def said(*names: str) -> list[str]:
        return [text for name in names for one in about if (text := _text(one.get(name)))]

    authors = _line(metas.get("citation_author", ""))
    dates = (
        *map(
            metas.get, ("citation_publication_date", "citation_date", "citation_online_date", "article:published_time")
        ),
        *said("datePublished", "dateCreated"),
        *map(metas.get, ("dc.date", "datepublished", "date")),
        *page.times[:1],
    )
    titles = map(metas.get, ("citation_title", "dc.title", "og:title"))
    makers = map(metas.get, ("dc.creator", "author", "article:author", "og:site_name"))
    found = {
        "title": first(*titles, *said("headline", "name"), page.title, page.heading),
        "producer": first(authors, *said("author", "creator"), *map(_no_url, makers), *said("publisher")),
        "published": next(filter(None, map(_date, dates)), ""),
        "url": first(_url(page.canonical), _url(metas.get("og:url")), *map(_url, said("url", "mainEntityOfPage"))),
        "licence": first(*said("license"), metas.get("dc.rights")),
    }
    limits = {"title": 300, "producer": 200, "licence": 200, "url": 2000}
    return {name: CONTROL.sub("", text)[: limits.get(name, 100)] for name, text in found.items() if text}


def _articles(data: Iterable[object]) -> Iterable[dict]:
    """The objects of JSON-LD that describe a work, without those that describe sites and paths to it."""
    waiting, seen = list(data), 0
    while waiting and seen < 1000:
        one, seen = waiting.pop(0), seen + 1
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            waiting += one.get("@graph") if isinstance(one.get("@graph"), list) else []
            if re.search(r"Article|Posting|Report|Work|Book|Dataset|WebPage|Thesis", str(one.get("@type"))):
                yield one


def _text(value: object) -> str:
    """A value of JSON-LD as text: names of people joined by commas."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_text, value[:20])))
    if isinstance(value, dict):
        return _text(value.get("name") or value.get("@id") or "") if not isinstance(value.get("name"), dict) else ""
    return value if isinstance(value, str) else ""


def _no_url(text: str | None) -> str | None:
    return None if text and "://" in text else text


def _url(text: str | None) -> str:
    return text if text and re.match(r"https?://\S+$", text) else ""


def _date(text: str | None) -> str | None:
    """A year, month or day of ISO 8601 (`2023/06/29` of citation tags too); None for anything else."""
    found = _DAY.match((text or "").strip().replace("/", "-"))
    return found[0] if found and found[0][:4] >= "1000" else None


def kept_text(page: Page, content: bytes) -> bytes:
    """The text whose sum a source records and in which its quotes are looked up, of a document read from `content`.

    Of a page that is what a reader sees; a plain text is taken as it is where it is UTF-8, byte for byte.
    """
    if page.is_html:
        return page.text.encode("utf-8")
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return page.text.encode("utf-8")
    return content
