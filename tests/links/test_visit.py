"""Visiting addresses of hosts that do what hosts do, and what is made of it."""

import socket
from urllib.parse import quote

import pytest

from build_scripts.links.turns import Turns
from build_scripts.links.verdict import GONE, MOVED, OK, REFUSED, SOFT, UNREACHABLE, verdict
from build_scripts.links.visit import MOST_REDIRECTS, Visit, Visitor, agent


def kind(visitor, address: str) -> str:
    return verdict(visitor.visit(address)).kind


@pytest.mark.parametrize(
    "status, expected",
    [
        (200, OK), (204, OK), (206, OK), (404, GONE), (410, GONE), (401, REFUSED), (403, REFUSED), (429, REFUSED),
        (451, REFUSED), (999, REFUSED), (400, REFUSED), (503, REFUSED), (500, UNREACHABLE), (502, UNREACHABLE),
    ],
)  # fmt: skip
def test_what_a_status_says(web, visitor, status, expected):
    assert kind(visitor, f"{web.address}/status/{status}") == expected


def test_head_alone_where_it_tells_all(web, visitor):
    assert kind(visitor, f"{web.address}/pdf") == OK
    assert web.methods("/pdf") == ["HEAD"]


def test_get_where_head_is_refused(web, visitor):
    assert kind(visitor, f"{web.address}/no-head") == OK
    assert web.methods("/no-head") == ["HEAD", "GET"]


def test_a_fragment_is_not_sent(web, visitor):
    assert kind(visitor, f"{web.address}/pdf#:~:text=cost") == OK
    assert web.methods("/pdf") == ["HEAD"]


def test_who_asks_is_said(web, visitor):
    visitor.visit(f"{web.address}/pdf")
    assert web.agents == {"tests/1"}
    assert "https://github.com/a/b" in agent({"GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "a/b"})
    assert agent({"GITHUB_SERVER_URL": "https://x\r\nCookie: y", "GITHUB_REPOSITORY": "ü"}).isprintable()


@pytest.mark.parametrize(
    "title", ["404", "Error 404", "404 Not Found", "404 - Page", "Page not found | Blog", "This page doesn't exist",
              "This article is no longer available", "Not found", "&#52;04: page"],
)  # fmt: skip
def test_a_page_that_calls_itself_not_found(web, visitor, title):
    assert kind(visitor, f"{web.address}/title/x?t={quote(title)}") == SOFT


@pytest.mark.parametrize(
    "title", ["404 Media: GPT-4 leaked", "The 404 GPUs of a lab", "What we found", "Missing piece of the puzzle", "",
              "How a page was found again", "Attention is all you need"],
)  # fmt: skip
def test_a_page_that_only_sounds_like_it(web, visitor, title):
    assert kind(visitor, f"{web.address}/title/x?t={quote(title)}") == OK


def to(web, status: int, target: str) -> str:
    return f"{web.address}/to/{status}?to={quote(target)}"


def test_a_page_that_has_moved_for_good_is_named(web, visitor):
    visit = visitor.visit(to(web, 301, "/title/new"))
    assert verdict(visit).kind == MOVED and visit.final == f"{web.address}/title/new"


def test_a_page_that_is_elsewhere_for_now_is_there(web, visitor):
    assert kind(visitor, to(web, 302, "/title/new")) == OK


def test_a_page_on_another_host_has_moved(web, visitor):
    found = verdict(visitor.visit(to(web, 302, f"{web.elsewhere}/title/new")))
    assert found.kind == MOVED and "localhost" in found.words


@pytest.mark.parametrize("status", [301, 302])
def test_a_page_that_leads_to_the_front_page_is_gone(web, visitor, status):
    found = verdict(visitor.visit(to(web, status, "/")))
    assert found.kind == SOFT and "front page" in found.words


def test_circles_and_endless_ways_end(web, visitor):
    assert verdict(visitor.visit(f"{web.address}/circle/0")).words == "is sent on in circles"
    assert kind(visitor, f"{web.address}/endless-way/0") == UNREACHABLE
    assert len([path for _, path in web.requests if path.startswith("/endless")]) == MOST_REDIRECTS + 1


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "javascript:alert(1)", "ftp://example.org/", "//", "http://[bad"]
)
def test_a_redirect_to_something_else_is_not_followed(web, visitor, target):
    assert kind(visitor, to(web, 302, target)) in (UNREACHABLE, SOFT)


@pytest.mark.parametrize("path", ["strange-way", "nonsense", "silence", "hang-up", "slow-headers"])
def test_hosts_that_do_not_answer_as_they_should(web, visitor, path):
    found = verdict(visitor.visit(f"{web.address}/{path}"))
    assert found.kind in (UNREACHABLE, REFUSED)
    assert found.words.isprintable()


@pytest.mark.parametrize("path", ["huge", "slow"])
def test_of_a_page_without_end_only_the_beginning_is_read(web, visitor, path):
    visit = visitor.visit(f"{web.address}/{path}")
    assert verdict(visit).kind == OK and visit.title == "A page"


def test_an_unknown_charset_does_no_harm(web, visitor):
    assert visitor.visit(f"{web.address}/charset").title == "Größe"


def test_a_hostile_title_is_shown_as_text(web, visitor):
    title = visitor.visit(
        f"{web.address}/title/x?t={quote(chr(27) + '[2J' + chr(0x202E) + '&#x1b;]0;' + 'x' * 500)}"
    ).title
    assert title.isprintable() and len(title) < 200


def test_a_port_on_which_nobody_listens(visitor):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}/"
    assert kind(visitor, address) == UNREACHABLE


@pytest.mark.parametrize(
    "address", ["https://", "http:///x", "nonsense", "http://a b/", "http://x:99999/", "http://" + "a" * 300]
)
def test_addresses_that_are_none(visitor, address):
    assert kind(visitor, address) == UNREACHABLE


def test_the_own_network_is_not_asked(web, waits):
    stranger = Visitor("tests/1", Turns(0), timeout=1)
    found = verdict(stranger.visit(f"{web.address}/pdf"))
    assert found.kind == UNREACHABLE and "network of its own" in found.words
    assert web.requests == []


def test_a_host_that_asks_for_patience_gets_it_once(web, visitor, waits):
    assert kind(visitor, f"{web.address}/patience") == OK
    assert waits == [7.0]
    web.refusals = 9
    assert kind(visitor, f"{web.address}/patience") == REFUSED
    assert waits == [7.0, 7.0]


def test_a_host_that_asks_for_a_day_is_left_in_peace(web, visitor, waits):
    assert kind(visitor, f"{web.address}/much-patience") == REFUSED
    assert waits == [] and web.methods("/much-patience") == ["HEAD"]


def test_a_visit_without_redirect_is_not_moved():
    assert verdict(Visit("https://a.example/", "https://a.example/", status=200)).kind == OK


def test_between_two_requests_to_a_host_there_is_a_pause(monkeypatch):
    slept = []
    monkeypatch.setattr("build_scripts.links.turns.monotonic", lambda: 100.0)
    monkeypatch.setattr("build_scripts.links.turns.sleep", slept.append)
    turns = Turns(2)
    for host in ("a", "b", "a"):
        with turns.at(host):
            pass
    assert slept == [2.0]
