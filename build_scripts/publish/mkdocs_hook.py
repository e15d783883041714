"""The one place that knows mkdocs: hands it the generated pages, and finishes what it built.

mkdocs loads this file by its path (`hooks:` in mkdocs.yml). Generated pages are `Page` objects that come with
their HTML, so that no Markdown run touches them.
"""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

from markupsafe import escape
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

# The checkout, so that its packages are found whatever directory mkdocs was started in.
ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from build_scripts import drawing  # noqa: E402
from build_scripts.publish.corpus import Corpus  # noqa: E402
from build_scripts.publish.data_files import write_data  # noqa: E402
from build_scripts.publish.library import Library  # noqa: E402
from build_scripts.publish.link_check import broken_links  # noqa: E402
from build_scripts.publish.pages import PageRecord, all_pages  # noqa: E402
from build_scripts.publish.redirects import write_redirects  # noqa: E402
from build_scripts.publish.render import render  # noqa: E402
from build_scripts.publish.repository import Repository  # noqa: E402
from build_scripts.publish.security_policy import inline_scripts, with_policy  # noqa: E402
from build_scripts.repository.history import read_history  # noqa: E402

log = logging.getLogger("mkdocs.hooks.reckoner")

_SEARCH = 'data-md-component="search" role="dialog"'

_library: Library | None = None
_theme_scripts: list[str] = []


class GeneratedPage(Page):
    """A page that comes as HTML."""

    def __init__(self, record: PageRecord, file: File, config):
        super().__init__(None, file, config)
        self.record = record
        # The theme writes titles as they are, so they are escaped here.
        self.title = str(escape(record.short_title or record.title))

    def read_source(self, config) -> None:
        """There is no source text; what the theme asks of it is set here."""
        self.markdown = ""
        self.meta = {
            "title": str(escape(self.record.title)),
            "description": str(escape(self.record.description)),
            "hide": ["navigation", "toc"] if self.record.is_wide else ["navigation"],
            "generated": True,
            "calculator": any(self.record.data.get(name) for name in ("calculator", "standing")),
            "search": {"exclude": True},
        }

    def render(self, config, files) -> None:
        """Fill in the HTML and the table of contents."""
        rendered = render(self.record)
        self.content = rendered.html
        self.toc = TableOfContents([AnchorLink(str(escape(heading.text)), heading.id, 2) for heading in rendered.toc])
        self.present_anchor_ids = {heading.id for heading in rendered.toc}


def on_config(config):
    """Read the claims; let the theme's inline scripts be the same on every page."""
    global _library
    claims = Path(config.config_file_path).parent / config.extra.get("claims", "claims")
    _library = Library(Corpus.from_directory(claims), read_history(claims), config.extra.get("repository"))
    # Without a scope the theme writes the way to the root into a script, which differs by depth.
    config.extra["scope"] = urlsplit(config.site_url or "").path.rstrip("/") + "/"
    # The theme's authors print an advertisement into every build log unless asked not to.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    return config


def on_files(files, config):
    """Add the generated pages, and what draws in them."""
    files.append(File.generated(config, drawing.PUBLISHED_AS, content=drawing.bundle()))
    for record in all_pages(_library, Repository.from_settings(config.extra)):
        file = File.generated(config, (record.url or "") + "index.md", content="")
        GeneratedPage(record, file, config)
        files.append(file)
    return files


def on_nav(nav, config, files):
    """Pages that are not in the navigation still stand below one of its entries, which is shown as open."""
    by_url = {page.url: page for page in nav.pages}
    for file in files.documentation_pages():
        page = file.page
        if isinstance(page, GeneratedPage) and page.record.section in by_url:
            page.parent = by_url[page.record.section]
        # Their neighbours in the navigation are no reading order.
        if page is not None:
            page.previous_page = page.next_page = None
    return nav


def on_page_context(context, page, config, nav):
    """Enter a generated page into the search index: its title and a line of text, so that the index stays small.

    Left to itself, the theme would take in every number of every table. It loads the index on each page.
    """
    search = config.plugins.get("material/search")
    if isinstance(page, GeneratedPage) and search is not None:
        record = page.record
        text = " · ".join(part for part in (record.description, record.search_text) if part)
        # The theme shows both as HTML.
        entry = {"location": page.url, "title": str(escape(record.title)), "text": f"<p>{escape(text)}</p>"}
        if record.boost != 1:
            entry["boost"] = record.boost
        search.search_index.entries.append(entry)
    return context


def on_post_template(output_content, template_name, config):
    """The page for wrong addresses is the theme and nothing else: only its inline scripts are allowed anywhere."""
    if template_name == "404.html":
        _theme_scripts[:] = inline_scripts(output_content)
        return with_policy(_with_named_search(output_content), _theme_scripts)
    return output_content


def on_post_page(output, page, config):
    """Put the policy in. A script that the theme does not have would not run, so it is a mistake of ours."""
    for code in inline_scripts(output):
        if code not in _theme_scripts:
            log.warning("%s holds a script that its security policy refuses: %.60s", page.file.src_uri, code)
    return with_policy(_with_named_search(output), _theme_scripts)


def _with_named_search(html: str) -> str:
    """The theme's search dialog with a name, which it lacks, for screen readers."""
    return html.replace(_SEARCH, _SEARCH + ' aria-label="Search"', 1)


def on_post_build(config):
    """Write the data files and the pages that lead on, then check every link of what was built."""
    site = Path(config.site_dir)
    write_data(_library, site / "data", config.site_url or "/")
    write_redirects(_library, site, config.site_url or "/", lambda html: with_policy(html, _theme_scripts))
    for problem in broken_links(site, config.extra["scope"]):
        log.warning("Broken link in %s", problem)
