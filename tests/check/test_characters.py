"""RR103: no control characters, no hidden ones."""

import pytest


@pytest.mark.parametrize("character", ["\0", "\x1b", "\x07", "\x9b", "\u202e", "\u2066", "\u2028"])
def test_a_character_that_cannot_be_seen_is_reported_where_it_stands(corpus, character):
    corpus.add("post/cost.yaml", f"note: some{character}thing\n")
    found = corpus.only("RR103")
    assert found.line == 12 and found.found == f"U+{ord(character):04X}"


@pytest.mark.parametrize("escape", ["\\0", "\\x1b", "\\u202e"])
def test_an_escape_does_not_get_it_past_the_check(corpus, escape):
    corpus.add("post/cost.yaml", f'note: "some{escape}thing"\n')
    assert corpus.only("RR103").field == "note"


def test_nothing_is_printed_that_could_steer_a_terminal(corpus):
    corpus.replace("post/cost.yaml", "unit: USD", 'unit: "\\x1b[31m"')
    for one in corpus.findings():
        assert all(text.isprintable() for text in (one.message, one.found, one.expected, one.advice, one.field))
