"""What the page's Python holds: the records that were packed with it, and the text of the source that was put in."""

from __future__ import annotations

import hashlib
from functools import cached_property

from build_scripts.check.texts import LARGEST_TEXT, Texts
from build_scripts.drafting.page import kept_text, read_page
from build_scripts.drafting.topics import Topics
from build_scripts.records.records import Records
from build_scripts.records.source import Source
from calc.errors import CalcError


class HeldText:
    """The text of a source that a person pasted or chose; it stays on their device.

    `fields` are what a saved page says of itself, `remarks` what there is to say of how it was read.
    Raises CalcError for what is no text.
    """

    def __init__(self, name: str, content: bytes):
        if len(content) > LARGEST_TEXT:
            raise CalcError("The text is too large.", expected=f"at most {LARGEST_TEXT:,} bytes")
        page = read_page(content)
        raw = kept_text(page, content)
        self.name, self.text, self.sha256 = name, raw.decode("utf-8-sig"), hashlib.sha256(raw).hexdigest()
        self.is_page, self.fields, self.remarks = page.is_html, page.fields, page.remarks


class DeskTexts(Texts):
    """The one text at hand, as that of the source for which it was put in."""

    def __init__(self, held: HeldText | None, source_id: str | None):
        super().__init__(())
        self._held, self._source_id = held, source_id

    def with_sum(self, sha256: str | None) -> str | None:
        """The text with this SHA-256, or None when it is not at hand."""
        return self._held.text if self._held and self._held.sha256 == sha256 else None

    def sums_named(self, name: str | None) -> list[str]:
        """The sums of the texts with this name."""
        return [self._held.sha256] if self._held and self._held.name == name else []

    def of(self, source: Source | None, records: Records) -> str | None:
        """The text in which the quotes of a source stand. What was put in for a source is taken for its text, even
        where it is a later copy than the one that was recorded; the page says so."""
        if self._held and source is not None and source.id == self._source_id:
            return self._held.text
        return super().of(source, records)


class Desk:
    """The records, and what was put beside them."""

    def __init__(self, records: Records):
        self.records = records
        self.text: HeldText | None = None

    @cached_property
    def topics(self) -> Topics:
        """The vocabulary, ready for proposals."""
        return Topics(self.records)

    @cached_property
    def claims_in_words(self) -> list[tuple[str, str]]:
        """(id, everything by which it is found) of each claim that has a number, in lower case."""
        labels = {key: subject.label for key, subject in self.records.subjects.items()}
        return [
            (
                claim.id,
                " ".join(part for part in (claim.id, claim.statement, labels.get(claim.subject or "")) if part).lower(),
            )
            for claim in self.records.claims.values()
            if (claim.has_number or claim.formula) and not claim.values
        ]
