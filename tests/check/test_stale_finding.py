"""RR803: findings that are due for review."""

FILE = "post/tokens-per-dollar.yaml"


def test_an_input_that_has_changed_makes_the_finding_due(corpus):
    corpus.replace("post/cost.yaml", "value: 100M", "value: 63M")
    found = corpus.only("RR803")
    assert (found.severity, found.field) == ("warning", "finding.written_for.cost")
    assert "63 million USD" in found.found and found.expected == "$100M"


def test_so_does_a_stated_value_that_has_changed(corpus):
    corpus.replace(FILE, "value: 40k", "value: 41k")
    assert corpus.only("RR803").field == "finding.written_for.stated"


def test_the_same_number_written_otherwise_is_fine(corpus):
    corpus.replace("post/cost.yaml", "value: 100M\nunit: USD", "value: 0.1\nunit: billion USD")
    assert corpus.findings() == []


def test_ranges_are_compared_by_their_ends(corpus):
    corpus.replace("post/cost.yaml", "value: 100M", "p5: 50M\np95: 100M")
    corpus.replace(FILE, "cost: $100M", "cost: 50M to 100M USD")
    assert corpus.findings() == []
    corpus.replace("post/cost.yaml", "p95: 100M", "p95: 150M")
    assert corpus.only("RR803")


def test_an_input_without_a_stated_number_is_compared_with_what_it_gives(corpus):
    corpus.replace(FILE, "tokens: post/tokens", "tokens: reckoner/half")
    corpus.replace(FILE, "tokens: 4T token", "tokens: 2.0T token")
    corpus.write(
        "reckoner/half.yaml",
        "statement: x\nsubject: gpt-4\nquantity: training_tokens\nunit: token\nformula: whole / 2\n"
        "inputs: {whole: post/tokens}\n",
    )
    assert corpus.findings() == []
    corpus.replace("post/tokens.yaml", "value: 4T", "value: 3T")
    assert corpus.only("RR803").field == "finding.written_for.tokens"
