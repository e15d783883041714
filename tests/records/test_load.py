"""Loading a directory of claims."""

from build_scripts.records import load, origins
from tests.check.corpus import Corpus
from tests.check.standing import add_calculator, add_fidelity


def test_every_record_is_found_in_its_order(tmp_path):
    records = load(Corpus(tmp_path).root)
    assert list(records.claims) == ["post/cost", "post/tokens", "post/tokens-per-dollar", "reckoner/tokens-per-dollar"]
    assert list(records.sources) == ["post", "reckoner"]
    assert list(records.quantities) == ["training_cost", "training_tokens", "tokens_per_dollar", "utilization"]
    assert records.ratings.credibility["1"].words == "a"
    assert records.featured["home"].vary == ["post/cost", "post/tokens"]
    assert (records.questions["tokens"].quantities, records.questions["tokens"].subjects) == (["training_tokens"], [])
    assert [claim.id for claim in records.claims_of("reckoner")] == ["reckoner/tokens-per-dollar"]


def test_fields_are_read_and_defaults_filled_in(tmp_path):
    records = load(Corpus(tmp_path).root)
    cost, ratio = records.claims["post/cost"], records.claims["post/tokens-per-dollar"]
    assert (cost.value, cost.unit, cost.kind, cost.qualifier, cost.status) == (
        "100M",
        "USD",
        "statement",
        "about",
        "accepted",
    )
    assert (cost.position, cost.credibility, cost.derived_from, cost.finding) == (1, 3, [], None)
    assert (ratio.kind, ratio.inputs) == ("implication", {"tokens": "post/tokens", "cost": "post/cost"})
    assert ratio.finding.written_for["cost"] == "$100M"
    assert (records.sources["post"].published, records.sources["post"].text_name) == ("2023-06", "post.txt")
    assert (records.quantities["utilization"].unit, records.quantities["utilization"].max) == ("1", 1)


def test_values_of_a_wrong_type_count_as_absent(tmp_path):
    corpus = Corpus(tmp_path)
    corpus.write(
        "post/odd.yaml", "statement: [x]\ninputs: x\nfinding: y\ncredibility: high\ncites: {a: b}\nvalue: {}\n"
    )
    odd = load(corpus.root).claims["post/odd"]
    assert (odd.statement, odd.inputs, odd.credibility, odd.cites, odd.value) == (None, {}, None, [], None)
    assert odd.finding.cause is None and odd.has("value")


def test_a_broken_file_is_still_a_claim(tmp_path):
    corpus = Corpus(tmp_path)
    corpus.write("post/cost.yaml", b"\xff\xff\xff")
    assert load(corpus.root).claims["post/cost"].broken


def test_origins_are_the_ends_of_what_a_claim_is_derived_from(tmp_path):
    corpus = Corpus(tmp_path)
    corpus.add("post/cost.yaml", "derived_from: [post/tokens, elsewhere]\n")
    corpus.add("post/tokens.yaml", "derived_from: [thread/tokens]\n")
    records = load(corpus.root)
    assert origins(records, "post/cost") == ("elsewhere", "thread")
    assert origins(records, "post/tokens-per-dollar") == ("post",)
    assert origins(records, "reckoner/tokens-per-dollar") == ("elsewhere", "thread")


def test_claims_that_go_round_in_a_circle_are_their_own_origin(tmp_path):
    corpus = Corpus(tmp_path)
    corpus.add("post/cost.yaml", "derived_from: [post/tokens]\n")
    corpus.add("post/tokens.yaml", "derived_from: [post/cost]\n")
    assert origins(load(corpus.root), "post/cost") == ("post",)


def test_the_values_of_a_row_are_claims_of_their_own(tmp_path):
    corpus = Corpus(tmp_path)
    corpus.write(
        "post/row.yaml",
        "statement: x\nquote: y\nposition: 3\nsubject: gpt-4\nderived_from: [thread/x]\nforecast: true\nvalues:\n"
        "  cost: {quantity: training_cost, value: 3M, unit: USD}\n"
        "  tokens: {quantity: training_tokens, subject: gpt-3, value: 2T, unit: token, qualifier: about}\n",
    )
    records = load(corpus.root)
    whole, cost, tokens = (records.claims[f"post/row{part}"] for part in ("", "#cost", "#tokens"))
    assert (whole.values, whole.value, whole.part_of) == (["cost", "tokens"], None, None)
    assert (cost.value, cost.subject, cost.part_of, cost.part_name) == ("3M", "gpt-4", "post/row", "cost")
    assert (tokens.value, tokens.subject, tokens.qualifier, tokens.forecast) == ("2T", "gpt-3", "about", True)
    assert origins(records, "post/row#cost") == ("thread",)
    assert cost not in records.statements and whole in records.statements


def test_calculators_and_cases_are_read_with_what_they_leave_out(tmp_path):
    corpus = Corpus(tmp_path)
    add_calculator(corpus)
    add_fidelity(corpus)
    records = load(corpus.root)
    calculator, group = records.calculators["calculators/dollar"], records.fidelity["fidelity/post"]
    assert (calculator.name, calculator.node_id("rate")) == ("dollar", "calculators/dollar#rate")
    assert [one.name for one in calculator.main_results] == ["rate"]
    budget, tokens = calculator.inputs.values()
    assert (budget.slider.start, budget.slider.end, budget.slider.scale) == ("0.01", "1,000", "log")
    assert (tokens.rivals, tokens.slider, tokens.group, tokens.note) == ("quantity", None, None, None)
    assert (calculator.presets[0].set, calculator.presets[1].set) == ({"budget": "10"}, {})
    assert (calculator.pictures[0].start, calculator.pictures[0].family.values) == ("1", ["1T", "4 trillion token"])
    assert (group.cases[0].within, group.cases[0].why) == ("0.1%", None)
    assert "calculators" not in records.directories and not records.strays


def test_conditions_and_misprints_are_read_as_written(tmp_path):
    corpus = Corpus(tmp_path)
    few = "few: {label: Few, unit: token, formula: tokens, at_most: rate, words: Too many., doubts: [rate]}"
    add_calculator(corpus, "presets:\n", f"conditions:\n  {few}\npresets:\n")
    add_fidelity(corpus, "    formula:", "    mended: 4 token/USD\n    formula:")
    records = load(corpus.root)
    (few,) = records.calculators["calculators/dollar"].conditions.values()
    assert (few.name, few.at_least, few.at_most, few.whole, few.doubts) == ("few", None, "rate", False, ["rate"])
    assert records.fidelity["fidelity/post"].cases[0].mended == "4 token/USD"
