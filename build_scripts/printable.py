"""Texts of strangers, made safe to print."""

from __future__ import annotations

import sys

LONGEST = 400


def printable(text: str, longest: int = LONGEST) -> str:
    """Text for a terminal: nothing in it can move the cursor, ring a bell or turn the reading direction."""
    if len(text) > longest:
        text = f"{text[:longest]}… ({len(text):,} characters)"
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() else _escape(character) for character in text)


def _escape(character: str) -> str:
    return {"\n": "\\n", "\t": "\\t", "\r": "\\r"}.get(character) or f"\\u{ord(character):04x}"


def write(text: str) -> None:
    """Write to standard output, whatever the terminal's encoding: what it does not have is written as an escape."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, errors="backslashreplace").decode(encoding))
