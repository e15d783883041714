"""Ids of claims as ids of elements of a page."""

from __future__ import annotations

import re


def element_id(claim_id: str) -> str:
    """A claim's id as an HTML id; `a/b#c` and `a/b-c` keep apart."""
    return re.sub(r"[^a-z0-9-]", "-", claim_id.lower().replace("#", "--"))
