"""Which addresses a page may link to."""

from urllib.parse import urlsplit


def safe_url(address: object) -> str | None:
    """`address` if it is an http or https URL with a host, else None.

    A record may hold anything (`javascript:`, `data:`, a tab inside the scheme); pages then show no link.
    """
    if not isinstance(address, str):
        return None
    address = address.strip()
    if any(ord(letter) <= 32 or ord(letter) == 127 for letter in address):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return None
    return address
