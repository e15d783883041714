"""Pages that are followed step by step do what they show."""

import sys

import pytest

from tests.docs.session import ROOT, Session, matches, steps

PAGES = ["first-claim.md", "contributing.md", "extending.md", "hosting.md"]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a shell and a pseudo-terminal")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_does_what_it_shows(name, tmp_path, monkeypatch):
    found = list(steps(ROOT / "docs" / name))
    assert any(step.kind == "command" for step in found)
    session = Session(tmp_path, monkeypatch)
    for step in found:
        session.do(step)


def test_what_is_left_out_may_be_anything_and_nothing_else_may():
    assert matches("a\n...\nz\n", "a\nb\nc\nz\n") and matches("took ... s\n", "took 3.2 s")
    assert not matches("a\n...\nz\n", "a\nb\nc\n") and not matches("1 error\n", "2 errors\n")
