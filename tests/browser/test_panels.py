"""The panels below a calculator's results: the picture of the result, what drives it, how it follows, backwards."""

import pytest
from playwright.sync_api import expect

import calc
from tests.browser.axe import violations
from tests.browser.calculator import Calculator
from tests.browser.conftest import LAPTOP, PHONE
from tests.browser.panel import open_panel, wait_for

LEAK = "calculators/leak-2023-07/"
BUDGET = "calculators/budget/"
COST = "leak-2023-07/training-cost"
UTILIZATION = "leak-2023-07/model-flop-utilization"
DAYS = "leak-2023-07/training-time"
CHIPS = "leak-2023-07/chips"
MONEY, PRICE = "calculators/budget#budget", "calculators/budget#price"
COMPUTE = "calculators/budget#training_compute"
PANELS = ("result", "drivers", "graph", "solve")


def chain(visit) -> Calculator:
    return Calculator(visit.go(LEAK)).wait_until_ready()


def budget(visit) -> Calculator:
    return Calculator(visit.go(BUDGET)).wait_until_ready()


def asked(**request) -> dict:
    """What calc says here, to compare with."""
    return calc.handle({"samples": 2048, "seed": 0, **request}, calc.load())


def choose(calculator: Calculator, result: str) -> None:
    calculator.form.locator("[data-chosen]").select_option(result)


# The result as a picture


def test_the_picture_has_the_interval_of_the_numbers_and_what_the_source_states(visit):
    panel = open_panel(chain(visit), "result")
    there = asked(op="evaluate", claims=[COST])["results"][COST]
    picture = panel.locator("[data-body] svg")
    expect(picture).to_contain_text("stated: 63 million USD")
    assert there["interval_text"] == "90 % interval, 54 million to 60 million USD"
    expect(picture).to_contain_text("54 million")
    expect(picture).to_contain_text("60 million")


def test_an_edit_moves_the_picture_and_leaves_a_mark_at_the_published_number(visit):
    calculator = budget(visit)
    panel = open_panel(calculator, "result")
    calculator.edit(MONEY, "30 to 60")
    expect(panel.locator("[data-body] svg")).to_contain_text("before your changes")
    wait_for(panel)
    there = asked(op="evaluate", claims=[COMPUTE], set={MONEY: "30 to 60"}, written_in={MONEY: "million USD"})
    low = there["results"][COMPUTE]["interval_text"].split(", ")[1].split(" to ")[0]
    expect(panel.locator("[data-body] svg")).to_contain_text(low[:4])


def test_without_ranges_it_says_so_and_offers_the_spread_of_the_ratings(visit):
    calculator = budget(visit)
    panel = open_panel(calculator, "result")
    calculator.edit(MONEY, "40")
    expect(panel.locator("[data-plain]")).to_contain_text("No number behind this result has a stated range")
    expect(panel.locator("[data-body]")).to_contain_text("a single number")
    panel.get_by_role("button", name="Widen claims by their rating").click()
    expect(panel.locator("[data-body] svg")).to_contain_text("median")
    expect(calculator.form.locator("[data-widen]")).to_be_checked()


def test_the_picture_follows_a_slider_before_it_is_let_go(visit):
    calculator = budget(visit)
    calculator.form.locator("[data-widen]").check()
    panel = open_panel(calculator, "result")
    picture = panel.locator("[data-body] svg")
    expect(picture).to_contain_text("median")
    wait_for(panel)
    before = picture.text_content()
    slider = calculator.field(PRICE).locator("[data-slider]")
    slider.scroll_into_view_if_needed()
    panel.scroll_into_view_if_needed()
    box = slider.bounding_box()
    mouse, middle = visit.page.mouse, box["y"] + box["height"] / 2
    mouse.move(box["x"] + box["width"] * 0.5, middle)
    mouse.down()
    mouse.move(box["x"] + box["width"] * 0.7, middle, steps=5)
    expect(picture).not_to_have_text(before)
    mouse.up()
    wait_for(panel)


# What drives it


def test_the_drivers_are_those_of_the_command_line_and_lead_to_their_fields(visit):
    calculator = chain(visit)
    panel = open_panel(calculator, "drivers")
    there = asked(op="drivers", claim=COST)["inputs"]
    panel.get_by_text("Table of these numbers").click()
    rows = panel.locator("tbody tr")
    assert rows.count() == len(there)
    first = there[0]
    assert first["id"] == DAYS
    for text in (first["input_low_text"], first["low_text"], first["input_high_text"], first["high_text"]):
        expect(rows.first).to_contain_text(text)
    expect(rows.first).to_contain_text(f"+{first['rank_correlation']:.2f}")
    panel.locator("svg a").first.click()
    expect(calculator.input(DAYS)).to_be_focused()
    assert "#" not in visit.page.url


# How it follows


def test_the_graph_holds_what_the_result_rests_on_and_marks_what_was_changed(visit):
    calculator = chain(visit)
    panel = open_panel(calculator, "graph")
    nodes = panel.locator("[data-body] g.rr-picture__node")
    expect(nodes).to_have_count(4)
    path = asked(op="evaluate", claims=[], path=[COST])["results"][COST]["path"]
    expect(panel.locator("[data-trust-of]")).to_contain_text(f"Weakest rating on the way: {path['weakest_rating']}")
    calculator.edit(CHIPS, "30,000")
    expect(panel.locator("g.rr-picture__node--edited")).to_contain_text("30,000 chips")
    choose(calculator, UTILIZATION)
    expect(nodes.filter(has_text="Training compute")).to_have_count(1)


def test_the_chosen_result_is_kept_in_the_link(visit, new_visit):
    calculator = chain(visit)
    panel = open_panel(calculator, "graph")
    choose(calculator, UTILIZATION)
    visit.page.wait_for_function("() => location.hash.includes('.of=model-flop-utilization')")
    path = visit.page.url.removeprefix(visit.address)
    there = Calculator(new_visit().go(path)).wait_until_ready()
    expect(there.form.locator("[data-chosen]")).to_have_value(UTILIZATION)
    panel = open_panel(there, "graph")
    expect(panel.locator("g.rr-picture__node").filter(has_text="Training compute")).to_have_count(1)
    choose(calculator, COST)
    visit.page.wait_for_function("() => !location.hash.includes('.of=')")


# Backwards


def test_the_first_question_is_offered_and_its_answer_can_be_used_and_taken_back(visit):
    calculator = chain(visit)
    panel = open_panel(calculator, "solve")
    there = asked(op="solve", claim=COST, target="63M", written_in="USD", vary=UTILIZATION)
    expect(panel.locator("[data-body]")).to_contain_text(there["text"])
    panel.get_by_role("button", name="Use 105 days").click()
    expect(calculator.input(DAYS)).to_have_value("105")
    expect(calculator.part(COST, "chained")).to_have_text("63 million USD")
    calculator.form.locator("[data-undo]").click()
    expect(calculator.input(DAYS)).to_have_value("90 to 100")


def test_any_result_can_be_asked_for_in_any_unit(visit):
    calculator = budget(visit)
    panel = open_panel(calculator, "solve", is_answered=False)
    panel.locator("[data-vary-menu]").select_option(MONEY)
    panel.locator("[data-target]").fill("1e24")
    there = asked(op="solve", claim=COMPUTE, target="1e24", vary=MONEY)
    expect(panel.locator("[data-body]")).to_contain_text(there["text"])
    panel.get_by_role("button", name="Use it").click()
    expect(calculator.part(COMPUTE, "text")).to_have_text("1 × 10²⁴ FLOP")


def test_where_no_number_does_the_reason_is_said(visit):
    calculator = budget(visit)
    panel = open_panel(calculator, "solve", is_answered=False)
    panel.locator("[data-vary-menu]").select_option("calculators/budget#utilization")
    panel.locator("[data-target]").fill("1e30")
    there = asked(op="solve", claim=COMPUTE, target="1e30", vary="calculators/budget#utilization")
    assert there["reason"].startswith("No value of “Model FLOP utilization” between 0% and 100%")
    expect(panel.locator("[data-body]")).to_contain_text(there["reason"])
    expect(panel.get_by_role("button")).to_have_count(0)
    panel.locator("[data-target]").fill("many")
    expect(panel.locator("[data-status]")).to_contain_text("'many' is not a number")


# The pictures that were built


def test_built_pictures_are_in_the_panels_and_come_back_on_reset(visit):
    calculator = budget(visit)
    expect(visit.page.locator("[data-built]").first).to_be_hidden()
    drivers = open_panel(calculator, "drivers")
    expect(drivers.locator("[data-body] .rr-picture__drawing--wide")).to_have_count(1)
    curves = visit.page.locator('[data-panel="curves"]').first
    curves.scroll_into_view_if_needed()
    built = curves.locator("[data-body]").inner_html()
    calculator.edit(PRICE, "9")
    curves.scroll_into_view_if_needed()
    expect(curves.locator("[data-body] .rr-picture__drawing--wide")).to_have_count(0)
    wait_for(curves)
    calculator.form.locator("[data-reset-all]").click()
    curves.scroll_into_view_if_needed()
    expect(curves.locator("[data-body] .rr-picture__drawing--wide")).to_have_count(1)
    assert curves.locator("[data-body]").inner_html() == built


@pytest.mark.parametrize("path", [BUDGET, LEAK, f"claims/{UTILIZATION}/"])
def test_without_scripts_what_was_built_is_there(new_visit, path):
    page = new_visit(java_script_enabled=False).go(path)
    expect(page.locator("[data-built]").first).to_be_visible()
    expect(page.locator("[data-panels]")).to_be_hidden()


# Everywhere


# What waits for an answer is drawn faintly.
NONE_IS_FAINT = """() => [...document.querySelectorAll(".rr-panel__body")].every(
    (one) => getComputedStyle(one).opacity === "1")"""


@pytest.mark.parametrize("viewport, scheme", [(LAPTOP, "light"), (PHONE, "dark")], ids=["1280-light", "390-dark"])
@pytest.mark.parametrize("path, field, text", [(LEAK, CHIPS, "20,000 to 30,000"), (BUDGET, MONEY, "30 to 60")])
def test_open_panels_are_accessible_and_fit(going_visit, viewport, scheme, path, field, text):
    visit = going_visit(viewport, scheme)
    calculator = Calculator(visit.go(path)).wait_until_ready()
    calculator.edit(field, text)
    for name in PANELS:
        open_panel(calculator, name, is_answered=name != "solve")
    page = visit.page
    page.wait_for_function(NONE_IS_FAINT)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= viewport["width"]
    assert violations(page) == []
