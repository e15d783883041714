"""The corpus of `build_scripts.check.example_corpus` as files, for tests to spoil in one place at a time."""

from __future__ import annotations

from pathlib import Path

from build_scripts.check.example_corpus import FILES, TEXT, TODAY
from build_scripts.check.finding import NOTE, Finding
from build_scripts.check.run import run

__all__ = ["FILES", "TEXT", "TODAY", "Corpus", "is_fault"]


def is_fault(finding: Finding) -> bool:
    """Whether a corpus without a fault must not have this finding.

    Tests that spoil a number or a quote leave the other as it is, and those that need a second record copy the first.
    """
    return finding.severity != NOTE and finding.code not in ("RR113", "RR114", "RR308", "RR606")


class Corpus:
    """The corpus as files under a temporary directory."""

    def __init__(self, directory: Path):
        self.root = directory / "claims"
        self.texts = directory / "texts"
        self.texts.mkdir()
        (self.texts / "post.txt").write_text(TEXT, encoding="utf-8")
        for name, content in FILES.items():
            self.write(name, content)

    def write(self, name: str, content: str | bytes) -> None:
        """Write a file, whatever was there."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)

    def replace(self, name: str, old: str, new: str) -> None:
        """Replace a part of a file that must be there."""
        text = (self.root / name).read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {name}"
        self.write(name, text.replace(old, new, 1))

    def add(self, name: str, more: str) -> None:
        """Write something at the end of a file."""
        self.write(name, (self.root / name).read_text(encoding="utf-8") + more)

    def findings(self, code: str | None = None) -> list[Finding]:
        """What the check finds; with a code, only what that rule finds.

        Without one, notes are left out, and how files are written: tests add lines at their ends.
        """
        found = run(self.root, [self.texts], today=TODAY)
        assert not any(one.code == "RR900" for one in found), [one for one in found if one.code == "RR900"]
        for one in found:
            assert one.message.endswith((".", "?")) and one.expected and one.advice.endswith((".", "?")), one
        return [one for one in found if (is_fault(one) if code is None else one.code == code)]

    def only(self, code: str) -> Finding:
        """The one finding that there is; it must be of this rule."""
        found = self.findings()
        assert [one.code for one in found] == [code], found
        return found[0]
