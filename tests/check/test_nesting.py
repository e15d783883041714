"""RR110: keys are texts, records are not deep."""


def test_a_list_as_key_is_reported(corpus):
    corpus.add("post/cost.yaml", "? [a, b]\n: c\n")
    assert corpus.only("RR110").line == 12


def test_what_is_too_deep_is_left_out(corpus):
    corpus.write("post/bad.yaml", "statement: " + "[" * 500 + "]" * 500)
    assert len(corpus.findings("RR110")) == 1


def test_braces_in_quotes_are_fine(corpus):
    corpus.add("post/cost.yaml", "note: '{a} [b]'\n")
    assert corpus.findings() == []
