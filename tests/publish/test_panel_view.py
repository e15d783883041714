"""What stands below a calculator's results, as it is built."""

from build_scripts.publish.calculator_view import chain_calculator, claim_calculator
from tests.publish.standing_corpus import standing_library

COST, UTILIZATION = "leak-2023-07/training-cost", "leak-2023-07/model-flop-utilization"


def test_where_the_argument_leads_to_is_looked_at_first(library):
    panels = chain_calculator(library, library.source("post")).panels
    assert [choice.id for choice in panels.choices][:2] == ["post/tokens-again", "post/rate"]
    assert panels.chosen.label == "Training tokens"  # all is about GPT, which need not be said


def test_results_of_one_name_are_told_apart_by_what_they_say(library):
    panels = claim_calculator(library, library.claim("post/cost")).panels
    labels = [choice.label for choice in panels.choices]
    assert len(set(labels)) == len(labels)
    assert "Tokens per dollar: A dollar bought 400,000 tokens." in labels


def test_links_go_back_to_what_a_result_starts_from(library):
    panels = claim_calculator(library, library.claim("post/tokens-again")).panels
    assert panels.behind("post/tokens-again") == ["post/tokens", "post/cost", "post/rate", "post/tokens-again"]
    assert panels.names["post/cost"] == {"label": "Cost", "url": "../cost/", "rating": "D3"}


def test_a_graph_is_built_where_there_is_more_than_the_formula_shows(library):
    far = claim_calculator(library, library.claim("post/tokens-again")).panels
    assert {node["id"]: node["kind"] for node in far.graph["nodes"]} == {
        "post/tokens": "input",
        "post/cost": "input",
        "post/rate": "result",
        "post/tokens-again": "result",
    }
    assert ["post/cost", "post/rate"] in far.graph["edges"]
    assert far.trust_words.startswith("Weakest rating on the way: D")
    assert far.trust_words.endswith("(Training tokens).") and "post/" not in far.trust_words
    assert claim_calculator(library, library.claim("post/rate")).panels.graph is None


def test_a_standing_calculator_has_its_inputs_behind_its_results(tmp_path):
    (standing,) = standing_library(tmp_path).calculators
    panels = standing.calculator.panels
    budget, tokens, rate = (standing.record.node_id(name) for name in ("budget", "tokens", "rate"))
    assert panels.chosen.id == rate
    assert panels.links[rate] == [tokens, budget]
    assert panels.names[budget]["label"] == "Budget"
    assert panels.names[budget]["url"] == "../../claims/post/cost/"
    assert panels.question is None


def test_the_vocabulary_offers_a_first_question(real_library):
    for view in (
        chain_calculator(real_library, real_library.source("leak-2023-07")),
        claim_calculator(real_library, real_library.claim(COST)),
    ):
        question = view.panels.question
        assert (question.result, question.target, question.unit, question.vary) == (COST, "63M", "USD", UTILIZATION)
        assert view.panels.chosen.id == COST
        assert view.panels.names[UTILIZATION]["label"] == "Model FLOP utilization, GPT-4"
