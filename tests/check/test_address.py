"""Addresses of one document."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_scripts.check.address import read_address

POST = "https://example.org/a/post"


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/a/post",
        "https://www.example.org/a/post",
        "HTTPS://Example.ORG/a/post/",
        "example.org/a/post",
        "https://example.org:443/a/post#section",
        "https://example.org/a/post?utm_source=x&utm_medium=y&fbclid=1",
        "https://example.org/a/post#:~:text=63%20million",
        "https://example.org/a/%70ost",
        "https://web.archive.org/web/20230711000000/https://example.org/a/post",
        "https://web.archive.org/web/2023*/http://www.example.org/a/post",
        "http://web.archive.org/web/20230711000000id_/http://example.org/a/post/",
        "https://archive.ph/2023.07.11-000000/https://example.org/a/post",
        "https://archive.ph/20230711/https://web.archive.org/web/2023/https://example.org/a/post",
        " https://example.org/a/post ",
    ],
)
def test_one_document_has_many_addresses(url):
    assert read_address(url).is_same(read_address(POST))


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a",
        "https://example.org/a/post2",
        "https://example.org/a/Post",
        "https://blog.example.org/a/post",
        "https://example.com/a/post",
        "https://example.org:8080/a/post",
        "https://example.org/a/post?page=2",
        "https://web.archive.org/web/20230711000000/https://example.org/other",
    ],
)
def test_another_document_has_another_address(url):
    assert not read_address(url).is_same(read_address(POST))


def test_the_order_of_a_query_says_nothing_and_what_it_asks_for_does():
    assert read_address(f"{POST}?b=2&a=1") == read_address(f"{POST}?a=1&ref=x&b=2")
    assert read_address(f"{POST}?a=1") != read_address(f"{POST}?a=2")


@pytest.mark.parametrize(
    "url",
    [
        "https://arxiv.org/abs/2203.15556",
        "https://arxiv.org/pdf/2203.15556",
        "http://www.arxiv.org/pdf/2203.15556v1.pdf",
        "https://export.arxiv.org/abs/2203.15556v1",
        "https://arxiv.org/html/2203.15556v1",
        "https://arxiv.org/ftp/arxiv/papers/2203/2203.15556.pdf",
        "https://ar5iv.labs.arxiv.org/html/2203.15556",
        "https://doi.org/10.48550/arXiv.2203.15556",
        "https://huggingface.co/papers/2203.15556",
        "https://web.archive.org/web/2022/https://arxiv.org/abs/2203.15556#S3",
    ],
)
def test_pages_files_and_mirrors_of_a_paper_are_one(url):
    assert read_address(url).is_same(read_address("https://arxiv.org/abs/2203.15556v1"))


def test_two_named_versions_of_a_paper_are_two_documents():
    first, second = (read_address(f"https://arxiv.org/abs/2211.04325v{number}") for number in (1, 2))
    assert not first.is_same(second) and first.is_same(read_address("https://arxiv.org/pdf/2211.04325"))


def test_papers_of_the_old_numbering_are_known():
    assert read_address("https://arxiv.org/abs/cs/0112017").is_same(read_address("arxiv.org/pdf/cs/0112017v2.pdf"))


@pytest.mark.parametrize("url", [None, "", "  ", "https://", "https://[", "https://example.org:x/", "h" * 3_000])
def test_what_is_no_address_is_none(url):
    assert read_address(url) is None


@settings(deadline=None)
@given(st.text(alphabet="htps:/.w[]@#?&=%0aé*arxivweborg \n-", max_size=80))
def test_any_text_can_be_asked_for(text):
    address = read_address(text)
    assert address is None or address.is_same(address)
