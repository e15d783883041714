"""Old addresses lead on to new ones."""

import json
import re

import pytest

from build_scripts.publish.corpus import Corpus
from build_scripts.publish.library import Library
from build_scripts.publish.link_check import broken_links
from build_scripts.publish.redirects import Redirect, redirect_html, redirects
from tests.publish.conftest import build_site
from tests.publish.small_corpus import write_corpus

MOVED = """\
post/price: {to: post/cost, date: 2026-01-01, reason: x}
old-post: {to: post, date: 2026-01-01, reason: x}
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    claims = write_corpus(tmp_path_factory.mktemp("claims"))
    (claims / "vocabulary" / "moved.yaml").write_text(MOVED, encoding="utf-8")
    return build_site(claims, tmp_path_factory.mktemp("site"), "https://example.org/reckoner/")


def page(site, url):
    return (site / url / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("old, new", [
    ("claims/post/price/", "claims/post/cost/"),
    ("claims/old-post/cost/", "claims/post/cost/"),
    ("claims/old-post/price/", "claims/post/cost/"),
    ("sources/old-post/", "sources/post/"),
    ("calculators/old-post/", "calculators/post/"),
])  # fmt: skip
def test_an_old_address_leads_to_the_new_one(site, old, new):
    html = page(site, old)
    assert f'<link rel="canonical" href="https://example.org/reckoner/{new}">' in html
    assert '<meta name="robots" content="noindex">' in html and "<script" not in html
    target = re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', html)[1]
    assert f'<a href="{target}">' in html
    assert (site / old / target / "index.html").resolve() == (site / new / "index.html").resolve()


def test_it_has_the_policy_of_all_pages(site):
    found = re.compile(r'Content-Security-Policy" content="([^"]+)"')
    assert found.search(page(site, "claims/post/price/"))[1] == found.search(page(site, "claims/post/cost/"))[1]


def test_it_is_in_no_list(site):
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    places = [entry["location"] for entry in index["docs"]]
    assert "claims/post/cost/" in places and not [place for place in places if "price" in place or "old-post" in place]
    assert "old-post" not in (site / "sitemap.xml").read_text(encoding="utf-8")
    for name in ("claims.json", "sources.json", "claims.csv"):
        assert "old-post" not in (site / "data" / name).read_text(encoding="utf-8")


def test_its_links_are_checked_with_all_others(site):
    assert broken_links(site, "/reckoner/") == []


def test_without_moves_there_is_none(small_site):
    assert not (small_site / "claims" / "post" / "price").exists()


def test_an_old_id_that_is_none_makes_no_page(tmp_path):
    claims = write_corpus(tmp_path / "claims")
    entries = [f'"{name}": {{to: {to}, date: 2026-01-01, reason: x}}\n' for name, to in (
        ("../../out", "post"),
        ("..", "post"), ("../x", "post/cost"), ("post/../../x", "post/cost"), ("A/b", "post/cost"),
    )]  # fmt: skip
    (claims / "vocabulary" / "moved.yaml").write_text("".join(entries), encoding="utf-8")
    library = Library(Corpus.from_directory(claims))
    assert redirects(library) == [] and "moved" not in library.corpus.model


def test_titles_are_escaped(tmp_path):
    html = redirect_html(Redirect("claims/a/b/", "claims/c/d/", '"><script>alert(1)</script>'), "https://example.org/")
    assert "<script" not in html and "&lt;script&gt;" in html
