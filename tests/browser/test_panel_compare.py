"""Scenarios side by side, on the page."""

import pytest
from playwright.sync_api import expect

from tests.browser.calculator import Calculator
from tests.browser.conftest import LAPTOP, PHONE
from tests.browser.panel import open_panel

CALCULATOR = "calculators/mixture-of-experts"
PARAMETERS = f"{CALCULATOR}#parameters"
EXPERTS = f"{CALCULATOR}#experts"


def change(calculator: Calculator, panel, experts: str) -> None:
    calculator.edit(EXPERTS, experts)
    panel.scroll_into_view_if_needed()  # what nobody sees is not computed


def keep(panel, name: str) -> None:
    panel.locator("[data-keep-name]").fill(name)
    panel.locator("[data-keep-name]").press("Enter")


def heads(panel):
    return panel.locator("[data-body] thead th")


@pytest.fixture(params=[LAPTOP, PHONE], ids=["1280", "390"])
def calculator(going_visit, request):
    return Calculator(going_visit(request.param).go(CALCULATOR + "/")).wait_until_ready()


def test_what_is_published_and_what_is_changed_stand_side_by_side(calculator):
    panel = open_panel(calculator, "compare")
    expect(panel.locator("[data-body]")).to_contain_text("Nothing is changed")
    expect(panel.locator("[data-keep]")).to_be_disabled()
    published = calculator.part(PARAMETERS, "text").inner_text()
    change(calculator, panel, "32")
    expect(heads(panel)).to_have_text(["", "Before your changes", "Yours"])
    row = panel.locator("[data-body] tbody tr").first
    cells = row.locator("td")
    expect(cells.nth(0)).to_contain_text(published)
    expect(cells.nth(1)).to_contain_text(calculator.part(PARAMETERS, "text").inner_text())
    expect(cells.nth(1)).to_contain_text("× as before")
    expect(panel.locator("[data-body]")).to_contain_text("The same in all of them")
    experts = panel.locator("[data-body] tbody tr").last
    expect(experts).to_contain_text("16 experts")
    expect(experts).to_contain_text("32 experts")
    assert calculator.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_scenarios_are_kept_opened_removed_and_no_more_than_three(calculator):
    page = calculator.page
    panel = open_panel(calculator, "compare")
    for experts in ("32", "64", "128"):
        change(calculator, panel, experts)
        expect(panel.locator("[data-body]")).to_contain_text(f"{experts} experts")
        keep(panel, f"{experts} of them")
    expect(heads(panel)).to_have_text(["", "Before your changes", "Yours", "32 of them", "64 of them", "128 of them"])
    expect(panel.locator("[data-keep]")).to_be_disabled()
    expect(panel.locator("[data-keep-note]")).to_contain_text("3 scenarios are kept")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    panel.get_by_role("button", name="Open: 32 of them").click()
    expect(calculator.input(EXPERTS)).to_have_value("32")
    page.get_by_role("button", name="Undo").click()
    expect(calculator.input(EXPERTS)).to_have_value("128")

    panel.get_by_role("button", name="Remove: 64 of them").click()
    expect(heads(panel)).to_have_text(["", "Before your changes", "Yours", "32 of them", "128 of them"])
    expect(panel.locator("[data-keep]")).to_be_enabled()

    page.reload()  # kept for the visit
    panel = open_panel(calculator.wait_until_ready(), "compare")
    expect(heads(panel)).to_contain_text(["32 of them", "128 of them"])


def test_a_second_scenario_of_one_name_is_kept_beside_the_first(calculator):
    panel = open_panel(calculator, "compare")
    note = panel.locator("[data-keep-note]")
    change(calculator, panel, "32")
    expect(panel.locator("[data-body]")).to_contain_text("32 experts")
    keep(panel, "A")
    expect(note).to_contain_text("“A” is kept.")
    expect(heads(panel)).to_have_text(["", "Before your changes", "Yours", "A"])
    keep(panel, "A")  # the same again is no second one
    expect(heads(panel)).to_have_count(4)
    change(calculator, panel, "64")
    expect(panel.locator("[data-body]")).to_contain_text("64 experts")
    expect(note).to_be_empty()
    keep(panel, "A")
    expect(note).to_contain_text("Another scenario is kept as “A”, so this one is “A 2”.")
    expect(heads(panel)).to_have_text(["", "Before your changes", "Yours", "A", "A 2"])
    experts = panel.locator("[data-body] tbody tr", has_text="16 experts")
    expect(experts.locator("td")).to_contain_text(["16 experts", "64 experts", "32 experts", "64 experts"])


def test_a_name_is_text_and_nothing_else(calculator):
    panel = open_panel(calculator, "compare")
    change(calculator, panel, "32")
    expect(panel.locator("[data-keep]")).to_be_enabled()
    keep(panel, "<img src=x onerror=alert(1)>")
    expect(heads(panel).last).to_have_text("<img src=x onerror=alert(1)>")
    # What is undone in the name is the name.
    panel.locator("[data-keep-name]").press("Control+z")
    expect(calculator.input(EXPERTS)).to_have_value("32")
