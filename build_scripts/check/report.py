"""Writes findings for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence

from build_scripts.check.finding import ERROR, NOTE, SEVERITIES, WARNING, Finding, printable
from build_scripts.check.repair import Repaired

FORMATS = ("text", "json", "github", "sarif")


def text(findings: Sequence[Finding], files: int, with_notes: bool = False) -> str:
    """One paragraph for each finding, then a line that counts. Notes are listed only `with_notes`."""
    shown = [one for one in findings if with_notes or one.severity != NOTE]
    return "".join(f"{paragraph(finding)}\n\n" for finding in shown) + summary(findings, files, with_notes) + "\n"


def quotes(looked_up: int, total: int) -> str:
    """`42 of 53 quotes were looked up; the texts of the others' sources are not at hand.`"""
    if total == 0:
        return "There is no quote to look up."
    if looked_up == total == 1:
        return "The quote was looked up in its source's text."
    if looked_up == total:
        return f"All {_count(total, 'quote')} were looked up in their sources' texts."
    if total == 1:
        return "The quote was not looked up; the text of its source is not at hand."
    return f"{looked_up} of {_count(total, 'quote')} were looked up; the texts of the others' sources are not at hand."


def paragraph(finding: Finding) -> str:
    """`file:line:column: error CODE [field] message`, and what was found and expected and what to do below it."""
    field = f" [{finding.field}]" if finding.field else ""
    head = f"{finding.file}:{finding.line}:{finding.column}: {finding.severity} {finding.code}{field} {finding.message}"
    below = (("found", finding.found), ("expected", finding.expected), ("do", finding.advice))
    return "\n".join([head, *(f"    {name + ':':<10}{value}" for name, value in below if value)])


def repaired(result: Repaired) -> str:
    """`claims/post/cost.yaml: repaired RR113 key-order, RR114 tidy-lines`"""
    return f"{printable(result.file)}: repaired {', '.join(f'{rule.code} {rule.name}' for rule in result.done)}"


def repairs(number: int, was_written: bool = True) -> str:
    """`2 files repaired.`"""
    if not number:
        return "Nothing to repair.\n"
    return f"{_count(number, 'file')} {'repaired' if was_written else 'would be repaired; nothing was written'}.\n"


def summary(findings: Sequence[Finding], files: int, with_notes: bool = False) -> str:
    """`2 errors and 1 warning in 2 of 47 files.`, and how many notes there are."""
    checked = _count(files, "file")
    serious = [finding for finding in findings if finding.severity != NOTE]
    counts = [_count(number, word) for word in (ERROR, WARNING) if (number := count(findings, word))]
    line = f"{checked} checked, nothing found."
    if serious:
        line = f"{' and '.join(counts)} in {len({finding.file for finding in serious})} of {checked}."
    notes = count(findings, NOTE)
    if notes:
        line += f"\n{_count(notes, NOTE)} on what is worth doing{'' if with_notes else '; --notes lists them'}."
    return line


def count(findings: Sequence[Finding], severity: str) -> int:
    """How many findings are of a severity."""
    return sum(finding.severity == severity for finding in findings)


def as_json(findings: Sequence[Finding], files: int) -> str:
    """The findings as one JSON object."""
    content = {
        "version": 1,
        "files": files,
        **{f"{severity}s": count(findings, severity) for severity in SEVERITIES},
        "findings": [finding.as_dict() for finding in findings],
    }
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
