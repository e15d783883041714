"""Hosts of every kind on this machine, and an archive: each path answers in its own way."""

from __future__ import annotations

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, quote, urlsplit

TIME = "20230710120000"


class Web:
    """One server; `address` names it as one host, and `elsewhere` as another."""

    def __init__(self):
        self.requests: list[tuple[str, str]] = []
        self.agents: set[str] = set()
        self.refusals = 1  # how often /patience refuses
        self.copies: dict[str, dict] = {}
        self.archive_status = 200
        self.at_once = self.most_at_once = 0
        self.lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]
        self.address, self.elsewhere = f"http://127.0.0.1:{self.port}", f"http://localhost:{self.port}"
        self.archive = f"{self.address}/wayback/available"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()

    def add_copy(self, page: str, **more) -> str:
        """Let the archive have a copy of a page; its address as records name it."""
        copy = {
            "available": True,
            "status": "200",
            "timestamp": TIME,
            "url": f"http://web.archive.org/web/{TIME}/{page}",
        }
        self.copies[page] = {**copy, **more}
        return f"https://web.archive.org/web/{TIME}/{page}"

    def methods(self, path: str) -> list[str]:
        """How a path was asked."""
        return [method for method, asked in self.requests if asked == path]


def _page(title: str) -> bytes:
    return f"<!doctype html><html><head><title>{title}</title></head><body>text</body></html>".encode()


def _handler(web: Web) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def respond(self):
            web.requests.append((self.command, self.path))
            web.agents.add(self.headers.get("User-Agent", ""))
            with web.lock:
                web.at_once += 1
                web.most_at_once = max(web.at_once, web.most_at_once)
            try:
                self._answer(urlsplit(self.path))
            except OSError:
                pass  # the visitor has had enough
            finally:
                with web.lock:
                    web.at_once -= 1

        def _answer(self, parts):
            match parts.path.strip("/").split("/"):
                case ["status", number]:
                    self._send(int(number), _page("A page"))
                case ["title", title]:
                    self._send(200, _page(parse_qs(parts.query).get("t", [title])[0]))
                case ["to", number]:
                    self._send(int(number), b"", Location=parse_qs(parts.query)["to"][0])
                case ["circle", number]:
                    self._send(302, b"", Location=f"/circle/{(int(number) + 1) % 3}")
                case ["endless-way", number]:
                    self._send(302, b"", Location=f"/endless-way/{int(number) + 1}")
                case ["no-head"]:
                    self._send(405 if self.command == "HEAD" else 200, _page("A page"))
                case ["patience"]:
                    web.refusals -= 1
                    refused = web.refusals >= 0
                    self._send(429 if refused else 200, _page("A page"), **({"Retry-After": "7"} if refused else {}))
                case ["much-patience"]:
                    self._send(429, b"", **{"Retry-After": "86400"})
                case ["pdf"]:
                    self._send(200, b"%PDF", kind="application/pdf")
                case ["huge"]:
                    self._endless(_page("A page") + b"x" * 65536, 0)
                case ["slow"]:
                    self._endless(_page("A page"), 0.05)
                case ["slow-headers"]:
                    self._dribble(b"X-Header: " + b"x" * 10_000)
                case ["nonsense"]:
                    self.wfile.write(b"\x00\x01 this is not HTTP\r\n\r\n")
                case ["silence"]:
                    time.sleep(3)
                case ["hang-up"]:
                    self.connection.close()
                case ["charset"]:
                    self._send(200, _page("Größe"), kind="text/html; charset=no-such-charset")
                case ["strange-way"]:
                    self.send_response(301)
                    self.wfile.write(b"Location: http://[bad\r\n\r\n")
                case ["wayback", "available"]:
                    page = parse_qs(parts.query)["url"][0]
                    copy = web.copies.get(page)
                    answer = {"url": page, "archived_snapshots": {"closest": copy} if copy else {}}
                    self._send(web.archive_status, json.dumps(answer).encode(), kind="application/json")
                case _:
                    self._send(200, _page("The front page"))

        def _send(self, status: int, content: bytes, kind: str = "text/html; charset=utf-8", **headers):
            self.send_response(status)
            self.send_header("Content-Type", kind)
            for name, value in headers.items():
                self.send_header(name, quote(value, safe="/:?=&%#[]") if name == "Location" else value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(content)

        def _endless(self, piece: bytes, pause: float):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            while self.command != "HEAD":
                self.wfile.write(piece)
                self.wfile.flush()
                time.sleep(pause)

        def _dribble(self, header: bytes):
            self.send_response(200)
            self.flush_headers()
            for byte in header:
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
                time.sleep(0.05)

        do_HEAD = do_GET = respond

        def log_message(self, *arguments):
            """Say nothing."""

    return Handler
