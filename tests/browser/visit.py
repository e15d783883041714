"""A person's visit of the site: one page of one profile, with what went wrong in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Page

# Where nothing is computed: a kept visit waits here between tests.
QUIET = "reading/"
# What a reader does who presses a link: the theme fetches the page and keeps the document, and with it Python.
FOLLOW = """(address) => {
    const link = Object.assign(document.createElement("a"), { href: address });
    window.left = document.querySelector("[data-md-component=content]");
    document.body.append(link);
    link.click();
    link.remove();
}"""
HAS_ARRIVED = "(address) => location.href === address && !window.left.isConnected && document.readyState === 'complete'"
FORGET = """async () => {
    localStorage.clear();
    sessionStorage.clear();
    for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name);
}"""


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


class KeptVisit(Visit):
    """A visit that goes on from test to test, page by page, so that Python is started once and not for each of them."""

    def go(self, path: str = "") -> Page:
        if "#" in path:  # a link that somebody was sent
            return self.load(path)
        self._begin()
        self._follow(path)
        return self.page

    def load(self, path: str) -> Page:
        """Open a page in a document of its own."""
        self.page.goto("about:blank")
        return super().go(path)

    def look(self, viewport: dict, color_scheme: str) -> None:
        """See the next page on a screen of this size, light or dark."""
        self.page.set_viewport_size(viewport)
        self.page.emulate_media(media="null", color_scheme=color_scheme)

    def end(self) -> None:
        """Leave nothing for the next test but a page at rest whose Python is there."""
        self._begin()
        if self.page.url != self.address + QUIET:
            self._follow(QUIET)
        self.page.evaluate(FORGET)

    def _begin(self) -> None:
        if not self.page.url.startswith(self.address):
            self.page.goto(self.address + QUIET)

    def _follow(self, path: str) -> None:
        self.page.evaluate(FOLLOW, self.address + path)
        self.page.wait_for_function(HAS_ARRIVED, arg=self.address + path)
