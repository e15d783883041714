"""One number everywhere: for every implication, browser, command line and built page agree.

To the last bit where IEEE 754 fixes the result (+ - * / and square roots); to 1e-12 where the C library's exp, log or
pow enter; and always in every digit that is shown.
"""

import html
import json
import math

import pytest
from playwright.sync_api import expect

import calc
from calc.cli import main
from calc.functions import INEXACT
from tests.browser.calculator import Calculator

CHAIN = "calculators/costs-of-agi-2023/"
KEYS = ("recomputed", "ratio", "chained", "chained_ratio")
TEXTS = ("verdict", "chained_verdict", "recomputed_text", "chained_text", "ratio_text", "chained_ratio_text", "reason")

# What the page itself asks: the reader's scenario is added.
ASK_PAGE = """async (message) => {
    const { whenStarted } = await import(new URL("assets/js/calculator.js", location.origin + "/").href);
    return new Promise((resolve) => whenStarted((calculator) => resolve(calculator.ask(message)))); }"""
ASK = """async (request) => {
    const { engine } = await import(new URL("assets/js/engine.js", location.origin + "/").href);
    return engine.ask(request);
}"""


@pytest.fixture(scope="module")
def model() -> calc.Model:
    return calc.load()


@pytest.fixture(scope="module")
def implications(model) -> list[str]:
    found = [claim.id for claim in model.claims.values() if claim.formula]
    assert len(found) > 20
    return found


def is_exact(model: calc.Model, claim_id: str) -> bool:
    """Whether nothing but + - * / and square roots lies on the way to a claim."""
    behind = [model[id] for id in [claim_id, *model.rests_on(claim_id)]]
    return not any(INEXACT & set(claim.formula.functions) for claim in behind if claim.formula)


def same(one: float | None, other: float | None, exact: bool) -> bool:
    if one is None or other is None:
        return one is other
    # JavaScript writes large floats as whole numbers, shortest digits first: only as floats are they comparable.
    if exact:
        return float(one) == float(other)
    return math.isclose(one, other, rel_tol=1e-12)


def test_browser_agrees_with_this_python(visit, model, implications):
    page = visit.go(CHAIN)
    assert {is_exact(model, id) for id in implications} == {True, False}  # both kinds are among them
    for edits in ({}, {"costs-of-agi-2023/training-cost": "63M USD", "costs-of-agi-2023/training-tokens": "13T"}):
        request = {"op": "evaluate", "claims": implications, "set": edits}
        there, here = page.evaluate(ASK, request), calc.handle(request, model)
        assert there["data_version"] == here["data_version"]
        for id in implications:
            one, other = there["results"][id], here["results"][id]
            for key in KEYS:
                assert same(one[key], other[key], is_exact(model, id)), (id, key, one[key], other[key])
            for key in TEXTS:
                assert one[key] == other[key], (id, key)


def test_intervals_agree(visit, model, implications):
    page = visit.go(CHAIN)
    request = {"op": "evaluate", "claims": implications, "set": {"costs-of-agi-2023/training-cost": "50M to 100M"},
               "samples": 1024, "seed": 5}  # fmt: skip
    there, here = page.evaluate(ASK, request)["results"], calc.handle(request, model)["results"]
    assert any(here[id]["p5"] is not None for id in implications)
    for id in implications:
        assert there[id]["interval_text"] == here[id]["interval_text"]
        for key in ("p5", "p50", "p95", "recomputed_p5", "recomputed_p95"):
            assert same(there[id][key], here[id][key], exact=False), (id, key)


def test_command_line_agrees_with_published_data(capsys, model, claims, implications):
    for id in implications:
        assert main(["eval", id, "--json"], model) == 0
        record, published = json.loads(capsys.readouterr().out), claims[id]
        assert (record["value"], record["ratio"], record["verdict"]) == (
            published["recomputed"], published["ratio"], published["verdict"])  # fmt: skip
        assert (record["chained"], record["unit"]) == (published["chained"], published["unit"])


def test_built_page_shows_what_python_says_and_the_browser_leaves_it_so(visit, model):
    page = visit.go(CHAIN)
    calculator = Calculator(page)
    rows = calculator.form.locator("[data-claim]")
    ids = rows.evaluate_all("rows => rows.map(row => row.dataset.claim)")
    assert len(ids) > 12
    results = calc.handle({"op": "evaluate", "claims": ids}, model)["results"]

    def shown() -> dict:
        return rows.evaluate_all(
            """rows => Object.fromEntries(rows.map(row => [row.dataset.claim, Object.fromEntries(
               [...row.querySelectorAll("[data-part]")].map(part => [part.dataset.part, part.textContent.trim()]))]))"""
        )

    built = shown()
    for id in ids:
        assert built[id]["recomputed"] == (results[id]["recomputed_text"] or "—")
        assert built[id]["chained"] == (results[id]["chained_text"] or "—")
        assert built[id]["verdict"] == (results[id]["verdict_text"] or "")
    # The same cost, written otherwise, is an edit: the browser's Python draws every number again. Steps that an edit
    # reaches take recomputed inputs and no longer the printed ones, so only the chain can be compared.
    calculator.wait_until_ready()
    tokens_per_dollar = calculator.part("costs-of-agi-2023/tokens-per-dollar", "chained")
    calculator.edit("costs-of-agi-2023/training-cost", "0.2 billion USD")
    expect(tokens_per_dollar).to_contain_text("20,000")
    calculator.edit("costs-of-agi-2023/training-cost", "0.1 billion USD")
    expect(tokens_per_dollar).to_contain_text("40,000")
    drawn = shown()
    for id in ids:
        assert drawn[id]["chained"] == built[id]["chained"], id
        assert drawn[id]["chained_verdict"] == built[id]["chained_verdict"], id


def test_every_claim_page_shows_what_python_says(model, implications, site):
    results = calc.handle({"op": "evaluate", "claims": implications}, model)["results"]
    for id in implications:
        page = html.unescape((site / "claims" / id / "index.html").read_text(encoding="utf-8"))
        for key in ("recomputed_text", "chained_text", "verdict_text", "chained_verdict_text", "ratio_text"):
            assert (results[id][key] or "") in page, (id, key)


# One edit with a range, the result that is asked about, and what it is to come to by varying which input: on every
# calculator that is named here, a chain among them.
SCENARIOS = {
    "calculators/budget": ("#budget", "50 to 100", "#optimal_parameters", "500", "#budget"),
    "calculators/training-run": ("#chips", "20,000 to 30,000", "#chip_time", "60 million", "#chips"),
    "calculators/mixture-of-experts": ("#experts", "8 to 32", "#parameters", "1,000", "#experts"),
    "calculators/scaling-laws": ("#tokens", "1,000 to 4,000", "#model_loss", "2.0", "#tokens"),
    "calculators/training-data": ("#tokens", "5,000 to 15,000", "#text_seen", "10,000", "#tokens"),
    "calculators/costs-of-agi-2023": (
        "costs-of-agi-2023/training-cost", "50M to 100M", "costs-of-agi-2023/flop-per-token", "400 billion",
        "costs-of-agi-2023/training-cost",
    ),
}  # fmt: skip


def differences(one, other, path: str = "") -> list[str]:
    """Where two answers differ: numbers by more than 1e-9, anything else at all."""
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        return [found for key in one for found in differences(one[key], other[key], f"{path}.{key}")]
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        pairs = enumerate(zip(one, other))
        return [found for place, (a, b) in pairs for found in differences(a, b, f"{path}[{place}]")]
    if all(isinstance(value, (int, float)) and not isinstance(value, bool) for value in (one, other)):
        return [] if math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-300) else [f"{path}: {one} and {other}"]
    return [] if one == other else [f"{path}: {one!r} and {other!r}"]


@pytest.mark.parametrize("calculator_id", SCENARIOS)
def test_page_and_command_line_give_the_same_values_intervals_sensitivities_and_answers(
    visit, capsys, model, calculator_id
):
    edited, text, result, target, vary = (
        calculator_id + part if part.startswith("#") else part for part in SCENARIOS[calculator_id]
    )

    def command(*arguments: str) -> dict:
        assert main([*arguments, "--json"], model) == 0, capsys.readouterr().err
        return json.loads(capsys.readouterr().out)

    page = visit.go(f"{calculator_id}/")
    calculator = Calculator(page).wait_until_ready()
    unit = calculator.unit(edited)
    unit = unit.input_value() if unit.count() else model[edited].unit.text
    calculator.edit(edited, text)
    expect(calculator.note(edited)).to_contain_text("90 % interval")
    setting = f"{edited}={text} {unit}"

    here = command("eval", result, "--set", setting)
    there = page.evaluate(ASK_PAGE, {"op": "evaluate", "claims": [result]})["results"][result]
    # On a step of an argument the command's first numbers are those of the step.
    is_step = model[result].stated is not None
    names = {"value": "step_value", **{key: f"recomputed_{key}" for key in ("p5", "p50", "p95")}} if is_step else {}
    for key in ("value", "p5", "p50", "p95"):
        assert differences(there[names.get(key, key)], here[key]) == []
    expect(calculator.form.locator(f'[data-claim="{result}"]').first).to_contain_text(there["text"])

    for operation in ("drivers", "rivals"):
        answered = page.evaluate(ASK_PAGE, {"op": operation, "claim": result})
        assert differences(answered, command(operation, result, "--set", setting)) == [], operation

    question = {"op": "solve", "claim": result, "target": target, "vary": vary, "set": {}}
    question["written_in"] = model[result].unit.text
    solved = page.evaluate(ASK_PAGE, question)
    assert differences(solved, command("solve", result, target, "--vary", vary)) == []
    assert solved["solutions"] or solved["reason"]
