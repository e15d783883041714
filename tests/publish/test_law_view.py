"""Laws as pages show them."""

import pytest

from build_scripts.publish.law_view import law_view, laws_in
from calc.laws import LAWS


def test_a_law_has_its_formula_its_source_and_its_example():
    law = law_view("chinchilla_loss")
    assert (law.title, law.anchor) == ("Chinchilla loss", "law-chinchilla-loss")
    assert law.formula.text == "L(N, D) = E + A / N^α + B / D^β"
    assert "<code>parameters</code>" in law.paragraphs[0] and any("Hoffmann" in part for part in law.paragraphs)
    assert law.examples.startswith(">>> ") and law.examples.endswith("1.937")


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_every_law_says_what_it_is_and_where_from(law):
    view = law_view(law.__name__)
    assert view.paragraphs and view.examples and view.signature.startswith(f"{law.__name__}(")


def test_the_laws_of_a_formula_are_told_from_its_functions():
    assert laws_in("sqrt(a) * loss_score(b, c) + loss_score(d, e)") == ["loss_score"]
    assert laws_in("loss_score(") == [] and laws_in(None) == []
