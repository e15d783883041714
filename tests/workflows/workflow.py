"""The workflows under `.github/`, as the tests read them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import yaml

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".github"
FILES = sorted((FOLDER / "workflows").glob("*.yml"))


class Step(NamedTuple):
    """A step of a job, with the file that it stands in."""

    file: str
    job: str
    content: dict


def workflow(name: str) -> dict:
    """A workflow by the name of its file; `on` is a text here, and not the true of YAML 1.1."""
    text = (FOLDER / "workflows" / name).read_text(encoding="utf-8")
    content = yaml.safe_load(text)
    content["on"] = content.pop(True)
    return content


def jobs() -> list[tuple[str, str, dict]]:
    """Every job: file, name, content."""
    return [(path.name, name, job) for path in FILES for name, job in workflow(path.name)["jobs"].items()]


def steps() -> list[Step]:
    """Every step of every job."""
    return [Step(file, name, step) for file, name, job in jobs() for step in job["steps"]]


def step(file: str, name: str) -> dict:
    """The step that is called so."""
    return next(one.content for one in steps() if one.file == file and one.content.get("name") == name)
