"""RR101: the file is YAML."""

import pytest


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("statement: A ratio: 3\n", 1, "colon"),
        ("statement: x\n\tquote: y\n", 2, "tabs"),
        ('statement: "x\nquote: y\n', 3, "Close the quote"),
        ("statement: @x\n", 1, "cannot begin"),
        ("cites: [post/cost\nnote: x\n", 2, "bracket"),
        ("- a\nstatement: b\n", 2, "indentation"),
        ('statement: "\\q"\n', 1, "backslash"),
        ("statement\nquote: x\n", 2, ""),
    ],
)
def test_what_is_no_yaml_is_explained_at_its_line(corpus, text, line, words):
    corpus.write("post/bad.yaml", text)
    (found,) = corpus.findings("RR101")
    assert (found.file, found.line) == ("claims/post/bad.yaml", line)
    assert words in found.message + found.advice


def test_a_file_that_breaks_off_is_not_said_to_lack_anything(corpus):
    corpus.add("post/cost.yaml", 'note: "x\n')
    assert corpus.only("RR101").file == "claims/post/cost.yaml"


def test_others_may_still_refer_to_a_broken_file_and_have_their_own_findings(corpus):
    corpus.write("post/cost.yaml", 'statement: "x')
    corpus.replace("post/tokens.yaml", "unit: token", "unit: bananas")
    assert [one.code for one in corpus.findings()] == ["RR101", "RR405"]


def test_yaml_of_any_usual_style_is_fine(corpus):
    corpus.replace("post/cost.yaml", "statement: Training GPT-4 cost", "statement: >-\n  Training GPT-4\n  cost")
    corpus.add("post/cost.yaml", "# a comment\n")
    assert corpus.findings() == []
