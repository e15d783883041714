"""Links that open a source at the quoted words (`#:~:text=`)."""

import re
from urllib.parse import quote as percent_encode
from urllib.parse import urldefrag

# Longer quotes are named by their first and last words: a browser gives up on the whole
# match when one character in the middle differs (a footnote mark, a line break, bold type).
WHOLE_QUOTE_WORDS = 8
END_WORDS = 4
_LEFT_OUT = re.compile(r"\s*(?:\[\s*(?:…|\.\.\.)\s*\]|\(\s*…\s*\))\s*")


def text_fragment_link(address: str, quote: str | None, prefix: str | None = None, suffix: str | None = None) -> str:
    """`address` with a text fragment for `quote`; the plain address when there is no quote."""
    ends = _ends(quote or "")
    if not ends:
        return address
    parts = []
    if prefix and prefix.strip():
        parts.append(_encoded(_last_words(prefix)) + "-")
    parts.extend(_encoded(end) for end in ends)
    if suffix and suffix.strip():
        parts.append("-" + _encoded(_first_words(suffix)))
    base, fragment = urldefrag(address)
    fragment = fragment.split(":~:", 1)[0]
    return f"{base}#{fragment}:~:text={','.join(parts)}"


def _ends(quote: str) -> list[str]:
    """The quote itself when it is short, else its first and last words."""
    pieces = [piece for piece in _LEFT_OUT.split(quote.strip()) if piece]
    if not pieces:
        return []
    if len(pieces) == 1 and len(pieces[0].split()) <= WHOLE_QUOTE_WORDS:
        return [" ".join(pieces[0].split())]
    return [_first_words(pieces[0]), _last_words(pieces[-1])]


def _first_words(text: str) -> str:
    return " ".join(text.split()[:END_WORDS])


def _last_words(text: str) -> str:
    return " ".join(text.split()[-END_WORDS:])


def _encoded(text: str) -> str:
    # "-" is a mark of the syntax itself and percent_encode would leave it.
    return percent_encode(text, safe="").replace("-", "%2D")
