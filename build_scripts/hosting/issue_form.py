"""What stands in an issue that was written with one of the forms under `.github/ISSUE_TEMPLATE/`.

The host turns a filled form into Markdown: the label of each field as a heading, and below it what was written, or
"_No response_". The labels are taken from the form itself.
"""

from __future__ import annotations

import re
from pathlib import Path

import yaml

NOTHING = "_No response_"
# What was written into a field that is rendered as text stands in a block of code.
BLOCK = re.compile(r"(?P<fence>`{3,}|~{3,})[a-z]*\n(?P<text>.*?)\n?(?P=fence)", re.DOTALL)


def labels(form: Path) -> dict[str, str]:
    """The fields that a person fills, by id, in their order: label by id."""
    fields = yaml.safe_load(form.read_text(encoding="utf-8"))["body"]
    return {field["id"]: field["attributes"]["label"] for field in fields if "id" in field}


def read_issue(body: str, names: dict[str, str]) -> dict[str, str]:
    """What was written, by id; fields that are not there, or empty, are left out.

    A heading within a field is part of its text, unless it is that of a later field.
    """
    text = "\n" + body.replace("\r\n", "\n")
    found: dict[str, str] = {}
    places = []
    end = 0
    for name, label in names.items():
        heading = re.compile(rf"\n### {re.escape(label)}[ \t]*(?=\n|$)").search(text, end)
        if heading:
            places.append((name, heading.start(), heading.end()))
            end = heading.end()
    for (name, _, start), following in zip(places, [*(place[1] for place in places[1:]), len(text)]):
        written = text[start:following].strip()
        block = BLOCK.fullmatch(written)
        written = block["text"].strip() if block else written
        if written and written != NOTHING:
            found[name] = written
    return found
