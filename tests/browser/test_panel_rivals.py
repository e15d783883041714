"""Every combination of rival claims, on the page."""

import pytest
from playwright.sync_api import expect

import calc
from tests.browser.calculator import Calculator
from tests.browser.conftest import PHONE
from tests.browser.panel import open_panel

CALCULATOR = "calculators/mixture-of-experts"
PARAMETERS = f"{CALCULATOR}#parameters"
EXPERTS = f"{CALCULATOR}#experts"
WITH_RANGES = "calculators/training-run"


@pytest.fixture(scope="module")
def answer() -> dict:
    found = calc.handle({"op": "rivals", "claim": PARAMETERS, "samples": 2048})
    assert found["combinations"] > 2
    return found


def test_the_spread_and_who_says_what_are_those_of_calc(visit, answer):
    panel = open_panel(Calculator(visit.go(CALCULATOR + "/")), "rivals")
    spread = panel.locator("[data-spread]")
    expect(spread).to_contain_text(f"{answer['combinations']} combinations")
    for end in ("low_text", "high_text", "median_text"):
        expect(spread).to_contain_text(answer["value"][end])
    several = [choice for choice in answer["inputs"] if len(choice["rivals"]) > 1]
    expect(panel.locator("[data-choices] tbody tr")).to_have_count(len(several))
    for choice in several:
        row = panel.locator("[data-choices] tr", has=panel.page.locator(f'[data-key="{choice["id"]}"]'))
        for rival in choice["rivals"]:
            expect(row).to_contain_text(rival["text"])
        expect(row).to_contain_text(f"{choice['share'] * 100:.0f} %")
    expect(panel.locator("[data-combinations] .rr-picture")).to_be_visible()
    left_out = sum(len(choice["left_out"]) for choice in answer["inputs"])
    panel.get_by_text(f"Left out: {left_out} claims, and why").click()
    expect(panel.locator("[data-left-out-list] li")).to_have_count(left_out)
    expect(panel.locator("[data-left-out-list]")).to_contain_text("speaks for both")


def test_a_combination_that_is_pressed_is_taken_and_can_be_undone(visit, answer):
    page = visit.go(CALCULATOR + "/")
    calculator = Calculator(page).wait_until_ready()
    panel = open_panel(calculator, "rivals")
    shown = calculator.part(PARAMETERS, "text")
    before = shown.inner_text()
    highest = answer["rows"][-1]
    assert highest["text"] != before
    panel.locator("[data-combinations] summary", has_text="as a list").click()
    panel.locator("[data-list] button").last.press("Enter")
    expect(shown).to_have_text(highest["text"])
    expect(panel.locator("[data-list] tbody tr", has_text="taken now")).to_contain_text(highest["text"])
    page.get_by_role("button", name="Undo").click()
    expect(shown).to_have_text(before)
    # The row of the picture does the same.
    panel.locator("[data-body] g.rr-picture__row .rr-picture__name").first.click()
    expect(shown).to_have_text(answer["rows"][0]["text"])


def test_an_input_can_be_left_out(visit, answer):
    panel = open_panel(Calculator(visit.go(CALCULATOR + "/")), "rivals")
    box = panel.locator(f'[data-key="{EXPERTS}"]')
    expect(box).to_be_checked()
    box.focus()
    panel.page.keyboard.press("Space")
    fixed = calc.handle({"op": "rivals", "claim": PARAMETERS, "fixed": [EXPERTS]})
    assert fixed["combinations"] < answer["combinations"]
    expect(panel.locator("[data-spread]")).to_contain_text(f"{fixed['combinations']} combinations")
    expect(panel.locator("[data-choices]")).to_contain_text("left as it is")
    expect(box).to_be_focused()


def test_the_filter_by_rating_counts_here_too(visit):
    page = visit.go(CALCULATOR + "/")
    calculator = Calculator(page).wait_until_ready()
    panel = open_panel(calculator, "rivals")
    page.get_by_label("Offer rivals rated").select_option("B2")
    left = calc.handle({"op": "rivals", "claim": PARAMETERS, "at_least": "B2"})
    assert left["combinations"] == 1
    expect(panel.locator("[data-spread]")).to_contain_text("rated B2 or better one combination is left")
    expect(panel.locator("[data-combinations]")).to_be_hidden()


def test_the_split_between_belief_and_ranges_is_told_and_drawn(going_visit):
    calculator = Calculator(going_visit(PHONE).go(WITH_RANGES + "/"))
    panel = open_panel(calculator, "rivals")
    result = calculator.form.locator("[data-chosen]").input_value()
    found = calc.handle({"op": "rivals", "claim": result, "samples": 2048})
    assert 0 < found["share_belief"] < 1
    expect(panel.locator("[data-split-words]")).to_contain_text(
        f"{found['share_belief'] * 100:.0f} % of the spread is whom you believe, "
        f"{found['share_ranges'] * 100:.0f} % the ranges of the single numbers"
    )
    belief, ranges = (panel.locator(f".rr-rivalry__{part}").bounding_box()["width"] for part in ("belief", "ranges"))
    assert belief / (belief + ranges) == pytest.approx(found["share_belief"], abs=0.03)
    expect(panel.locator("[data-histogram] .rr-picture")).to_be_visible()
    assert panel.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
