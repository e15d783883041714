"""RR520: formulas in type."""

from tests.check.standing import add_calculator


def test_a_formula_that_cannot_be_set_is_reported(corpus):
    add_calculator(corpus, "r = \\frac{T}{B}", "r = \\frac{T}")
    found = corpus.only("RR520")
    assert "lacks a part" in found.message and found.line == 4


def test_a_symbol_is_latex_too(corpus):
    add_calculator(corpus, "{r: tokens", "{\\nonsense: tokens")
    assert "\\nonsense" in corpus.only("RR520").message
