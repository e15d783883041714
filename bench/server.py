"""A small web server on 127.0.0.1 for measurements and tests, as strict as the published site may be."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

from build_scripts.publish.security_policy import policy

#: The policy of the published pages, for pages without inline scripts.
POLICY = policy([])
TYPES = {".mjs": "text/javascript", ".js": "text/javascript", ".wasm": "application/wasm"}


@dataclass
class Served:
    """A folder that is being served; `replaced` answers for a path what is not in the folder."""

    url: str
    replaced: dict[str, bytes | Callable[[bytes], bytes] | None] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)


class _Handler(SimpleHTTPRequestHandler):
    extensions_map: ClassVar[dict[str, str]] = {**SimpleHTTPRequestHandler.extensions_map, **TYPES}
    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: object, served: Served, headers: Mapping[str, str], **named: object) -> None:
        self._served, self._sent_headers = served, headers
        super().__init__(*arguments, **named)

    def do_GET(self) -> None:
        path = self.path.split("?")[0]
        self._served.asked.append(path)
        if path not in self._served.replaced:
            super().do_GET()
            return
        body = self._served.replaced[path]
        if body is None:
            self.send_error(404)
            return
        if callable(body):
            body = body(Path(self.translate_path(path)).read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        for name, value in self._sent_headers.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving(folder: Path, headers: Mapping[str, str] | None = None) -> Iterator[Served]:
    """Serve `folder` under the policy until the block ends."""
    served = Served("")
    sent = {"Content-Security-Policy": POLICY, "Cache-Control": "max-age=600", **(headers or {})}
    handler = partial(_Handler, directory=str(folder), served=served, headers=sent)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        served.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield served
        finally:
            server.shutdown()
            thread.join()
