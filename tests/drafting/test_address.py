"""Addresses that lead to the same document."""

import pytest

from build_scripts.drafting.address import is_same_version, read_address, sources_at
from build_scripts.records import load

SAME = [
    ("https://example.org/post", "http://www.example.org/post/"),
    ("https://example.org/post", "https://EXAMPLE.org:443/post#part"),
    ("https://example.org/post", "https://example.org/post?utm_source=x&fbclid=1"),
    ("https://example.org/post", "https://web.archive.org/web/20230501000000/https://example.org/post"),
    ("https://example.org/post", "https://archive.ph/2023/http://example.org/post"),
    ("https://example.org/", "https://example.org/index.html"),
    ("https://example.org/a?b=1&c=2", "https://example.org/a?c=2&b=1&utm_medium=y"),
    ("https://arxiv.org/abs/2203.15556", "http://arxiv.org/pdf/2203.15556v2.pdf"),
    ("https://arxiv.org/abs/2203.15556", "https://export.arxiv.org/abs/2203.15556v1"),
    ("https://twitter.com/a/status/1", "https://x.com/a/status/1?s=20"),
]
OTHER = [
    ("https://example.org/post", "https://example.org/posts"),
    ("https://example.org/a?id=1", "https://example.org/a?id=2"),
    ("https://example.org/a?s=1", "https://example.org/a?s=2"),  # a search, not a share on Twitter
    ("https://arxiv.org/abs/2203.15556", "https://arxiv.org/abs/2203.15557"),
    ("https://example.org:8080/post", "https://example.org/post"),
]


@pytest.mark.parametrize("left, right", SAME)
def test_two_addresses_of_one_document_are_one_page(left, right):
    assert read_address(left).page == read_address(right).page


@pytest.mark.parametrize("left, right", OTHER)
def test_other_documents_are_other_pages(left, right):
    assert read_address(left).page != read_address(right).page


def test_what_is_kept_of_an_address_is_https_without_tracking_and_fragment():
    assert read_address("http://example.org/a?utm_source=x&b=1#:~:text=c").url == "https://example.org/a?b=1"


def test_an_archived_copy_gives_the_page_and_the_copy():
    copy = "https://web.archive.org/web/20230501/https://example.org/a"
    assert (read_address(copy).url, read_address(copy).archived_url) == ("https://example.org/a", copy)


@pytest.mark.parametrize("text", ["", "no address", "http://[", "ftp://example.org/x", "https://a:b:c/", "\x00"])
def test_what_is_no_address_leads_nowhere(text, records):
    assert sources_at(records, text) == []


def test_a_source_is_found_by_its_address(records):
    assert [one.id for one in sources_at(records, "http://www.example.org/post/?utm_source=x")] == ["post"]
    assert sources_at(records, "https://example.org/other") == []


def test_of_two_versions_the_one_that_is_named_comes_first(corpus):
    corpus.replace("post/source.yaml", "https://example.org/post", "https://arxiv.org/abs/2211.04325v1")
    other = (corpus.root / "post/source.yaml").read_text(encoding="utf-8").replace("v1", "v2")
    corpus.write("later/source.yaml", other)
    records = load(corpus.root)
    found = sources_at(records, "https://arxiv.org/pdf/2211.04325v2")
    assert [one.id for one in found] == ["later", "post"]
    assert is_same_version(found[0], "https://arxiv.org/pdf/2211.04325v2")
    assert not is_same_version(found[1], "https://arxiv.org/pdf/2211.04325v2")
