import pytest

from build_scripts.publish.safe_url import safe_url


@pytest.mark.parametrize("address", ["https://a.org/", "http://a.org/x?y=1#z", " https://a.org "])
def test_web_addresses_may_be_linked(address):
    assert safe_url(address) == address.strip()


@pytest.mark.parametrize("address", [
    None, 7, "", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "\x01javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>", "vbscript:x", "file:///etc/passwd", "//a.org/", "/x", "https:///x",
    "https://[", "https://a.org/\nx", "ftp://a.org/",
])  # fmt: skip
def test_everything_else_may_not(address):
    assert safe_url(address) is None
