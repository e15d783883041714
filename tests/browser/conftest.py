"""A real Chromium over the site as built, on a server that listens on this machine only."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from build_scripts.publish.server import make_server
from tests.browser.visit import KeptVisit, Visit

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "site"
PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1280, "height": 800}
PASSED = pytest.StashKey[bool]()

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


@pytest.fixture
def new_visit(chromium: Browser, address: str):
    """Makes visits, each in a profile of its own, and fails the test for whatever went wrong in them."""
    contexts, visits = [], []

    def make(viewport: dict = LAPTOP, **options) -> Visit:
        contexts.append(new_context(chromium, viewport, options))
        visit = Visit(contexts[-1].new_page(), address)
        visit.watch()
        visits.append(visit)
        return visit

    yield make
    for context in contexts:
        context.close()
    problems = [problem for visit in visits for problem in visit.problems]
    assert problems == []


def new_context(chromium: Browser, viewport: dict, options: dict) -> BrowserContext:
    context = chromium.new_context(viewport=viewport, **options)
    context.set_default_timeout(PATIENCE)
    return context


@pytest.fixture(scope="session")
def kept_visits() -> dict[str, KeptVisit]:
    """The visits that go on, by the device that they are made with."""
    return {}


@pytest.fixture
def going_visit(chromium: Browser, address: str, kept_visits, request: pytest.FixtureRequest):
    """Gives visits that go on from test to test, one for each device: for whatever does not ask for a fresh profile."""
    used = []

    def take(viewport: dict = LAPTOP, color_scheme: str = "light", **options) -> Visit:
        device = repr(sorted(options.items()))
        if device not in kept_visits:
            visit = kept_visits[device] = KeptVisit(new_context(chromium, viewport, options).new_page(), address)
            visit.watch()
        used.append(device)
        kept_visits[device].look(viewport, color_scheme)
        return kept_visits[device]

    yield take
    has_passed = request.node.stash.get(PASSED, False)
    problems = []
    for device in used:
        visit = kept_visits[device]
        if has_passed and not visit.problems:
            visit.end()
        problems += visit.problems
        if problems or not has_passed:  # who knows in what state it is
            kept_visits.pop(device).page.context.close()
    assert problems == []


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo):
    """Let fixtures know whether their test has passed."""
    report = yield
    if report.when == "call":
        item.stash[PASSED] = report.passed
    return report


@pytest.fixture
def visit(going_visit) -> Visit:
    return going_visit()
