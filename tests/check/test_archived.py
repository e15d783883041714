"""RR709: archived copies."""


def test_an_address_without_an_archived_copy_is_a_note(corpus):
    (found,) = corpus.findings("RR709")
    assert (found.severity, found.file, found.line) == ("note", "claims/post/source.yaml", 4)
    assert corpus.findings() == []


def test_an_archived_copy_is_enough(corpus):
    corpus.replace("post/source.yaml", "archived_url: null", "archived_url: https://web.archive.org/web/x")
    assert corpus.findings("RR709") == []


def test_a_source_without_an_address_cannot_be_archived(corpus):
    corpus.replace("post/source.yaml", "url: https://example.org/post", "url_note: It was a letter.")
    assert corpus.findings("RR709") == []
