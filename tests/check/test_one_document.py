"""RR108: one document to a file."""

import pytest


def test_a_second_document_is_reported(corpus):
    corpus.add("post/cost.yaml", "---\nstatement: Another.\n")
    assert corpus.only("RR108").line == 12


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n"])
def test_an_empty_file_is_reported(corpus, text):
    corpus.write("post/bad.yaml", text)
    assert {one.code for one in corpus.findings()} <= {"RR108", "RR203", "RR206", "RR704"}


def test_a_leading_line_of_dashes_is_fine(corpus):
    path = corpus.root / "post/cost.yaml"
    path.write_text("---\n" + path.read_text())
    assert corpus.findings() == []
