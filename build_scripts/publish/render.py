"""Pages to HTML, without a word about the site generator."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import jinja2
from markupsafe import Markup

from build_scripts import drawing
from build_scripts.publish.answers_picture import answers_picture
from build_scripts.publish.element_id import element_id
from build_scripts.publish.formula_view import readable_name
from build_scripts.publish.pages import PageRecord
from build_scripts.publish.relative_url import relative_url
from build_scripts.publish.summary import by_thing, summary

TEMPLATES = Path(__file__).parent / "templates"
# A claim, or with # one of its values.
_CLAIM_ID = re.compile(r"\b([a-z0-9-]+/[a-z0-9-]+(?:#[a-z0-9_]+)?)\b")
_HEADING = re.compile(r'<h2 id="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)


@dataclass(frozen=True)
class Heading:
    """One entry of the table of contents; `text` is plain, not HTML."""

    id: str
    text: str


@dataclass(frozen=True)
class Rendered:
    """A page as HTML, its headings, and what goes into the document's head (plain text)."""

    html: str
    toc: tuple[Heading, ...]
    meta: dict[str, str]


def render(record: PageRecord) -> Rendered:
    """The page as HTML. Whatever comes from a record is escaped; links are relative to the page."""
    template = environment().get_template(record.template)
    html = template.render(page_url=record.url, **record.data)
    toc = tuple(Heading(found[1], Markup(found[2]).striptags()) for found in _HEADING.finditer(html))
    return Rendered(html, toc, {"title": record.title, "description": record.description})


@cache
def environment() -> jinja2.Environment:
    """The templates. Escaping is on for all of them, and a name that is not there is an error."""
    found = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.globals["drawing"] = drawing
    found.filters["to"] = _relative
    found.filters["paragraphs"] = _paragraphs
    found.filters["field_id"] = element_id
    found.filters["readable_name"] = readable_name
    found.filters["summary"] = summary
    found.filters["answers_picture"] = answers_picture
    found.filters["by_thing"] = by_thing
    return found


@jinja2.pass_context
def _relative(context: jinja2.runtime.Context, target: str) -> str:
    """A link from the page that is being rendered to another page or file of the site."""
    return relative_url(context["page_url"], target)


@jinja2.pass_context
def _paragraphs(context: jinja2.runtime.Context, text: str | None, library=None) -> Markup:
    """Plain text with blank lines between paragraphs, as escaped HTML; ids of claims of the library become links."""
    parts = [" ".join(part.split()) for part in re.split(r"\n\s*\n", text or "")]
    linked = [_linked(context, part, library) if library else part for part in parts if part]
    return Markup("").join(Markup("<p>{}</p>").format(part) for part in linked)


def _linked(context: jinja2.runtime.Context, text: str, library) -> Markup:
    """The text with a link for each claim that it names by its id."""
    done = Markup("")
    for part in _CLAIM_ID.split(text):
        claim = library.claim(part)
        done += Markup('<a href="{}">{}</a>').format(_relative(context, claim.url), part) if claim else part
    return done
