"""Serves the built site on this machine, for looking at it; not for the open internet."""

from __future__ import annotations

import re
import socket
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

HOST = "127.0.0.1"


class PortTaken(OSError):
    """The port is in use; `free_port` is one that is not."""

    def __init__(self, free_port: int):
        super().__init__("port taken")
        self.free_port = free_port


class SiteHandler(SimpleHTTPRequestHandler):
    """Files with the types that browsers insist on for modules and WebAssembly."""

    protocol_version = "HTTP/1.1"
    extensions_map: ClassVar = {**SimpleHTTPRequestHandler.extensions_map, ".wasm": "application/wasm",
                      ".mjs": "text/javascript", ".js": "text/javascript", ".json": "application/json",
                      ".zip": "application/zip", ".csv": "text/csv; charset=utf-8", ".svg": "image/svg+xml",
                      ".whl": "application/zip"}  # fmt: skip

    def do_GET(self):
        """Answer a request; the sitemap with the address at which the site really is.

        Instant navigation follows links that the sitemap names, by host and port.
        """
        if self.path.split("?")[0] == "/sitemap.xml":
            self._send_sitemap()
        else:
            super().do_GET()

    def _send_sitemap(self) -> None:
        text = (Path(self.directory) / "sitemap.xml").read_text(encoding="utf-8")
        host = f"http://{self.headers.get('Host') or HOST}"
        content = re.sub(r"(?<=<loc>)https?://[^/<]*", lambda _: host, text).encode("utf-8")
        self.send_response(200)
        self.send_header("Content-Type", "application/xml")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def end_headers(self):
        # A rebuilt page must not be hidden by an older copy: the browser asks, and is told "not modified".
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def send_error(self, code, message=None, explain=None):
        """A wrong address gets the site's own page."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format, *arguments):
        """Say nothing of requests that went well."""

    def log_error(self, format, *arguments):
        """Say what went wrong."""
        super().log_message(format, *arguments)


class SiteServer(ThreadingHTTPServer):
    """Answers several requests at once."""

    def handle_error(self, request, client_address):
        """A browser that goes on to another page lets go of what it was loading: nothing is wrong then."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def make_server(site: Path, port: int) -> SiteServer:
    """A server for `site` that has not begun to serve. Raises `PortTaken`."""
    handler = partial(SiteHandler, directory=str(site))
    try:
        return SiteServer((HOST, port), handler)
    except OSError as error:
        raise PortTaken(_free_port()) from error


def serve(site: Path, port: int) -> None:
    """Serve until interrupted."""
    with make_server(site, port) as server:
        print(f"Serving {site.name}/ on http://{HOST}:{server.server_address[1]}/ (Ctrl+C ends it)", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]
