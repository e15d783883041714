"""The server for looking at the built site."""

import socket
import threading
import urllib.error
import urllib.request

import pytest

from build_scripts.publish.server import HOST, PortTaken, make_server


@pytest.fixture
def address(tmp_path):
    (tmp_path / "index.html").write_text("<h1>home</h1>", encoding="utf-8")
    (tmp_path / "404.html").write_text("<h1>not here</h1>", encoding="utf-8")
    (tmp_path / "sitemap.xml").write_text("<loc>http://127.0.0.1:8000/x/</loc>", encoding="utf-8")
    for name in ("a.wasm", "a.mjs", "a.js", "a.json"):
        (tmp_path / name).write_bytes(b"x")
    server = make_server(tmp_path, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://{HOST}:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("name, kind", [
    ("a.wasm", "application/wasm"), ("a.mjs", "text/javascript"), ("a.js", "text/javascript"),
    ("a.json", "application/json"), ("", "text/html"),
])  # fmt: skip
def test_types_that_browsers_insist_on(address, name, kind):
    with urllib.request.urlopen(f"{address}/{name}") as answer:
        assert answer.headers["Content-Type"] == kind


def test_the_sitemap_names_the_real_port_for_instant_navigation(address):
    with urllib.request.urlopen(f"{address}/sitemap.xml") as answer:
        assert answer.read().decode() == f"<loc>{address}/x/</loc>"


def test_a_wrong_address_gets_the_site_s_own_page(address):
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(f"{address}/nowhere/")
    assert caught.value.code == 404
    assert b"not here" in caught.value.read()


def test_a_port_that_is_taken_is_said_with_one_that_is_free(tmp_path):
    with socket.socket() as other:
        other.bind((HOST, 0))
        other.listen()
        with pytest.raises(PortTaken) as caught:
            make_server(tmp_path, other.getsockname()[1])
        assert caught.value.free_port != other.getsockname()[1]


def test_a_browser_that_leaves_is_no_error(tmp_path, capfd):
    (tmp_path / "large.bin").write_bytes(bytes(20_000_000))  # more than the system takes ahead
    server = make_server(tmp_path, 0)
    with socket.create_connection(server.server_address) as leaving:
        leaving.sendall(b"GET /large.bin HTTP/1.1\r\nHost: here\r\n\r\n")
        server.handle_request()
        leaving.recv(100)
    for thread in [one for one in threading.enumerate() if "process_request" in one.name]:
        thread.join(timeout=10)
    server.server_close()
    assert capfd.readouterr().err == ""


def test_what_is_wrong_with_the_server_itself_is_said(tmp_path, capfd):
    with make_server(tmp_path, 0) as server:
        try:
            raise ValueError("a mistake of ours")
        except ValueError:
            server.handle_error(None, (HOST, 1))
    assert "a mistake of ours" in capfd.readouterr().err
