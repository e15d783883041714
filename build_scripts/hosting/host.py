"""The REST API of the repository's host, as far as the workflows need it."""

from __future__ import annotations

import json
import os
import re
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from time import sleep, time
from urllib.parse import urljoin, urlsplit

from build_scripts.printable import printable

API = "https://api.github.com"
REPOSITORY = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9._-]{1,100}")
NEXT = re.compile(r'<([^<>]+)>\s*;\s*rel="next"')
LOOPBACK = ("127.0.0.1", "localhost", "::1")
TIMEOUT = 30  # seconds without an answer
ATTEMPTS = 4
LONGEST_WAIT = 60  # seconds; a host that asks for more gets no further request
LARGEST_ANSWER = 20_000_000  # bytes
MOST_PAGES = 100
# 403 is what the host says when requests came too fast, but also when something is not allowed.
TOO_FAST = (403, 429)
PASSING = (500, 502, 503, 504)
REPEATABLE = ("GET", "PATCH", "DELETE")
ADVICE = {
    401: "Is GITHUB_TOKEN that of this run?",
    403: "Does the job have the permission, and is GITHUB_TOKEN that of this run?",
    404: "Does GITHUB_REPOSITORY name the repository, and does the job have the permission to see it?",
    410: "Are issues switched off in this repository?",
}


class HostProblem(Exception):
    """A request that came to nothing, in words for people. `status` is the host's answer, None without one."""

    def __init__(self, message: str, status: int | None = None):
        super().__init__(message)
        self.status = status

    @property
    def may_have_worked(self) -> bool:
        """Whether the host may have done what was asked all the same: it broke off, or did not answer."""
        return self.status is None or self.status in PASSING


@dataclass(frozen=True)
class Host:
    """One repository on its host. The token is left out of what is printed of a `Host`."""

    address: str
    repository: str
    token: str = field(repr=False)

    def get(self, path: str):
        """What stands at a path below the repository, as plain JSON. Raises `HostProblem`."""
        return self._ask("GET", self._url(path))[0]

    def every(self, path: str) -> Iterator[dict]:
        """Every entry of a list, page by page. Raises `HostProblem`."""
        url = self._url(path)
        for _ in range(MOST_PAGES):
            entries, headers = self._ask("GET", url)
            if not isinstance(entries, list):
                raise HostProblem(f"{path} is not a list.")
            yield from entries
            following = NEXT.search(headers.get("Link") or "")
            if not following:
                return
            url = self._same_host(urljoin(url, following[1]))

    def send(self, method: str, path: str, content: dict | None = None):
        """Ask for a change; the answer as plain JSON. A POST is not repeated where it may have worked."""
        return self._ask(method, self._url(path), content)[0]

    def _url(self, path: str) -> str:
        return f"{self.address}/repos/{self.repository}{path}"

    def _same_host(self, url: str) -> str:
        """The address itself, if it is on this host: the token is for no other."""
        if urlsplit(url)[:2] != urlsplit(self.address)[:2]:
            raise HostProblem("The host refers to another host; the token is not sent there.")
        return url

    def _ask(self, method: str, url: str, content: dict | None = None) -> tuple[object, Mapping[str, str]]:
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return self._ask_once(method, url, content)
            except _Refusal as refusal:
                wait = refusal.wait(attempt, method)
                if wait is None or attempt == ATTEMPTS:
                    raise refusal.problem from None
                sleep(wait)
        raise AssertionError("the last attempt returns or raises")

    def _ask_once(self, method: str, url: str, content: dict | None) -> tuple[object, Mapping[str, str]]:
        data = None if content is None else json.dumps(content).encode()
        request = urllib.request.Request(url, data, self._headers(data is not None), method=method)
        where = f"{method} {urlsplit(url).path}"
        opener = urllib.request.build_opener(_SameHost(self._same_host))
        try:
            with opener.open(request, timeout=TIMEOUT) as answer:
                text = answer.read(LARGEST_ANSWER + 1)
                headers = answer.headers
        except urllib.error.HTTPError as error:
            with error:
                raise _Refusal(_problem(where, error), error.code, error.headers) from None
        except (OSError, urllib.error.URLError, ValueError) as error:
            reason = printable(str(getattr(error, "reason", error)))
            raise _Refusal(HostProblem(f"{where}: the host did not answer ({reason})."), None, {}) from None
        if len(text) > LARGEST_ANSWER:
            raise HostProblem(f"{where}: the answer is longer than {LARGEST_ANSWER:,} bytes.")
        try:
            return (json.loads(text) if text else None), headers
        except ValueError:
            raise HostProblem(f"{where}: the answer is not JSON.") from None

    def _headers(self, has_content: bool) -> dict[str, str]:
        headers = {
            "Accept": "application/vnd.github+json",
            "Authorization": f"Bearer {self.token}",
            "User-Agent": "ready-reckoner",
            "X-GitHub-Api-Version": "2022-11-28",
        }
        return {**headers, "Content-Type": "application/json"} if has_content else headers


class _SameHost(urllib.request.HTTPRedirectHandler):
    """Follows redirects on the host (a repository was renamed), and no others: the token would go along."""

    def __init__(self, same_host: Callable[[str], str]):
        self.same_host = same_host

    def redirect_request(self, request, fp, code, message, headers, new_url):
        return super().redirect_request(request, fp, code, message, headers, self.same_host(new_url))


@dataclass
class _Refusal(Exception):
    """An answer other than success: what it is called, and whether and when to ask again."""

    problem: HostProblem
    status: int | None
    headers: Mapping[str, str]

    def wait(self, attempt: int, method: str) -> float | None:
        """Seconds to wait before the next attempt; None when there shall be none."""
        asked = _seconds(self.headers)
        if self.status in TOO_FAST:
            # Without any word about when, a 403 means that it is not allowed.
            wait = 2.0**attempt if asked is None and self.status == 429 else asked
        elif self.problem.may_have_worked and method in REPEATABLE:
            wait = 2.0**attempt if asked is None else asked
        else:
            wait = None
        return None if wait is None or wait > LONGEST_WAIT else wait


def _seconds(headers: Mapping[str, str]) -> float | None:
    """When the host wants the next request, in seconds from now; None when it does not say."""
    try:
        if headers.get("Retry-After"):
            return max(0.0, float(headers["Retry-After"]))
        if headers.get("X-RateLimit-Remaining") == "0":
            return max(0.0, float(headers["X-RateLimit-Reset"]) - time())
    except (TypeError, ValueError):
        return None
    return None


def _problem(where: str, error: urllib.error.HTTPError) -> HostProblem:
    try:
        said = json.loads(error.read(100_000))["message"]
    except (OSError, ValueError, KeyError, TypeError):
        said = error.reason
    return HostProblem(
        f"{where}: {error.code} {printable(str(said))}. {ADVICE.get(error.code, '')}".strip(), error.code
    )


def from_environment(environment: Mapping[str, str] = os.environ) -> Host:
    """The host that a workflow runs on. Raises `HostProblem`, naming everything that is missing."""
    address = (environment.get("GITHUB_API_URL") or API).rstrip("/")
    repository, token = environment.get("GITHUB_REPOSITORY", ""), environment.get("GITHUB_TOKEN", "")
    problems = []
    if not _is_safe(address):
        problems.append("GITHUB_API_URL must be an https address: the token is sent there.")
    if not REPOSITORY.fullmatch(repository):
        problems.append("GITHUB_REPOSITORY must be owner/name.")
    if not token:
        problems.append("GITHUB_TOKEN is missing.")
    elif not (token.isascii() and token.isprintable()):
        problems.append("GITHUB_TOKEN holds characters that no token has.")
    if problems:
        raise HostProblem(" ".join([*problems, "A workflow sets them: env: {GITHUB_TOKEN: ${{ github.token }}}."]))
    return Host(address, repository, token)


def _is_safe(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
    except ValueError:
        return False
