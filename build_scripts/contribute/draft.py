"""What is to be written: a claim, perhaps with a new source and a new subject, and what the check says of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from build_scripts.check.finding import NOTE, Finding
from build_scripts.check.run import Wanted, check
from build_scripts.check.texts import Texts
from build_scripts.contribute.files import Changes
from build_scripts.drafting.claim import Given, Proposal, propose
from build_scripts.drafting.source import SourceProposal, propose_source, sources_at
from build_scripts.drafting.subject import SUBJECTS, NewSubject
from build_scripts.drafting.topics import Topics
from build_scripts.drafting.yaml_text import record_text
from build_scripts.records.records import Records
from build_scripts.records.snapshot import with_texts


@dataclass
class Draft:
    """A claim that is being written. `given` is what the person said of it, `source_given` what of a new source."""

    root: Path
    known: Records
    text_places: Iterable[Path]
    given: Given = field(default_factory=Given)
    source_given: dict[str, object] = field(default_factory=dict)
    source_id: str | None = None
    is_other_source: bool = False  # the address leads to a source, but another one is meant
    subject: NewSubject | None = None

    @property
    def shown_root(self) -> str:
        """The name of the directory of the claims, with which the names of files begin."""
        return self.root.resolve().name

    @cached_property
    def _topics(self) -> Topics:
        return Topics(self.known)

    @cached_property
    def texts(self) -> Texts:
        """The texts of sources that are at hand."""
        return Texts(self.text_places)

    def records(self) -> Records:
        """The records, with the new subject among them."""
        return with_texts(self.known, {self._subjects_file: self._subjects_text()}) if self.subject else self.known

    def source(self) -> SourceProposal | None:
        """The source that is written together with the claim; None where there is one, or nothing is known of it."""
        given = self.given
        if given.source or not (given.url or self.source_id):
            return None
        if given.url and sources_at(self.known, given.url) and not (self.is_other_source or self.source_id):
            return None
        return propose_source(self.known, {"url": given.url, **self.source_given}, source_id=self.source_id)

    def proposal(self) -> Proposal:
        """All that is known of the claim."""
        source = self.source()
        records = self.records()
        topics = self._topics if self.subject is None else Topics(records)
        proposal = propose(records, self.given, topics, source.id if source else None)
        text = self.texts.of(records.sources.get(proposal.source.id), records) if proposal.source else None
        if text is None:
            return proposal
        return propose(records, replace(self.given, text=text), topics)

    def files(self, proposal: Proposal, source: SourceProposal | None) -> dict[str, str]:
        """The text of every file that is written, by its name as shown."""
        found = {}
        if source:
            found[f"{self.shown_root}/{source.id}/source.yaml"] = record_text("source", source.fields)
        found[f"{self.shown_root}/{proposal.id}.yaml"] = record_text("claim", proposal.fields)
        return found

    def findings(self, files: dict[str, str]) -> list[Finding]:
        """What the check says of the files before they are written; notes are left out."""
        changed = dict(files)
        if self.subject:
            changed[self._subjects_file] = self._subjects_text()
        found = check(with_texts(self.known, changed), self.text_places, wanted=Wanted(changed))
        return [one for one in found if one.severity != NOTE]

    def write(self, files: dict[str, str]) -> list[Path]:
        """Write everything; raises `CannotWrite`, and then nothing is."""
        changes = Changes()
        for name, text in files.items():
            changes.add(self.root / name.partition("/")[2], text)
        if self.subject:
            path = self.root / SUBJECTS
            changes.change(path, self._subjects_before, self._subjects_text().encode("utf-8"))
        return changes.write()

    @property
    def _subjects_file(self) -> str:
        return f"{self.shown_root}/{SUBJECTS}"

    @cached_property
    def _subjects_before(self) -> bytes:
        return (self.root / SUBJECTS).read_bytes()

    def _subjects_text(self) -> str:
        """The vocabulary as it is, byte for byte, with the new subject behind the others."""
        return self.subject.at_the_end_of(self._subjects_before.decode("utf-8"))
