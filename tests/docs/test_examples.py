"""Every example in the docs is run: Python sessions as doctests, command lines against the output that is shown."""

import doctest
import re
import shlex
from pathlib import Path

import pytest

from calc.cli import main

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
SESSION = re.compile(r"^```pycon\n.*?^```", re.MULTILINE | re.DOTALL)
CONSOLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
# One command and what it printed; several may stand in one block.
COMMAND = re.compile(r"^\$ python -m calc (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


def commands() -> list:
    found = []
    for page in PAGES:
        for block in CONSOLE.findall(page.read_text(encoding="utf-8")):
            found += [pytest.param(*pair, id=f"{page.name}: {pair[0][:50]}") for pair in COMMAND.findall(block)]
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_python_sessions(page):
    text = page.read_text(encoding="utf-8")
    # Other code may hold examples of its own, which are run where it is written (tests/docs/session.py).
    sessions = "\n".join(SESSION.findall(text))
    examples = doctest.DocTestParser().get_doctest(sessions, {}, page.name, str(page), 0)
    assert doctest.DocTestRunner(verbose=False).run(examples).failed == 0


@pytest.mark.parametrize("command, shown", commands())
def test_command_lines(capsys, command, shown):
    assert main(shlex.split(command)) == 0
    assert capsys.readouterr().out.strip() == shown.strip()


LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    assert [link for link in LINK.findall(page.read_text(encoding="utf-8")) if not (page.parent / link).exists()] == []


def test_there_are_examples():
    assert len(commands()) >= 3
    assert any(SESSION.search(page.read_text(encoding="utf-8")) for page in PAGES)
