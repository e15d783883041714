"""RR306: positions within a source."""


def test_a_position_that_is_taken_is_reported(corpus):
    corpus.replace("post/tokens.yaml", "position: 2", "position: 1")
    found = corpus.only("RR306")
    assert found.file == "claims/post/tokens.yaml" and "'post/cost'" in found.message


def test_the_same_position_in_two_sources_is_fine(corpus):
    corpus.add("reckoner/tokens-per-dollar.yaml", "position: 1\n")
    assert corpus.findings() == []
