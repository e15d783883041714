"""A real Chromium over the site as built, on a server that listens on this machine only."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from build_scripts.publish.server import make_server

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "site"
PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1280, "height": 800}

# Python starts once in each page that asks for it; these machines are shared, so patience costs nothing.
PATIENCE = 30_000
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def site() -> Path:
    """The site as built by `make site`, which `make test` runs first."""
    if not (SITE / "index.html").exists():
        pytest.fail("There is no site to test. Run `make site` first.")
    return SITE


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address of the built site, with a slash at its end."""
    server = make_server(site, port=0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="session")
def claims(site: Path) -> dict[str, dict]:
    """The published claims by id."""
    published = json.loads((site / "data" / "claims.json").read_text(encoding="utf-8"))
    return {claim["id"]: claim for claim in published["claims"]}


@dataclass
class Visit:
    """A page with what went wrong in it: console errors, uncaught errors, requests to other hosts."""

    page: Page
    address: str
    problems: list[str] = field(default_factory=list)

    def go(self, path: str = "") -> Page:
        self.page.goto(self.address + path)
        return self.page

    def watch(self) -> None:
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.problems.append(f"uncaught: {error}"))
        self.page.on("request", self._request)
        self.page.on("requestfailed", self._failed)
        self.page.on("response", self._response)

    def _console(self, message) -> None:
        if message.type in ("error", "warning"):
            self.problems.append(f"{message.type}: {message.text}")

    def _request(self, request) -> None:
        if urlsplit(request.url).netloc != urlsplit(self.address).netloc and not request.url.startswith(
            ("data:", "blob:")
        ):
            self.problems.append(f"asked another host: {request.url}")

    def _failed(self, request) -> None:
        # A page that is left lets go of what it was loading.
        if request.failure != "net::ERR_ABORTED":
            self.problems.append(f"failed: {request.url} ({request.failure})")

    def _response(self, response) -> None:
        if response.status >= 400:
            self.problems.append(f"{response.status}: {response.url}")


@pytest.fixture
def new_visit(chromium: Browser, address: str):
    """Makes visits, each in a profile of its own, and fails the test for whatever went wrong in them."""
    contexts, visits = [], []

    def make(viewport: dict = LAPTOP, **options) -> Visit:
        context = chromium.new_context(viewport=viewport, **options)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        visit = Visit(context.new_page(), address)
        visit.watch()
        visits.append(visit)
        return visit

    yield make
    for context in contexts:
        context.close()
    problems = [problem for visit in visits for problem in visit.problems]
    assert problems == []


@pytest.fixture
def visit(new_visit) -> Visit:
    return new_visit()
