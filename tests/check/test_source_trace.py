"""RR707: sources that can be traced."""

import pytest


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("url: https://example.org/post", "url: null", "url"),
        ("published: 2023-06", "published: null", "published"),
        ("published: 2023-06\n", "", "published"),
        ("accessed: 2026-11-20\n", "", "accessed"),
    ],
)
def test_what_is_needed_to_find_it_again_is_reported(corpus, old, new, field):
    corpus.replace("post/source.yaml", old, new)
    assert corpus.only("RR707").field == field


def test_a_note_will_do(corpus):
    corpus.replace("post/source.yaml", "url: https://example.org/post", "url: null\nurl_note: Gone.")
    corpus.replace("post/source.yaml", "published: 2023-06", "published_note: Not dated.")
    assert corpus.findings() == []
