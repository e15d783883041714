"""Writes findings for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence

from build_scripts.check.finding import ERROR, Finding


def text(findings: Sequence[Finding], files: int) -> str:
    """One paragraph for each finding, then a line that counts; `files` is the number of files that were checked."""
    return "".join(f"{paragraph(finding)}\n\n" for finding in findings) + summary(findings, files) + "\n"


def quotes(looked_up: int, total: int) -> str:
    """`42 of 53 quotes were looked up; the texts of the others' sources are not at hand.`"""
    if looked_up == total:
        return f"All {_count(total, 'quote')} were looked up in their sources' texts."
    return f"{looked_up} of {_count(total, 'quote')} were looked up; the texts of the others' sources are not at hand."


def paragraph(finding: Finding) -> str:
    """`file:line:column: error CODE [field] message`, and what was found and expected and what to do below it."""
    field = f" [{finding.field}]" if finding.field else ""
    head = f"{finding.file}:{finding.line}:{finding.column}: {finding.severity} {finding.code}{field} {finding.message}"
    below = (("found", finding.found), ("expected", finding.expected), ("do", finding.advice))
    return "\n".join([head, *(f"    {name + ':':<10}{value}" for name, value in below if value)])


def summary(findings: Sequence[Finding], files: int) -> str:
    """`2 errors and 1 warning in 2 of 47 files.`"""
    checked = _count(files, "file")
    if not findings:
        return f"{checked} checked, nothing found."
    errors = sum(finding.severity == ERROR for finding in findings)
    counts = [
        _count(number, word) for number, word in ((errors, "error"), (len(findings) - errors, "warning")) if number
    ]
    return f"{' and '.join(counts)} in {len({finding.file for finding in findings})} of {checked}."


def as_json(findings: Sequence[Finding], files: int) -> str:
    """The findings as one JSON object."""
    errors = sum(finding.severity == ERROR for finding in findings)
    content = {
        "version": 1,
        "files": files,
        "errors": errors,
        "warnings": len(findings) - errors,
        "findings": [finding.as_dict() for finding in findings],
    }
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
