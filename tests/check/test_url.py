"""RR702: addresses."""

import pytest


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://example.org/post", "not https"),
        ("example.org/post", "https://example.org/post"),
        ("//example.org/post", "https://example.org/post"),
        ("javascript:alert(1)", "on the web"),
        ("data:text/html,x", "on the web"),
        ("ftp://example.org", "on the web"),
        ("https://", "host"),
        ("https://localhost/x", "host"),
        ("https://exa mple.org", "stands in the address"),
        ("https://example.org/a b", "%20"),
        ("'https://example.org/\"><script>'", "stands in the address"),
        ("https://user:secret@example.org/", "user name"),
        ("https://example.org:port/", "cannot be read"),
        ("https://[::1/x", "cannot be read"),
    ],
)
def test_an_address_that_cannot_be_followed_is_reported(corpus, url, words):
    corpus.replace("post/source.yaml", "url: https://example.org/post", f"url: {url}")
    found = corpus.only("RR702")
    assert words in found.message + found.advice


def test_archived_addresses_are_checked_too(corpus):
    corpus.replace("post/source.yaml", "archived_url: null", "archived_url: http://web.archive.org/x")
    assert corpus.only("RR702").field == "archived_url"


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/post#:~:text=(GPT%20has)",
        "https://web.archive.org/web/2023/https://example.org/?a=b&c=d",
        "https://de.wikipedia.org/wiki/Größe",
        "https://example.org:8443/",
        "https://bücher.example/x",
    ],
)
def test_usual_addresses_are_fine(corpus, url):
    corpus.replace("post/source.yaml", "url: https://example.org/post", f"url: {url}")
    assert corpus.findings() == []
