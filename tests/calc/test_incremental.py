"""What a change does not reach is not computed again, and every answer is the one that a new evaluation gives."""

import json
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calc import CalcError, Evaluation, Model, handle, read_edit
from calc.operations import scenario
from tests.calc.calculator import calculator_model, node

MODEL = calculator_model().check()
IDS = [*MODEL.claims, *MODEL.nodes]
WITH_NUMBERS = [id for id in IDS if MODEL[id].unit is not None]
TEXTS = ["1", "2.5", "7 to 9", "0", "1 ± 0.5", "1M", "50%", "20% to 30%", "uniform 3 to 4", "nonsense"]

requests = st.fixed_dictionaries(
    {
        "op": st.just("evaluate"),
        "claims": st.lists(st.sampled_from(IDS), max_size=4, unique=True),
        "histograms": st.lists(st.sampled_from(WITH_NUMBERS), max_size=2),
        "path": st.lists(st.sampled_from(IDS), max_size=2),
        "set": st.dictionaries(st.sampled_from(WITH_NUMBERS), st.sampled_from(TEXTS), max_size=3),
        "use": st.dictionaries(st.sampled_from(IDS), st.sampled_from(list(MODEL.claims)), max_size=3),
        "widen": st.booleans(),
        "samples": st.sampled_from([0, 16, 32]),
        "seed": st.sampled_from([0, 0, 1]),
    }
)


@settings(max_examples=300, deadline=None)
@given(st.lists(requests, min_size=2, max_size=6))
def test_a_sequence_of_edits_and_uses_gives_what_each_would_alone(sequence):
    scenario._kept.clear()
    one_after_another = [json.dumps(handle(request, MODEL)) for request in sequence]
    for request, answer in zip(sequence, one_after_another, strict=True):
        scenario._kept.clear()
        assert json.dumps(handle(request, MODEL)) == answer


def chain(length: int) -> Model:
    """Two long chains on two stated numbers, and their sum."""
    claims = {
        f"s/{name}": {"id": f"s/{name}", "kind": "statement", "value": "3", "unit": "1", "p5": "1", "p95": "5"}
        for name in "ab"
    }
    for name in "ab":
        for place in range(length):
            behind = f"s/{name}" if place == 0 else f"s/{name}{place - 1}"
            claims[f"s/{name}{place}"] = {"unit": "1", "formula": "x + 1", "inputs": {"x": behind}}
    last = {"a": f"s/a{length - 1}", "b": f"s/b{length - 1}"}
    claims["s/sum"] = {"unit": "1", "formula": "a + b", "inputs": last}
    return Model.from_json(
        {"version": 1, "claims": {id: {"kind": "implication", **claim, "id": id} for id, claim in claims.items()}}
    )


def test_only_what_follows_from_an_edit_is_computed_again(monkeypatch):
    computed = []
    one_column = Evaluation._column
    monkeypatch.setattr(Evaluation, "_column", lambda self, origin: computed.append(origin) or one_column(self, origin))
    model = chain(500)
    before = Evaluation(model, samples=32)
    before.result("s/sum")
    assert len(computed) == 1003  # 500 + 500, two drawn, and the sum; step and chain of each are one
    computed.clear()
    after = before.revised({"s/a": read_edit(model, "s/a", "2 to 3")})
    after.result("s/sum")
    assert len(computed) == 502 and not any("b" in origin[-1] for origin in computed)
    assert after.column("s/b499") is before.column("s/b499")
    computed.clear()
    # The edit is taken back: its own draws are still there, what followed from it is computed again.
    again = after.revised()
    assert again.result("s/sum") == before.result("s/sum")
    assert len(computed) == 501


def test_an_edit_written_anew_is_no_change(monkeypatch):
    model = chain(3)
    before = Evaluation(model, {"s/a": read_edit(model, "s/a", "2 to 3")}, samples=32)
    result = before.result("s/sum")
    assert before.revised({"s/a": read_edit(model, "s/a", "2 to 3")}).result("s/sum") is result
    assert before.revised({"s/a": read_edit(model, "s/a", "2 to 3.1")}).result("s/sum") is not result


def test_values_are_kept_when_only_the_draws_change():
    model = chain(3)
    before = Evaluation(model, samples=32)
    interval = before.result("s/sum").interval
    after = before.moved(Evaluation(model, samples=64))
    assert after.result("s/sum").interval != interval
    assert after.result("s/sum") == Evaluation(model, samples=64).result("s/sum")


def fresh_rows(targets, columns, **options):
    """The same row by row: one evaluation for each, with the numbers of the row as edits."""
    found = {target: [] for target in targets}
    count = len(next(iter(columns.values())))
    for row in range(count):
        edits = {id: read_edit(MODEL, id, f"{column[row]!r} {_base(id)}") for id, column in columns.items()}
        evaluation = Evaluation(MODEL, edits, **options)
        for target in targets:
            found[target].append(evaluation.value(target))
    return found


def _base(claim_id: str) -> str:
    return str(MODEL[claim_id].unit.dimension)


def test_rows_are_what_as_many_evaluations_give():
    targets = [node("compute"), node("chip_time"), node("budget"), node("price"), "post/spent", "vendor/price"]
    columns = {node("budget"): [1e6, 2e6, 3e6], node("price"): [1e-3, 2e-3, 4e-3], "paper/budget": [5e6, 6e6, 7e6]}
    for uses in ({}, {node("peak"): "post/peak"}, {node("budget"): "post/spent"}):
        rows = Evaluation(MODEL, uses=uses).rows(targets, columns)
        expected = fresh_rows(targets, columns, uses=uses)
        assert all(rows[target] == pytest.approx(expected[target], rel=1e-14) for target in targets)


def test_rows_of_a_claim_count_for_what_takes_it():
    rows = Evaluation(MODEL).rows([node("chip_time"), node("price")], {"vendor/price": [1e-3, 2e-3]})
    assert rows[node("price")] == [1e-3, 2e-3]
    assert rows[node("chip_time")] == [1e9, 5e8]


def test_rows_through_a_claim_that_states_nothing():
    evaluation = Evaluation(MODEL, uses={node("budget"): "reckoner/half"})
    assert evaluation.rows([node("budget")], {"paper/budget": [2e6, 4e6]})[node("budget")] == [1e6, 2e6]


def test_rows_keep_draws_when_asked():
    evaluation = Evaluation(MODEL, samples=4)
    share = evaluation.column(node("utilization"))
    column = [1e6] * 4 + [2e6] * 4
    rows = evaluation.rows([node("compute")], {node("budget"): column}, keep_draws=True)[node("compute")]
    time = [money / (2 / 3600) for money in column]
    assert rows == pytest.approx([t * 1e14 * u for t, u in zip(time, share * 2, strict=True)])
    with pytest.raises(CalcError, match="do not hold 4 draws evenly"):
        evaluation.rows([node("compute")], {node("budget"): [1e6] * 6}, keep_draws=True)


def test_a_row_without_a_value_is_nan_and_a_target_without_any_is_none():
    claims = {
        "s/x": {"id": "s/x", "kind": "statement", "value": "0", "unit": "1"},
        "s/w": {"id": "s/w", "kind": "statement"},
        "s/r": {"unit": "1", "formula": "1 / x", "inputs": {"x": "s/x"}},
        "s/least": {"unit": "1", "formula": "min(5, r)", "inputs": {"r": "s/r"}},
        "s/clash": {"unit": "token", "formula": "2 * x", "inputs": {"x": "s/x"}},
        "s/word": {"unit": "1", "formula": "x + w", "inputs": {"x": "s/x", "w": "s/w"}},
    }
    model = Model.from_json(
        {"version": 1, "claims": {id: {"kind": "implication", **claim, "id": id} for id, claim in claims.items()}}
    )
    rows = Evaluation(model).rows(["s/r", "s/least", "s/clash", "s/word"], {"s/x": [0.0, 0.5, 0.1, math.nan]})
    assert rows["s/r"] == pytest.approx([math.nan, 2, 10, math.nan], nan_ok=True)
    assert rows["s/least"] == pytest.approx([math.nan, 2, 5, math.nan], nan_ok=True)
    assert rows["s/clash"] is None and rows["s/word"] is None
    with pytest.raises(CalcError, match="not equally long"):
        Evaluation(model).rows(["s/r"], {"s/x": [1.0], "s/r": [1.0, 2.0]})
