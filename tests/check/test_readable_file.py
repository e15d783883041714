"""RR104: an ordinary file of a sensible size."""

import os

import pytest


def test_a_huge_file_is_not_read(corpus):
    corpus.write("post/bad.yaml", "statement: x\nnote: " + "x" * 5_000_000)
    assert "5,000,019 bytes" in corpus.only("RR104").found


def test_a_link_is_not_followed(corpus):
    (corpus.root / "post/bad.yaml").symlink_to("/etc/passwd")
    assert corpus.only("RR104").found == "a symbolic link"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_is_not_waited_for(corpus):
    os.mkfifo(corpus.root / "post/bad.yaml")
    assert "ordinary file" in corpus.only("RR104").message


def test_a_long_note_is_fine(corpus):
    corpus.add("post/cost.yaml", "note: " + "word " * 500 + "\n")
    assert corpus.findings() == []
