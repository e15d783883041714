"""Findings as workflow commands of GitHub Actions, which become annotations of the lines of a pull request.

Paths are relative to the repository, whose root holds the directory with the claims. The annotation is escaped as
GitHub documents it: `%`, carriage return and line feed everywhere, colon and comma also in properties.
"""

from __future__ import annotations

from collections.abc import Sequence

from build_scripts.check.finding import ERROR, NOTE, WARNING, Finding

COMMANDS = {ERROR: "error", WARNING: "warning", NOTE: "notice"}


def as_github(findings: Sequence[Finding], names: dict[str, str]) -> str:
    """One command to a line; `names` are those of the rules, by code."""
    return "".join(f"{_command(finding, names.get(finding.code, ''))}\n" for finding in findings)


def _command(finding: Finding, name: str) -> str:
    field = f" [{finding.field}]" if finding.field else ""
    properties = {
        "file": finding.file,
        "line": str(finding.line),
        "col": str(finding.column),
        "title": f"{finding.code} {name}".strip() + field,
    }
    below = (("found", finding.found), ("expected", finding.expected), ("do", finding.advice))
    text = "\n".join([finding.message, *(f"{word}: {value}" for word, value in below if value)])
    written = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{COMMANDS[finding.severity]} {written}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
