"""RR303: every directory has its source.yaml."""


def test_a_directory_without_a_source_is_reported(corpus):
    (corpus.root / "post/source.yaml").unlink()
    found = corpus.only("RR303")
    assert found.file == "claims/post/source.yaml"


def test_a_source_without_claims_is_fine(corpus):
    corpus.write("other/source.yaml", (corpus.root / "post/source.yaml").read_text())
    assert corpus.findings() == []
