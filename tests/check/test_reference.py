"""RR304: what is referred to exists."""

import pytest

from tests.check.standing import add_calculator, add_fidelity


@pytest.mark.parametrize(
    ("file", "old", "new", "field", "meant"),
    [
        ("post/tokens-per-dollar.yaml", "cost: post/cost", "cost: post/costs", "inputs.cost", "post/cost"),
        ("post/tokens-per-dollar.yaml", "cost: post/cost", "cost: cost", "inputs.cost", "post/cost"),
        ("post/tokens-per-dollar.yaml", "cost: post/cost", "cost: other/tokens", "inputs.cost", "post/tokens"),
        ("post/tokens-per-dollar.yaml", "cites: [post/tokens, ", "cites: [pots/tokens, ", "cites[1]", "post/tokens"),
        (
            "post/tokens-per-dollar.yaml",
            "corrected_by: reckoner/",
            "corrected_by: reckone/",
            "finding.corrected_by",
            "reckoner/tokens-per-dollar",
        ),
        ("post/cost.yaml", "qualifier: about", "derived_from: [pots]", "derived_from[1]", "post"),
        ("post/cost.yaml", "qualifier: about", "derived_from: [post/tokes]", "derived_from[1]", "post/tokens"),
        ("post/cost.yaml", "qualifier: about", "relations: {supports: [post/x]}", "relations.supports[1]", None),
        ("post/cost.yaml", "subject: gpt-4", "subject: gpt4", "subject", "gpt-4"),
        ("post/tokens.yaml", "quantity: training_tokens", "quantity: D", "quantity", "training_tokens"),
        ("post/cost.yaml", "quantity: training_cost", "quantity: profit", "quantity", None),
        ("post/source.yaml", "licence: null", "quoted_in: pots", "quoted_in", "post"),
        ("vocabulary/featured.yaml", "post/cost", "post/prize", "home.vary[1]", None),
        ("vocabulary/questions.yaml", "[post/tokens]", "[post/tokes]", "cost.claims[1]", "post/tokens"),
        ("vocabulary/questions.yaml", "[gpt-4]", "[GPT4]", "cost.subjects[1]", "gpt-4"),
        ("vocabulary/questions.yaml", "[training_cost]", "[training_costs]", "cost.quantities[1]", "training_cost"),
    ],
)
def test_a_broken_reference_is_reported_with_what_was_meant(corpus, file, old, new, field, meant):
    corpus.replace(file, old, new)
    (found,) = corpus.findings("RR304")
    assert found.field == field
    assert found.advice.startswith(f"Did you mean '{meant}'?" if meant else ("Add", "Use"))


@pytest.mark.parametrize("line", ["cites: [post/cost]", "relations: {refutes: [post/cost]}"])
def test_a_claim_does_not_refer_to_itself(corpus, line):
    corpus.add("post/cost.yaml", f"{line}\n")
    assert corpus.only("RR304").message == "The claim refers to itself."


def test_a_source_is_not_quoted_in_itself(corpus):
    corpus.add("post/source.yaml", "quoted_in: post\n")
    assert "itself" in corpus.only("RR304").message


def test_claims_and_sources_are_both_fine_as_provenance(corpus):
    corpus.add("post/cost.yaml", "derived_from: [reckoner, post/tokens]\n")
    assert corpus.findings() == []


def test_a_source_that_was_renamed_is_found_by_what_its_claims_are_called(corpus):
    (corpus.root / "reckoner").rename(corpus.root / "reckoners")
    assert "Did you mean 'reckoners/tokens-per-dollar'?" in [one.advice for one in corpus.findings("RR304")]


def test_what_calculators_and_cases_refer_to_exists(corpus):
    add_calculator(corpus, "default: post/cost", "default: post/costs")
    corpus.replace("calculators/dollar.yaml", "sources: [post/tokens-per-dollar, post]", "sources: [poster, post]")
    corpus.replace("calculators/dollar.yaml", "quantity: training_tokens", "quantity: training_token")
    add_fidelity(corpus, "source: post", "source: poster")
    corpus.replace("fidelity/post.yaml", "calculators: [dollar]", "calculators: [dollars]")
    corpus.replace("fidelity/post.yaml", "published: post/tokens-per-dollar", "published: post/tokens-per-dolar")
    assert [(one.file[7:], one.field) for one in corpus.findings("RR304")] == [
        ("calculators/dollar.yaml", "sources[1]"),
        ("calculators/dollar.yaml", "inputs.budget.default"),
        ("calculators/dollar.yaml", "results.again.quantity"),
        ("fidelity/post.yaml", "source"),
        ("fidelity/post.yaml", "calculators[1]"),
        ("fidelity/post.yaml", "cases[1].published"),
    ]
