"""Repairs a file of a corpus in memory."""

from __future__ import annotations

from build_scripts.check.context import Context
from build_scripts.check.repair import Repaired, repair_text
from build_scripts.check.texts import Texts
from build_scripts.records.load import load
from tests.check.corpus import TODAY, Corpus


def repaired(corpus: Corpus, name: str, *codes: str) -> Repaired:
    """What repairing a file gives; with codes, only by these rules. It must be a fixed point."""
    records = load(corpus.root)
    context = Context(records, Texts([corpus.texts]), TODAY)
    (document,) = [one for one in records.documents if one.file == f"claims/{name}"]
    text = (corpus.root / name).read_bytes().decode("utf-8")
    result = repair_text(text, document, context, codes or None)
    again = repair_text(result.after, document, context, codes or None)
    assert not again.is_changed, again.diff()
    return result


def after(corpus: Corpus, name: str, *codes: str) -> str:
    """The text after a repair that nothing spoke against."""
    result = repaired(corpus, name, *codes)
    assert result.refused == {}
    return result.after
