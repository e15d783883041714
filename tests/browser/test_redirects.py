"""Old addresses in a real browser: the security policy lets them lead on."""

import functools
import http.server
import threading

import pytest

from tests.publish.conftest import build_site
from tests.publish.small_corpus import write_corpus


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    claims, site = write_corpus(tmp_path_factory.mktemp("claims")), tmp_path_factory.mktemp("site")
    (claims / "vocabulary" / "moved.yaml").write_text(
        "post/price: {to: post/cost, date: 2026-01-01, reason: x}\nold: {to: post, date: 2026-01-01, reason: x}\n",
        encoding="utf-8",
    )
    build_site(claims, site)
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.mark.parametrize("old, new", [("claims/post/price/", "claims/post/cost/"), ("sources/old/", "sources/post/")])
def test_an_old_address_leads_on(chromium, address, old, new):
    page = chromium.new_page()
    try:
        page.goto(address + old)
        page.wait_for_url(address + new)
        assert page.locator("h1").count() == 1 and page.title().endswith("Ready Reckoner")
    finally:
        page.close()
