"""RR305: no circles."""

from build_scripts.check.rules.circle import circles


def test_a_claim_that_is_its_own_input_is_reported(corpus):
    corpus.replace("reckoner/tokens-per-dollar.yaml", "tokens: post/tokens", "tokens: reckoner/tokens-per-dollar")
    (found,) = corpus.findings("RR305")
    assert found.found == "reckoner/tokens-per-dollar → reckoner/tokens-per-dollar" and found.field == "inputs.tokens"


def test_a_long_way_round_is_named_once(corpus):
    for here, there in (("a", "b"), ("b", "c"), ("c", "a")):
        corpus.write(
            f"reckoner/{here}.yaml",
            f"statement: x\nsubject: gpt-4\nquantity: training_cost\nunit: USD\nformula: x\n"
            f"inputs: {{x: reckoner/{there}}}\n",
        )
    assert corpus.only("RR305").found == "reckoner/a → reckoner/b → reckoner/c → reckoner/a"


def test_provenance_and_succession_do_not_go_round_either(corpus):
    corpus.add("post/cost.yaml", "derived_from: [post/tokens]\nsuperseded_by: post/cost\n")
    corpus.add("post/tokens.yaml", "derived_from: [post/cost]\n")
    assert [one.field for one in corpus.findings("RR305")] == ["derived_from[1]", "superseded_by"]


def test_two_ways_to_one_claim_are_no_circle():
    assert circles({"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}) == []


def test_every_way_back_is_found():
    assert circles({"a": ["b"], "b": ["a", "c"], "c": ["b"], "d": ["a"]}) == [["a", "b", "a"], ["b", "c", "b"]]


def test_a_chain_of_any_length_can_be_walked():
    assert circles({str(i): [str(i + 1)] for i in range(20_000)} | {"20000": []}) == []
