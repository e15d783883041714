"""RR111: only records, each in its place."""

import pytest


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("post/cost.yml", ".yaml"),
        ("post/cost.txt", "Move it"),
        ("loose.yaml", "Move it"),
        ("vocabulary/quantites.yaml", "quantities.yaml"),
        ("post/deeper/claim.yaml", "Move it"),
    ],
)
def test_what_nothing_reads_is_reported(corpus, name, words):
    corpus.write(name, "statement: x\n")
    assert words in corpus.only("RR111").advice


def test_readme_and_hidden_files_are_fine(corpus):
    for name in ("README.md", "post/README.md", ".DS_Store", "post/.cost.yaml.swp"):
        corpus.write(name, "x")
    assert corpus.findings() == []
