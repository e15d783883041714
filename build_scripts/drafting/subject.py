"""A subject that the vocabulary does not have yet: it is written at the end of the file, where it disturbs nothing."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.drafting.yaml_text import entry_text

SUBJECTS = "vocabulary/subjects.yaml"  # below the directory of the claims


@dataclass(frozen=True)
class NewSubject:
    """What a person says of a subject."""

    id: str
    label: str
    description: str

    @property
    def text(self) -> str:
        """Its entry. Raises `CalcError` for a text that no record may hold."""
        return entry_text(self.id, {"label": self.label, "description": self.description, "aliases": []})

    def at_the_end_of(self, before: str) -> str:
        """The vocabulary as it is, with this subject behind the others."""
        end = "" if before.endswith("\n") or not before else "\n"
        return f"{before}{end}{self.text}"
