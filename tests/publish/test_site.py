"""The site as mkdocs builds it."""

import json
import re
from urllib.parse import urlsplit

import pytest

from build_scripts.publish.link_check import broken_links
from build_scripts.publish.security_policy import inline_scripts, policy
from tests.publish.conftest import build_site
from tests.publish.small_corpus import write_corpus


def test_the_real_site_has_a_page_for_each_record_and_no_broken_link(real_site, real_library):
    for claim in real_library.claims:
        assert (real_site / claim.url / "index.html").is_file()
    for source in real_library.sources:
        assert (real_site / source.url / "index.html").is_file()
    assert broken_links(real_site) == []


def test_the_real_site_asks_no_other_host(real_site):
    asking = re.compile(r"<(?:script|img|iframe|source|video|audio|embed|object)\b[^>]*\b(?:src|data)=\"?([^\"\s>]+)"
                        r"|<link\b(?![^>]*rel=\"?canonical)[^>]*\bhref=\"?([^\"\s>]+)")  # fmt: skip
    for path in real_site.rglob("*.html"):
        for found in asking.finditer(path.read_text(encoding="utf-8")):
            address = found[1] or found[2]
            assert not urlsplit(address).netloc, (path, address)
    for path in (real_site / "assets").rglob("*.css"):
        for address in re.findall(
            r"url\(\s*[\"']?([^\"')]+)|@import\s+[\"']([^\"']+)", path.read_text(encoding="utf-8")
        ):
            assert not urlsplit(address[0] or address[1]).netloc, (path, address)


def policies(site):
    found = {}
    for path in site.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        found[path] = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">', page)[1]
    return found


def test_one_policy_for_all_pages_so_that_instant_navigation_may_cross_them(real_site):
    everywhere = set(policies(real_site).values())
    assert len(everywhere) == 1
    (found,) = everywhere
    assert found.startswith("default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-")
    assert "unsafe-inline" not in found and "http" not in found


def test_the_policy_allows_just_the_scripts_that_are_there(real_site):
    for path, found in policies(real_site).items():
        page = path.read_text(encoding="utf-8")
        allowed = set(re.findall(r"'sha256-[^']+'", found))
        assert {re.search(r"'sha256-[^']+'", policy([code]))[0] for code in inline_scripts(page)} <= allowed


def test_the_policy_stands_before_everything_that_it_rules(real_site):
    for path in real_site.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        assert page.index("Content-Security-Policy") < min(page.index("<script"), page.index("<link"))


STYLED = re.compile(r"<style\b|<[a-zA-Z][^<>]*\sstyle\s*=", re.IGNORECASE)


def test_no_style_attribute(real_site):
    for path in real_site.rglob("*.html"):
        assert STYLED.search(path.read_text(encoding="utf-8")) is None, path
    assert STYLED.search('<p class="a"\nstyle=color:red>')


def test_search_finds_claims_by_statement_and_quote(small_site):
    index = json.loads((small_site / "search" / "search_index.json").read_text(encoding="utf-8"))
    found = [entry for entry in index["docs"] if entry["location"].startswith("claims/post/rate/")]
    assert found == [{
        "location": "claims/post/rate/", "title": "A dollar bought 400,000 tokens.",
        "text": "<p>4T tokens / $100m = 400k tokens/$ · A post · GPT · Tokens per dollar</p>",
    }]  # fmt: skip


def test_under_another_address_the_scope_follows(tmp_path):
    site = build_site(write_corpus(tmp_path / "claims"), tmp_path / "site", "https://example.org/reckoner/")
    assert 'new URL("/reckoner/",location)' in (site / "index.html").read_text(encoding="utf-8")
    published = json.loads((site / "data" / "claims.json").read_text(encoding="utf-8"))
    assert published["claims"][0]["url"].startswith("https://example.org/reckoner/claims/")
    assert broken_links(site, "/reckoner/") == []


@pytest.mark.parametrize("link, says", [
    ("missing/", "no such file"), ("page/#nowhere", "no element"), ("page/#there", None), ("#here", None),
    ("https://example.org/x", None), ("style.css", "no such file"), ("mailto:a@example.org", None),
])  # fmt: skip
def test_the_link_check_finds_what_is_missing(tmp_path, link, says):
    (tmp_path / "page").mkdir()
    (tmp_path / "page" / "index.html").write_text('<p id="there">x</p>', encoding="utf-8")
    (tmp_path / "index.html").write_text(f'<p id="here"><a href="{link}">x</a></p>', encoding="utf-8")
    problems = broken_links(tmp_path)
    assert (problems == []) if says is None else (len(problems) == 1 and says in problems[0])
