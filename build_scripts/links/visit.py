"""Goes to an address as a reader's browser would, from redirect to redirect, and says where it ended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from time import sleep
from urllib.parse import urldefrag, urljoin, urlsplit

from build_scripts.links.request import Answer, Unreachable, request
from build_scripts.links.turns import Turns
from build_scripts.printable import printable

MOST_REDIRECTS = 10
LONGEST_WAIT = 30  # seconds; a host that asks for more is left in peace
PERMANENT = (301, 308)
# Says who asks and why, and where to complain.
AGENT = "ReadyReckoner-links/1 (weekly check of cited links; {})"


@dataclass(frozen=True)
class Visit:
    """How a visit ended: the last status (None without an answer), or the trouble on the way."""

    address: str
    final: str
    is_permanent: bool = True  # every redirect on the way, if there was one
    status: int | None = None
    title: str = ""
    trouble: str = ""
    is_loop: bool = False

    @property
    def was_redirected(self) -> bool:
        """Whether it ended at another address."""
        return self.final != self.address


@dataclass(frozen=True)
class Visitor:
    """Visits addresses politely: under its own name, one request a host at a time, HEAD before GET."""

    agent: str
    turns: Turns
    timeout: float = 20  # seconds for one request
    is_local: bool = False  # whether hosts of the own network may be asked

    def visit(self, address: str) -> Visit:
        """Follow an address to its end. Never raises for what a host does."""
        start = urldefrag(address).url
        visit = Visit(start, start)
        seen = {start}
        while True:
            try:
                answer = self._page(visit.final)
            except Unreachable as trouble:
                return replace(visit, trouble=str(trouble))
            if not answer.location:
                return replace(visit, status=answer.status, title=answer.title)
            try:
                following = urldefrag(urljoin(visit.final, answer.location)).url
            except ValueError:
                return replace(visit, trouble="it is sent on to an address that cannot be read")
            visit = replace(visit, final=following, is_permanent=visit.is_permanent and answer.status in PERMANENT)
            if following in seen or len(seen) > MOST_REDIRECTS:
                return replace(visit, is_loop=True)
            seen.add(following)

    def ask(self, method: str, address: str) -> Answer:
        """One request, when it is its turn; a host that asks for patience gets it once. Raises `Unreachable`."""
        answer = self._ask_once(method, address)
        wait = answer.retry_after
        if answer.status in (429, 503) and wait is not None and wait <= LONGEST_WAIT:
            sleep(wait)
            answer = self._ask_once(method, address)
        return answer

    def _ask_once(self, method: str, address: str) -> Answer:
        with self.turns.at(urlsplit(address).netloc):
            return request(method, address, self.agent, self.timeout, self.is_local)

    def _page(self, address: str) -> Answer:
        """The answer to HEAD where it tells all, else that to GET: some hosts refuse HEAD, and it has no title."""
        try:
            answer = self.ask("HEAD", address)
        except Unreachable:
            return self.ask("GET", address)
        is_plain = 200 <= answer.status < 300 and answer.kind != "text/html"
        return answer if answer.location or is_plain or answer.status == 429 else self.ask("GET", address)


def agent(environment: Mapping[str, str]) -> str:
    """The name under which we ask, with the address of the repository where a workflow runs."""
    server, repository = environment.get("GITHUB_SERVER_URL"), environment.get("GITHUB_REPOSITORY")
    where = f"{server}/{repository}" if server and repository else "run by hand"
    return AGENT.format(printable(where, 200).encode("ascii", "replace").decode())
