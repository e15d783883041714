"""RR504: inputs with numbers."""

WORDS = "statement: x\ncredibility: 3\nrating_reason: x\n"


def test_an_input_without_a_number_is_reported(corpus):
    corpus.write("reckoner/words.yaml", WORDS)
    corpus.replace("reckoner/tokens-per-dollar.yaml", "cost: post/cost", "cost: reckoner/words")
    assert corpus.only("RR504").field == "inputs.cost"


def test_a_range_or_a_formula_is_number_enough(corpus):
    corpus.replace("post/cost.yaml", "value: 100M", "p5: 50M\np95: 100M")
    corpus.replace("post/tokens-per-dollar.yaml", "    cost: $100M", "    cost: 50M to 100M USD")
    corpus.write(
        "reckoner/half.yaml",
        "statement: x\nsubject: gpt-4\nquantity: tokens_per_dollar\nunit: token/USD\nformula: whole / 2\n"
        "inputs: {whole: reckoner/tokens-per-dollar}\n",
    )
    assert corpus.findings() == []


def test_of_several_values_one_is_named(corpus):
    corpus.write(
        "reckoner/row.yaml",
        "statement: x\nsubject: gpt-4\ncredibility: 3\nrating_reason: x\nvalues:\n"
        "  cost: {quantity: training_cost, value: 3M, unit: USD}\n"
        "  tokens: {quantity: training_tokens, value: 2T, unit: token}\n",
    )
    corpus.replace("reckoner/tokens-per-dollar.yaml", "cost: post/cost", "cost: reckoner/row")
    found = corpus.only("RR504")
    assert found.advice == "Name one of its values: reckoner/row#cost, reckoner/row#tokens."
    corpus.replace("reckoner/tokens-per-dollar.yaml", "cost: reckoner/row", "cost: reckoner/row#cost")
    assert corpus.findings() == []
