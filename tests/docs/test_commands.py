"""What the docs name is there: commands with their options, targets of make, files."""

import re
from contextlib import redirect_stdout, suppress
from functools import cache
from io import StringIO
from pathlib import Path

import pytest

from build_scripts.cli import main

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
COMMAND = re.compile(r"python3? -m build_scripts ((?:[a-z][a-z-]*|--help)\b[^`\n|]*)")
TARGET = re.compile(r"^(?:[A-Z_]+=\S+ )?make ([a-z]+)|`make ([a-z]+)", re.MULTILINE)
NAMED = re.compile(r"`((?:build_scripts|calc|tests|docs|claims/vocabulary|\.github|\.vscode)/[\w./-]*\w)/?`")


def named(pattern: re.Pattern) -> set[tuple[str, str]]:
    """What a pattern finds in the pages, as (page, words)."""
    return {
        (page.name, next(filter(None, found.groups())).split("#")[0].strip())
        for page in PAGES
        for found in pattern.finditer(page.read_text(encoding="utf-8"))
    }


@cache
def help_of(*command: str) -> str:
    """What --help prints."""
    with redirect_stdout(StringIO()) as printed, suppress(SystemExit):
        main([*command, "--help"])
    return printed.getvalue()


@pytest.mark.parametrize("page, words", sorted(named(COMMAND)))
def test_commands_have_the_options_that_are_named(page, words):
    command, *rest = words.strip("'.").split()
    if command == "--help":
        return
    assert re.search(rf"^    {command}\b", help_of(), re.MULTILINE), f"{page}: there is no command {command}"
    parts = (command, "source") if rest[:1] == ["source"] and command == "new" else (command,)
    for option in re.findall(r"(?<![\w-])--[a-z][a-z-]*", " ".join(rest)):
        assert re.search(rf"(?<![\w-]){option}\b", help_of(*parts)), f"{page}: {command} has no option {option}"


def test_targets_of_make_are_there():
    rules = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    found = named(TARGET)
    assert found and {one for one in found if one[1] not in rules} == set()


def test_files_that_are_named_are_there():
    found = named(NAMED)
    assert len(found) > 10
    assert {(page, path) for page, path in found if not (ROOT / path).exists() and not _is_made(path)} == set()


def _is_made(path: str) -> bool:
    """Whether a page has its reader write this file, or a command does."""
    return path in ("claims/vocabulary/moved.yaml", "calc/model.json", ".github/CODEOWNERS")
