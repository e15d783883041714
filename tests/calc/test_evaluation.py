"""Step and chain, verdicts, edits and intervals, against values computed by hand."""

import math
import re

import pytest

from calc import CalcError, Evaluation, Model, handle, read_edit
from calc.distributions import from_range, normal_quantile
from calc.operations.result import interval_text
from calc.sampling import chances, percentile
from tests.calc.rival_model import claims_model

MONTH = 365.25 * 86400 / 12


def result(model, claim_id, **options):
    edits = {id: read_edit(model, id, text) for id, text in options.pop("edits", {}).items()}
    return Evaluation(model, edits, **options).result(claim_id)


def test_step_uses_what_the_source_printed_and_chain_what_was_recomputed(model):
    found = result(model, "b/flop-per-token")
    assert found.step.value == 1 / 1.89e-12
    assert found.chain.value == pytest.approx(1 / ((4e12 / 100e6) / (275e12 * MONTH / 33849)), rel=1e-14)
    assert found.step.verdict == "differs"
    assert found.step.ratio == pytest.approx(5.291e11 / 5.31e13, rel=1e-4)


def test_agrees_within_ten_percent_or_the_digits_written(model):
    assert result(model, "b/tokens-per-dollar").step.verdict == "agrees"
    assert result(model, "b/flop-per-dollar").step.verdict == "agrees"  # 2.137e16, 0.8 % off
    assert result(model, "b/flop-per-dollar").step.value == pytest.approx(275e12 * MONTH / 33849, rel=1e-14)


def test_differs_by_rounding_when_the_written_digits_of_the_inputs_explain_it(model):
    # 5 / 1.4 = 3.57, 16 % off the 3 that is stated; but 4.5 / 1.4 = 3.21 rounds to 3.
    assert result(model, "b/rough").step.verdict == "rounding"


def test_dimension_mismatch_says_both_sides_and_the_number(model):
    found = result(model, "b/bits")
    assert (found.step.verdict, found.step.value) == ("dimension-mismatch", None)
    assert found.step.reason.startswith("The formula gives 2 × 10¹⁷ tokens. 'tokens * vocabulary' gives token, but")


def test_a_mismatch_does_not_hide_the_next_step_but_ends_the_chain(model):
    found = result(model, "b/bits-per-dollar")
    assert (found.step.verdict, found.step.value) == ("agrees", 2e9)
    assert (found.chain.verdict, found.chain.value) == ("not-recomputable", None)


def test_no_number_is_not_recomputable(model):
    found = result(model, "b/of-words")
    assert found.step.verdict == "not-recomputable"
    assert "'a/wordy' states no number" in found.step.reason


def test_an_edit_flows_down_and_leaves_the_rest(model):
    found = result(model, "b/tokens-per-flop", edits={"a/cost": "50M USD"})
    # Step: the edited cost gives 80k tokens a dollar; the other input keeps the 2.12e16 that was printed.
    assert found.step.value == pytest.approx(80e3 / 2.12e16, rel=1e-15)
    assert found.chain.value == pytest.approx(80e3 / (275e12 * MONTH / 33849), rel=1e-14)
    assert found.edited
    untouched = result(model, "b/flop-per-dollar", edits={"a/cost": "50M USD"})
    assert not untouched.edited


def test_an_edited_result_replaces_what_its_formula_gives(model):
    found = result(model, "b/flop-per-token", edits={"b/tokens-per-flop": "2e-12"})
    assert found.step.value == found.chain.value == 5e11


def test_edits_are_bounded_by_the_physics_of_the_quantity(model):
    with pytest.raises(CalcError, match="not possible") as raised:
        read_edit(model, "a/share", "120%")
    assert raised.value.expected == "from 0% to 100%"
    with pytest.raises(CalcError, match="not possible"):
        read_edit(model, "a/cost", "-5 USD")
    with pytest.raises(CalcError, match="has no number"):
        read_edit(model, "a/wordy", "5")


def test_interval_of_a_product_is_that_of_its_uncertain_part(model):
    found = result(model, "b/used-cost", samples=2048)
    # 30 % to 90 % of 100 million, with the geometric mean between them
    assert found.chain.interval == pytest.approx((30e6, 100e6 * math.sqrt(0.27), 90e6), rel=2e-3)
    assert found.step.verdict is None  # nothing is stated, so there is nothing to judge


def test_interval_of_an_edited_implication_is_its_own_formula_s_and_the_edit_counts_further_on(model):
    edits = {"b/used-cost": "10M to 20M"}
    own = result(model, "b/used-cost", edits=edits, samples=512)
    assert own.chain.interval == pytest.approx((30e6, 100e6 * math.sqrt(0.27), 90e6), rel=1e-2)
    assert own.interval == pytest.approx((10e6, math.sqrt(2) * 10e6, 20e6), rel=1e-2)
    further = result(model, "b/on-uncertain", edits=edits, samples=512)
    assert further.chain.interval == pytest.approx((1e6, math.sqrt(2) * 1e6, 2e6), rel=1e-2)


def test_rounding_is_not_claimed_across_a_pole():
    claims = {
        "s/a": {"id": "s/a", "kind": "statement", "value": "10", "unit": "1"},
        "s/b": {"id": "s/b", "kind": "statement", "value": "9.6", "unit": "1"},
        "s/c": {
            "id": "s/c",
            "kind": "implication",
            "value": "0.5",
            "unit": "1",
            "formula": "1 / (a - b)",
            "inputs": {"a": "s/a", "b": "s/b"},
        },
    }
    assert result(Model.from_json({"version": 1, "claims": claims}), "s/c").step.verdict == "differs"


def test_bounds_hold_in_every_draw(model):
    draws = [from_range(0.3, 0.9, low=0, high=1).quantile(chance) for chance in chances("a/share", 4096)]
    assert min(draws) > 0 and max(draws) <= 1


def test_draws_are_the_same_everywhere_and_stratified():
    column = chances("a/share", 512, seed=7)
    assert column == chances("a/share", 512, seed=7)
    assert column != chances("a/share", 512, seed=8) and column != chances("a/cost", 512, seed=7)
    assert sorted(int(chance * 512) for chance in column) == list(range(512))
    # Written down once: a change of these digits is a change of the engine's version.
    assert chances("a/share", 4, seed=0) == [
        0.38557592191678414,
        0.6927798289937508,
        0.8565072349630439,
        0.04539874309108702,
    ]


def test_range_in_both_a_value_and_its_ends_is_read_as_two_pieces():
    shape = from_range(8.2e24, 4.4e25, median=2.1e25)
    assert [shape.quantile(share) for share in (0.05, 0.5, 0.95)] == pytest.approx([8.2e24, 2.1e25, 4.4e25], rel=1e-12)


def test_normal_quantile_against_published_values():
    # Abramowitz and Stegun, table 26.5
    for chance, z in ((0.5, 0.0), (0.9, 1.2815515655446004), (0.975, 1.959963984540054), (0.999, 3.090232306167814)):
        assert normal_quantile(chance) == pytest.approx(z, abs=1e-15)
        assert normal_quantile(1 - chance) == pytest.approx(-z, abs=1e-13)


def test_percentile_of_a_known_column():
    assert percentile([1.0, 2.0, 3.0, 4.0], 0.5) == 2.5
    assert percentile([1.0, 2.0], 0.01) == 1.0
    assert percentile([5.0], 0.95) == 5.0


def test_circle_is_named():
    claims = {
        id: {"id": id, "kind": "implication", "unit": "1", "formula": "x", "inputs": {"x": other}}
        for id, other in (("a/b", "a/c"), ("a/c", "a/d"), ("a/d", "a/b"))
    }
    with pytest.raises(CalcError, match="a/b → a/c → a/d → a/b"):
        Model.from_json({"version": 1, "claims": claims}).check()


def test_missing_input_and_wrong_version_are_told():
    with pytest.raises(CalcError, match="There is no claim 'a/c'"):
        Model.from_json(
            {
                "version": 1,
                "claims": {
                    "a/b": {"id": "a/b", "kind": "implication", "unit": "1", "formula": "x", "inputs": {"x": "a/c"}}
                },
            }
        ).check()
    with pytest.raises(CalcError, match="format version 99"):
        Model.from_json({"version": 99, "claims": {}})
    with pytest.raises(CalcError, match="do not match: y"):
        Model.from_json(
            {
                "version": 1,
                "claims": {"a/b": {"id": "a/b", "kind": "implication", "unit": "1", "formula": "y", "inputs": {}}},
            }
        ).check()


def test_a_long_chain_does_not_exhaust_the_stack():
    claims = {"s/0": {"id": "s/0", "kind": "statement", "value": "1", "unit": "1"}}
    for place in range(1, 3000):
        claims[f"s/{place}"] = {
            "id": f"s/{place}",
            "kind": "implication",
            "unit": "1",
            "formula": "x + 1",
            "inputs": {"x": f"s/{place - 1}"},
        }
    model = Model.from_json({"version": 1, "claims": claims})
    assert result(model, "s/2999").chain.value == 3000
    assert result(model, "s/2999", edits={"s/0": "1 to 2"}, samples=8).interval[0] == pytest.approx(3000, abs=0.1)
    assert math.isclose(result(model, "s/2999", edits={"s/0": "2"}).step.value, 3001)


def test_links(model):
    assert model.used_by("a/tokens") == ["b/bits", "b/tokens-per-dollar"]
    assert set(model.rests_on("b/flop-per-token")) == {
        "a/cost",
        "a/tokens",
        "a/peak",
        "a/price",
        "b/tokens-per-dollar",
        "b/flop-per-dollar",
        "b/tokens-per-flop",
    }
    assert model.follows_from("a/price") == ["b/flop-per-dollar", "b/tokens-per-flop", "b/flop-per-token"]


@pytest.mark.parametrize(
    "record, says",
    [
        (None, "not a model"),
        ({"version": 1}, "not a model"),
        ({"version": 1, "claims": {"a/b": {}}}, "In 'a/b': the record does not have the shape"),
        ({"version": 1, "claims": {"a/b": {"id": "a/b", "kind": "statement", "unit": 5}}}, "In 'a/b'"),
        ({"version": 1, "claims": {"a/b": {"id": "a/c", "kind": "statement"}}}, "'a/b' holds the claim 'a/c'"),
        ({"version": 1, "claims": {"a/b": {"id": "a/b", "kind": "statement", "unit": "tokn"}}}, "'tokn' is not a unit"),
        ({"version": 1, "claims": {"a/b": {"id": "a/b", "kind": "statement", "unit": "1", "value": "x"}}}, "In 'a/b'"),
    ],
)
def test_what_is_not_a_model_is_explained(record, says):
    with pytest.raises(CalcError, match=says):
        Model.from_json(record).check()


def test_where_every_draw_is_the_same_there_is_no_interval(model):
    edits = {"a/tokens": "0 token", "a/cost": "50M to 100M USD"}
    found = result(model, "b/tokens-per-dollar", edits=edits, samples=64)
    assert found.value == 0 and found.interval is None and found.chain.interval is None
    assert result(model, "b/tokens-per-dollar", edits={"a/cost": "50M to 100M USD"}, samples=64).chain.interval


def test_where_some_draws_have_no_value_there_is_no_interval_downstream_and_it_says_why():
    model = claims_model(
        {
            "t/x": {"value": "2", "unit": "1"},
            "t/root": {"unit": "1", "formula": "sqrt(x - 1)", "inputs": {"x": "t/x"}},
            "t/y": {"value": "3", "p5": "2", "p95": "4", "unit": "1"},
            "t/sum": {"unit": "1", "formula": "root * y", "inputs": {"root": "t/root", "y": "t/y"}},
        }
    )
    edits = {"t/x": "0.5 to 4"}
    for claim in ("t/root", "t/sum"):
        found = result(model, claim, edits=edits, samples=512)
        assert found.value is not None and found.interval is None and found.chain.interval is None
        assert found.undrawn.claim.id == "t/root" and 0.1 < found.undrawn.share < 0.3
    assert result(model, "t/sum", samples=512).chain.interval is not None
    # An incremental answer says the same.
    first = Evaluation(model, samples=512)
    first.result("t/sum")
    revised = first.revised({"t/x": read_edit(model, "t/x", "0.5 to 4")}).revised(
        {"t/x": read_edit(model, "t/x", "0.5 to 4"), "t/y": read_edit(model, "t/y", "5")}
    )
    assert revised.result("t/sum").undrawn.claim.id == "t/root"
    answer = handle({"op": "evaluate", "claims": ["t/sum"], "set": edits, "samples": 512}, model)["results"]["t/sum"]
    assert answer["p5"] is None and re.fullmatch(
        r"no interval: in \d\d % of the draws “t/root” has no value", answer["chained_interval_text"]
    )


@pytest.mark.parametrize("p5, p95, text", [
    (66.97e9, 67.03e9, "66.97 billion to 67.03 billion parameters"),
    (1432.6, 1433.2, "1,432.6 to 1,433.2 parameters"), (1.9, 2.1, "1.9 to 2.1 parameters"),
])  # fmt: skip
def test_the_ends_of_an_interval_are_seen_to_differ(p5, p95, text):
    assert interval_text(p5, p95, "parameter") == text
