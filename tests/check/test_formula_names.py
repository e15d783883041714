"""RR502: names and inputs."""


def test_a_name_without_an_input_is_reported(corpus):
    corpus.replace("post/tokens-per-dollar.yaml", "formula: tokens / cost", "formula: tokens / cost / price")
    assert "'price'" in corpus.only("RR502").message


def test_an_input_without_a_use_is_reported_at_its_key(corpus):
    corpus.replace("post/tokens-per-dollar.yaml", "  cost: post/cost\n", "  cost: post/cost\n  other: post/cost\n")
    (found,) = corpus.findings("RR502")
    assert found.field == "inputs.other" and found.line == 16


def test_a_slip_names_what_was_meant(corpus):
    corpus.replace("post/tokens-per-dollar.yaml", "formula: tokens / cost", "formula: tokens / cots")
    assert "Did you mean 'cost'" in corpus.findings("RR502")[0].advice


def test_inputs_without_a_formula_are_reported(corpus):
    corpus.replace("post/tokens-per-dollar.yaml", "formula: tokens / cost\n", "")
    assert corpus.only("RR502").field == "inputs"


def test_a_name_may_stand_twice(corpus):
    corpus.replace("post/tokens-per-dollar.yaml", "formula: tokens / cost", "formula: tokens * tokens / tokens / cost")
    assert corpus.findings() == []
