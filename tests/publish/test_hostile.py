"""Records written by somebody who means harm."""

import html
import json
import re
from html.parser import HTMLParser

import pytest

from build_scripts.publish.corpus import Corpus
from build_scripts.publish.data_files import claim_record, claims_csv
from build_scripts.publish.library import Library
from build_scripts.publish.pages import all_pages
from build_scripts.publish.render import render
from build_scripts.publish.security_policy import inline_scripts
from tests.publish.conftest import build_site
from tests.publish.small_corpus import RECORDS, VOCABULARY, write_corpus

PAYLOADS = [
    "</title><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</script><script>alert(1)</script>",
    "<!-- --><svg/onload=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "]]><a href=javascript:alert(1)>x</a>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "</textarea></option></select><script>alert(1)</script>",
]
TEXT_FIELDS = ("statement", "quote", "locator", "rating_reason", "note", "speaker", "range_note", "value_note")


def spoiled(folder, payload):
    """The small corpus with the payload in every field that is text."""
    quoted = json.dumps(payload)
    changes = {}
    for name in ("post/cost", "post/rate", "reckoner/rate"):
        lines = [
            line
            for line in RECORDS[f"{name}.yaml"].splitlines()
            if line.split(":")[0] not in (*TEXT_FIELDS, "status")
            and not line.startswith("  First")
            and not line.startswith("  Second")
        ]
        lines = [line.replace("One zero too many.", quoted) for line in lines if line.strip()]
        lines += [f"{field}: {quoted}" for field in TEXT_FIELDS]
        lines += ["status: disputed", f"status_reason: {quoted}", f"status_date: {quoted}"]
        changes[name.replace("/", "__")] = "\n".join(lines)
    source = ["title", "producer", "kind", "url_note", "published", "accessed", "licence", "rating_reason", "summary",
              "note"]  # fmt: skip
    changes["post__source"] = "\n".join(
        [f"{field}: {quoted}" for field in source]
        + ["url: 'javascript:alert(1)//https://'", "archived_url: 'data:text/html,<script>alert(1)</script>'",
           "reliability: D", f"text: {{name: {quoted}, sha256: {quoted}}}"])  # fmt: skip
    write_corpus(folder, **changes)
    vocabulary = folder / "vocabulary"
    for name, text in VOCABULARY.items():
        spoilt = re.sub(r"(label|description|words|question|note): [^,}]+", lambda found: f"{found[1]}: {quoted}", text)
        (vocabulary / name).write_text(spoilt, encoding="utf-8")
    return folder


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))


def tags(page):
    reader = Tags()
    reader.feed(page)
    return reader.found


@pytest.mark.parametrize("payload", PAYLOADS)
def test_text_stays_text_on_every_page(tmp_path, payload):
    library = Library(Corpus.from_directory(spoiled(tmp_path, payload)))
    seen = 0
    for page in all_pages(library):
        rendered = render(page)
        for tag, attributes in tags(rendered.html):
            assert tag not in ("script", "img", "iframe", "style"), (page.url, tag)
            assert tag != "svg" or attributes.get("class", "").startswith("rr-picture"), (page.url, tag)
            assert not [name for name in attributes if name.startswith("on") or name == "style"], (page.url, attributes)
            address = attributes.get("href") or attributes.get("cite") or ""
            assert not re.match(r"\s*(javascript|data|vbscript):", address, re.IGNORECASE), (page.url, address)
        seen += html.escape(payload, quote=False).split("'")[0] in rendered.html.replace("&#34;", '"')
    assert seen > 10


def test_data_files_hold_the_text_as_it_is(tmp_path):
    payload = PAYLOADS[3]
    library = Library(Corpus.from_directory(spoiled(tmp_path, payload)))
    record = claim_record(library.claim("post/cost"), "https://example.org/")
    assert json.loads(json.dumps(record))["statement"] == payload


@pytest.mark.parametrize("payload", PAYLOADS[:4])
def test_whole_pages_run_no_script_but_the_theme_s(tmp_path, small_site, payload):
    """The theme itself writes titles, descriptions and headings without escaping them."""
    site = build_site(spoiled(tmp_path / "claims", payload), tmp_path / "site")
    allowed = inline_scripts((small_site / "404.html").read_text(encoding="utf-8"))
    for path in site.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        assert set(inline_scripts(page)) <= set(allowed), path
        for tag, attributes in tags(page):
            assert not [name for name in attributes if name.startswith("on")], path
            assert not (attributes.get("href") or "").lower().startswith(("javascript:", "data:text")), path
            assert tag != "img" or attributes.get("src") != "x", path


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_cell_of_the_table_is_a_formula(library, start):
    record = claim_record(library.claim("post/cost"), "https://example.org/")
    record["statement"] = f'{start}HYPERLINK("http://evil")'
    table = claims_csv([record])
    assert f"'{start}HYPERLINK" in table
