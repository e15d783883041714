"""RR105: no key twice."""


def test_the_second_key_is_reported_with_the_line_of_the_first(corpus):
    corpus.add("post/cost.yaml", "value: 200M\n")
    found = corpus.only("RR105")
    assert (found.line, found.column, found.field) == (12, 1, "value") and "line 7" in found.found


def test_a_key_within_another_counts_in_its_own_mapping(corpus):
    corpus.replace(
        "post/tokens-per-dollar.yaml", "  tokens: post/tokens\n", "  tokens: post/tokens\n  tokens: post/cost\n"
    )
    assert corpus.only("RR105").field == "inputs.tokens"


def test_the_same_key_in_two_mappings_is_fine(corpus):
    assert corpus.findings("RR105") == []  # `tokens` stands under inputs and under written_for
