"""A page of the docs carried out from top to bottom, in a copy of the checkout, as a reader would.

In the page stand

- files: a block whose first line is a comment with a path, `# claims/post/cost.yaml`, is written there without that
  line; one that says `# claims/vocabulary/subjects.yaml, at the end` is added to what is there,
- changes: a `diff` block is applied,
- commands: a `console` block has `$ command` and below it what is printed. Lines that begin with `> ` are typed.

`...` stands for anything. The day on which the pages were written stands for today.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from tests.contribute.terminal import Terminal

ROOT = Path(__file__).resolve().parents[2]
# What a checkout has, as far as a page needs it.
PARTS = ("build_scripts", "calc", "claims", "docs", "tests", ".github", ".githooks", ".gitignore", "mkdocs.yml",
         "pyproject.toml", "Makefile")  # fmt: skip
SHOWN_DAY = "2026-11-29"
BLOCK = re.compile(r"^( *)```(\w+)\n(.*?)^\1```", re.MULTILINE | re.DOTALL)
NAMED = re.compile(r"(?:#|\{#) (?P<path>[\w.-]+/[\w./-]+)(?P<end>, at the end)?(?: #\})?\n")
COMMAND = re.compile(r"^\$ (?P<command>(?:.*\\\n)*.*)\n(?P<shown>(?:(?!\$ ).*\n)*)", re.MULTILINE)
ASKING = re.compile(r"python -m build_scripts (?P<arguments>[^\n]*)")
# A command that fails has to show that it does.
REFUSAL = re.compile(r"\b(error|failed|options are needed|Nothing was written)\b")
PATIENCE = 120  # seconds until a command is given up


@dataclass
class Step:
    """One thing to do: `kind` is "file", "diff" or "command"; `line` is where it stands in the page."""

    kind: str
    line: int
    text: str
    path: str = ""
    is_added: bool = False
    shown: str = ""

    def __str__(self) -> str:
        return f"line {self.line}: {self.path or self.text.splitlines()[0][:60]}"


def steps(page: Path) -> Iterator[Step]:
    """What a page has its reader do, in order."""
    text = page.read_text(encoding="utf-8")
    for block in BLOCK.finditer(text):
        indent, language, content = block[1], block[2], block[3]
        content = re.sub(f"^{indent}", "", content, flags=re.MULTILINE)
        line = text.count("\n", 0, block.start()) + 1
        named = NAMED.match(content)
        if language == "console":
            for found in COMMAND.finditer(content):
                yield Step("command", line, found["command"], shown=found["shown"])
        elif language == "diff":
            yield Step("diff", line, content)
        elif named:
            yield Step("file", line, content[named.end() :], named["path"], bool(named["end"]))


class Session:
    """The copy, and what is done in it."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch):
        self.folder = folder
        for name in PARTS:
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(ROOT / name, folder / name)
        (folder / ".venv").symlink_to(sys.prefix)
        if (ROOT / "node_modules").is_dir():
            (folder / "node_modules").symlink_to((ROOT / "node_modules").resolve())
        monkeypatch.setenv("PATH", f"{folder / '.venv' / 'bin'}{os.pathsep}{os.environ['PATH']}")
        monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
        monkeypatch.setenv("COLUMNS", "1000")  # what is typed is not broken into lines
        monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
        for name in ("PYTEST_ADDOPTS", "GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
            monkeypatch.delenv(name, raising=False)
        for key, value in (("AUTHOR", "A reader"), ("COMMITTER", "A reader")):
            monkeypatch.setenv(f"GIT_{key}_NAME", value)
            monkeypatch.setenv(f"GIT_{key}_EMAIL", "reader@example.org")
        self._git("init", "--quiet", "--initial-branch=main")
        self._git("add", "--all")
        self._git("commit", "--quiet", "--message=As it was")

    def do(self, step: Step) -> None:
        """Carry out one step; an assertion fails where something else comes than the page shows."""
        if step.kind == "file":
            self._write(step)
        elif step.kind == "diff":
            self._git("apply", "-", input=step.text)
        else:
            status, printed = self._run(step)
            assert matches(step.shown, printed), f"{step}\n--- the page shows\n{step.shown}\n--- printed\n{printed}"
            assert status == 0 or REFUSAL.search(step.shown), f"{step} failed:\n{printed}"

    def _write(self, step: Step) -> None:
        path = self.folder / step.path
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a" if step.is_added else "w", encoding="utf-8") as file:
            file.write(step.text.replace(SHOWN_DAY, date.today().isoformat()))

    def _run(self, step: Step) -> tuple[int, str]:
        answers = re.findall(r"^> ?(.*)$", step.shown, re.MULTILINE)
        if answers:
            asking = ASKING.fullmatch(step.text)
            assert asking, f"{step} is typed at, but is no command of build_scripts"
            terminal = Terminal(*asking["arguments"].split(), cwd=self.folder)
            for answer in answers:
                terminal.answer("\n> ", answer)
            return terminal.finish(), terminal.shown
        done = subprocess.run(
            ["bash", "-c", f"exec 2>&1\n{step.text}"],
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )
        return done.returncode, done.stdout

    def _git(self, *arguments: str, input: str | None = None) -> None:
        done = subprocess.run(
            ["git", *arguments], cwd=self.folder, input=input, capture_output=True, text=True, timeout=PATIENCE
        )
        assert done.returncode == 0, done.stderr


def matches(shown: str, printed: str) -> bool:
    """Whether what was printed is what is shown, white space at the ends of lines apart."""
    pattern = re.escape(_lines(shown.replace(SHOWN_DAY, date.today().isoformat())))
    return re.fullmatch(pattern.replace(re.escape("..."), ".*?"), _lines(printed), re.DOTALL) is not None


def _lines(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().splitlines())
