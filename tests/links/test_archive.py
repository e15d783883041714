"""Asking an archive for copies."""

import pytest

from build_scripts.links.archive import Copy, find_copy

PAGE = "https://example.org/post"


def test_the_copy_nearest_to_the_day_is_asked_for(web, visitor):
    address = web.add_copy(PAGE)
    assert find_copy(visitor, PAGE, "2023-07-10", web.archive) == Copy(address)
    assert web.requests[-1][1].endswith("?url=https%3A%2F%2Fexample.org%2Fpost&timestamp=20230710")


def test_without_a_day_the_newest(web, visitor):
    web.add_copy(PAGE)
    assert find_copy(visitor, PAGE, None, web.archive).address
    assert "timestamp" not in web.requests[-1][1]


def test_no_copy_is_no_trouble(web, visitor):
    assert find_copy(visitor, PAGE, None, web.archive) == Copy()


@pytest.mark.parametrize("more", [{"available": False}, {"status": "404"}, {"available": "yes"}])
def test_a_copy_of_an_error_is_none(web, visitor, more):
    web.add_copy(PAGE, **more)
    assert find_copy(visitor, PAGE, None, web.archive) == Copy()


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/web/20230710120000/https://example.org/post",
        "http://web.archive.org/web/20230710120000/https://evil.example/post",
        "http://web.archive.org/web/20230710120000/javascript:alert(1)",
        "http://web.archive.org/web/2023/https://example.org/post",
        "http://web.archive.org/web/20230710120000/https://example.org/a b",
        "http://web.archive.org/web/20230710120000/https://example.org/\nvalue: 1",
        5,
        None,
    ],
)
def test_an_answer_that_is_of_something_else_is_not_taken(web, visitor, url):
    web.add_copy(PAGE, url=url)
    copy = find_copy(visitor, PAGE, None, web.archive)
    assert copy.address is None and copy.trouble


@pytest.mark.parametrize("status", [404, 429, 503])
def test_an_archive_that_does_not_answer_is_said(web, visitor, status):
    web.archive_status = status
    assert str(status) in find_copy(visitor, PAGE, None, web.archive).trouble


@pytest.mark.parametrize("path", ["/status/200", "/huge", "/silence", "/nonsense"])
def test_an_archive_that_answers_nonsense_is_said(web, visitor, path):
    assert find_copy(visitor, PAGE, None, web.address + path).trouble
