"""RR501: formulas that can be read."""

import pytest

HOSTILE = [
    "().__class__.__bases__",
    "tokens.__class__",
    "'{0.x}'.format(tokens)",
    "f'{tokens}'",
    "[tokens, cost][0]",
    "lambda: tokens",
    "[x for x in tokens]",
    "(x := tokens)",
    "max(*tokens)",
    "max(tokens, key=cost)",
    "__import__('os').system('true')",
    "ｔokens / cost",
    "tokens; cost",
    "tokens if cost else 1",
    "tokens / 10j",
    "tokens / ...",
    "tokens / " + "9" * 5000,
    "-" * 3000 + "tokens / cost",
    "tokens / cost" + " + tokens / cost" * 300,
]


@pytest.mark.parametrize("formula", ["tokens / ", "tokens cost", "(tokens / cost", "median(tokens)", "3 / 4", *HOSTILE])
def test_what_is_no_formula_is_reported(corpus, formula):
    corpus.replace("post/tokens-per-dollar.yaml", "formula: tokens / cost", 'formula: "' + formula + '"')
    found = corpus.findings("RR501")
    assert len(found) == 1 and found[0].line == 12


@pytest.mark.parametrize(
    "formula", ["tokens / cost", "(tokens) * 1 / cost", "exp(log(tokens / tokens)) * tokens / cost"]
)
def test_arithmetic_is_fine(corpus, formula):
    corpus.replace("post/tokens-per-dollar.yaml", "formula: tokens / cost", f"formula: {formula}")
    assert corpus.findings() == []
