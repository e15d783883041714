"""RR505: implications that can be recomputed."""


def test_an_implication_without_formula_is_a_warning(corpus):
    corpus.replace("post/cost.yaml", "qualifier: about", "kind: implication")
    found = corpus.only("RR505")
    assert found.severity == "warning" and found.field == "formula"


def test_an_implication_of_a_source_says_what_the_source_states(corpus):
    corpus.replace("post/tokens-per-dollar.yaml", "value: 40k\n", "")
    found = corpus.only("RR505")
    assert found.severity == "error" and found.field == "value"


def test_a_formula_makes_no_statement(corpus):
    corpus.replace("post/tokens-per-dollar.yaml", "position: 3", "position: 3\nkind: statement")
    assert corpus.only("RR505").field == "kind"


def test_a_note_excuses_it(corpus):
    corpus.replace("post/cost.yaml", "qualifier: about", "kind: implication\nnote: It gives no sum.")
    corpus.replace("post/tokens-per-dollar.yaml", "value: 40k\n", "note: It gives no number.\n")
    assert corpus.findings() == []
