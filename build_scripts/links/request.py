"""One request to a host that may do anything: answer slowly, without end, or not at all.

Of an answer no more is read than its title needs, and no request takes longer than its deadline, however the host
spreads out its bytes.
"""

from __future__ import annotations

import html
import http.client
import ipaddress
import re
import socket
import ssl
import threading
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlsplit

from build_scripts.printable import printable

MOST_READ = 64 * 1024  # bytes of a page, in which its title stands
# What may stand in a path or query as it is; anything else is percent-encoded.
SAFE = "/%:=&?~#+!$,;'@()*[]"
TITLE, TITLE_END = (re.compile(pattern, re.IGNORECASE) for pattern in (r"<title\b[^<>]*>", "</title"))
LONGEST_TITLE = 120
REDIRECTS = (301, 302, 303, 307, 308)


class Unreachable(Exception):
    """There was no answer; the text says why."""


@dataclass(frozen=True)
class Answer:
    """What a host said: its status, where it sends us, when it wants to be asked again, and the title of a page."""

    status: int
    location: str | None = None
    retry_after: float | None = None
    kind: str = ""
    title: str = ""
    content: bytes = b""


def request(method: str, address: str, agent: str, timeout: float, is_local: bool = False) -> Answer:
    """Ask once; redirects are not followed. `timeout` in seconds is for all of it. Raises `Unreachable`.

    Addresses within the own network are refused, unless `is_local`: a redirect could lead a runner to its metadata.
    """
    connection, parts = _connection(address, timeout)
    target = quote(parts.path or "/", safe=SAFE) + (f"?{quote(parts.query, safe=SAFE)}" if parts.query else "")
    late = threading.Event()

    def give_up() -> None:
        late.set()
        with suppress(OSError, AttributeError):
            connection.sock.shutdown(socket.SHUT_RDWR)

    alarm = threading.Timer(timeout, give_up)
    alarm.daemon = True
    alarm.start()
    try:
        connection.sock = _connected(connection.host, connection.port, timeout, is_local, parts.scheme == "https")
        headers = {"User-Agent": agent, "Accept": "text/html, */*;q=0.5", "Accept-Encoding": "identity"}
        if method == "GET":
            headers["Range"] = f"bytes=0-{MOST_READ - 1}"
        connection.request(method, target, headers=headers)
        response = connection.getresponse()
        if late.is_set():  # headers that were cut off look complete
            raise TimeoutError
        content = b"" if method == "HEAD" else _read(response, late)
        return _answer(response, content)
    except TimeoutError:
        raise Unreachable(f"no answer within {timeout:g} seconds") from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        if late.is_set():
            raise Unreachable(f"no answer within {timeout:g} seconds") from None
        raise Unreachable(_words(error)) from None
    finally:
        alarm.cancel()
        connection.close()


def _connection(address: str, timeout: float) -> tuple[http.client.HTTPConnection, SplitResult]:
    """A connection that is not open yet, and the parts of the address. Raises `Unreachable`."""
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").encode("idna").decode(), parts.port
        if parts.scheme not in ("http", "https") or not host:
            raise Unreachable("it is not an address of the web")
        kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        return kind(host, port, timeout=timeout), parts
    except (ValueError, http.client.InvalidURL):
        raise Unreachable("the address cannot be read") from None


def _connected(host: str, port: int, timeout: float, is_local: bool, is_secret: bool) -> socket.socket:
    """A connection to the first address of the host that takes one; the name is looked up once, and then checked."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    trouble: OSError = OSError("the host has no address")
    for *_, place in found:
        if not is_local and not ipaddress.ip_address(place[0].split("%")[0]).is_global:
            trouble = OSError("the host is in a network of its own")
            continue
        try:
            connected = socket.create_connection(place[:2], timeout)
        except OSError as error:
            trouble = error
            continue
        if not is_secret:
            return connected
        try:
            return ssl.create_default_context().wrap_socket(connected, server_hostname=host)
        except OSError:
            connected.close()
            raise
    raise trouble


def _read(response: http.client.HTTPResponse, late: threading.Event) -> bytes:
    """The beginning of a page; what came before it broke off is as good as the rest."""
    pieces, size = [], 0
    with suppress(OSError, http.client.HTTPException, ValueError):
        while size < MOST_READ and not late.is_set():
            piece = response.read1(min(8192, MOST_READ - size))
            if not piece:
                break
            pieces.append(piece)
            size += len(piece)
    return b"".join(pieces)


def _answer(response: http.client.HTTPResponse, content: bytes) -> Answer:
    kind = response.headers.get_content_type()
    location = response.headers.get("Location") if response.status in REDIRECTS else None
    if location is not None:
        # Headers are read as Latin-1; most hosts write UTF-8.
        with suppress(UnicodeError):
            location = location.encode("latin-1").decode("utf-8")
    title = _title(content, response.headers.get_content_charset()) if kind == "text/html" else ""
    return Answer(response.status, location, _seconds(response.headers.get("Retry-After")), kind, title, content)


def _title(content: bytes, charset: str | None) -> str:
    try:
        text = content.decode(charset or "utf-8", errors="replace")
    except LookupError:
        text = content.decode("utf-8", errors="replace")
    # Two searches and not one: a page of nothing but beginnings would be gone through once for each of them.
    start = TITLE.search(text)
    end = TITLE_END.search(text, start.end()) if start else None
    return printable(" ".join(html.unescape(text[start.end() : end.start()]).split()), LONGEST_TITLE) if end else ""


def _seconds(text: str | None) -> float | None:
    """A Retry-After in seconds; one that is a date is not waited for."""
    return float(text) if text and re.fullmatch(r"[0-9]{1,6}", text) else None


def _words(error: Exception) -> str:
    if isinstance(error, socket.gaierror):
        return "there is no such host"
    if isinstance(error, ssl.SSLError):
        return printable(f"the connection is not safe: {getattr(error, 'verify_message', '') or error.reason}")
    if isinstance(error, http.client.HTTPException):
        return "the answer is not HTTP"
    return printable(getattr(error, "strerror", None) or str(error) or type(error).__name__)
