"""Findings as SARIF 2.1.0, the format that code hosts and editors read.

A fingerprint is made of what does not move when lines are added above: the rule, the file, the field and the message,
and the number of the finding among those that are alike.
"""

from __future__ import annotations

import difflib
import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from build_scripts.check.finding import Finding
from build_scripts.check.repair import Repaired
from build_scripts.check.rules import LoadedRule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "REPOSITORY"  # what paths are relative to: the directory that holds the claims' directory
Repairs = Mapping[tuple[str, str], Repaired]  # by file and code


def as_sarif(findings: Sequence[Finding], rules: Sequence[LoadedRule], repairs: Repairs, site: str) -> str:
    """One run with every rule and every finding; `repairs` are what mends them, `site` is the address of the pages."""
    places = {loaded.rule.code: number for number, loaded in enumerate(rules)}
    seen: Counter[tuple] = Counter()
    results = []
    for finding in findings:
        alike = finding.code, finding.file, finding.field, finding.message
        results.append(_result(finding, places, seen[alike], repairs.get((finding.file, finding.code))))
        seen[alike] += 1
    driver = {
        "name": "Ready Reckoner check",
        "informationUri": f"{site}check/",
        "rules": [_rule(loaded, site) for loaded in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The root of the repository."}}},
        "results": results,
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1, ensure_ascii=False) + "\n"


def _rule(loaded: LoadedRule, site: str) -> dict:
    rule = loaded.rule
    return {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": rule.description},
        "fullDescription": {"text": loaded.explanation or rule.description},
        "help": {"text": f"{rule.description}\n\n{loaded.explanation}".strip()},
        "helpUri": f"{site}{rule.page}",
    }


def _result(finding: Finding, places: Mapping[str, int], number: int, repaired: Repaired | None) -> dict:
    below = (("Found", finding.found), ("Expected", finding.expected), ("Do", finding.advice))
    text = "\n".join([finding.message, *(f"{word}: {value}" for word, value in below if value)])
    location = {
        "artifactLocation": _artifact(finding.file),
        "region": {"startLine": finding.line, "startColumn": finding.column},
    }
    result = {
        "ruleId": finding.code,
        "ruleIndex": places.get(finding.code, -1),
        "level": finding.severity,
        "message": {"text": text},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"readyReckonerFinding/v1": _fingerprint(finding, number)},
    }
    return {**result, "fixes": [_fix(repaired)]} if repaired and repaired.is_changed else result


def _artifact(file: str) -> dict:
    return {"uri": quote(file, errors="surrogateescape"), "uriBaseId": ROOT}


def _fingerprint(finding: Finding, number: int) -> str:
    parts = (finding.code, finding.file, finding.field, finding.message, str(number))
    return hashlib.sha256("\0".join(parts).encode("utf-8", "backslashreplace")).hexdigest()[:32]


def _fix(repaired: Repaired) -> dict:
    """Whole lines that are taken out, and what comes in their place."""
    before, after = (text.splitlines(keepends=True) for text in (repaired.before, repaired.after))
    replacements = []
    for kind, start, end, begin, stop in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            deleted = _region(before, start, end)
            replacements.append({"deletedRegion": deleted, "insertedContent": {"text": "".join(after[begin:stop])}})
    return {
        "description": {"text": f"Repair {', '.join(rule.name for rule in repaired.done)}, as `check --fix` does."},
        "artifactChanges": [{"artifactLocation": _artifact(repaired.file), "replacements": replacements}],
    }


def _region(lines: list[str], start: int, end: int) -> dict:
    """From the beginning of a line to the beginning of another; behind the last line, to its end."""
    region = {"startLine": start + 1, "startColumn": 1, "endLine": end + 1, "endColumn": 1}
    if end == len(lines) and lines and not lines[-1].endswith(("\n", "\r")):
        region.update(endLine=end, endColumn=len(lines[-1]) + 1)
        if start == end:
            region.update(startLine=end, startColumn=len(lines[-1]) + 1)
    return region
