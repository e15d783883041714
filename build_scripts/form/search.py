"""Finds claims by words, for the inputs of a formula."""

from __future__ import annotations

import re

from build_scripts.drafting.rivals import value_text
from build_scripts.form.desk import Desk

MOST = 12


def search(text: str, desk: Desk) -> list[dict]:
    """The claims with all words of the text in id, statement or subject; those with them in the id first."""
    words = re.findall(r"[^\s/]+", text.lower())[:12]
    if not words:
        return []
    found = [
        (-sum(word in claim_id for word in words), len(claim_id), claim_id)
        for claim_id, said in desk.claims_in_words
        if all(word in said for word in words)
    ]
    claims = (desk.records.claims[claim_id] for *_, claim_id in sorted(found)[:MOST])
    return [{"id": claim.id, "statement": claim.statement or "", "value": value_text(claim)} for claim in claims]
