"""RR106: no anchors, aliases, merge keys."""

BOMB = "a0: &a0 [x, x]\n" + "".join(f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n" for i in range(1, 40))


def test_anchor_and_alias_are_reported_each_in_its_place(corpus):
    corpus.replace("post/cost.yaml", "locator: Statements, 1", "locator: &here Statements, 1")
    corpus.add("post/cost.yaml", "note: *here\n")
    assert [(one.line, one.found) for one in corpus.findings()] == [(3, "&here"), (12, "*here")]


def test_a_merge_key_is_reported(corpus):
    corpus.add("post/cost.yaml", "<<: {note: hidden}\n")
    assert corpus.only("RR106").found == "<<"


def test_a_bomb_costs_no_more_than_its_size(corpus):
    corpus.write("post/bomb.yaml", BOMB)
    assert len(corpus.findings("RR106")) == 20  # and no more of a kind


def test_stars_and_ampersands_in_quotes_are_fine(corpus):
    corpus.add("post/cost.yaml", "note: '*a and &b << c'\n")
    assert corpus.findings() == []
