"""Standing calculators as a person uses them: presets, main results, an embed, paper."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.calculator import Calculator
from tests.browser.conftest import LAPTOP, PHONE

BUDGET = "calculators/budget/"
MONEY = "calculators/budget#budget"
PEAK = "calculators/budget#peak"
COMPUTE = "calculators/budget#training_compute"


@pytest.fixture
def calculator(visit) -> Calculator:
    return Calculator(visit.go(BUDGET)).wait_until_ready()


def preset(calculator: Calculator, label: str):
    return calculator.form.get_by_role("button", name=label, exact=True)


def test_an_edit_moves_the_main_result_and_says_what_is_published(calculator):
    published = calculator.part(COMPUTE, "text").inner_text()
    calculator.edit(MONEY, "50")
    expect(calculator.part(COMPUTE, "text")).not_to_have_text(published)
    before = calculator.form.locator(f'[data-claim="{COMPUTE}"] [data-before]')
    expect(before).to_have_text(f"before your changes: {published}")
    calculator.reset(MONEY).click()
    expect(calculator.part(COMPUTE, "text")).to_have_text(published)
    expect(before).to_be_hidden()


def test_presets_of_a_group_exclude_each_other_and_can_be_undone(calculator):
    published = preset(calculator, "TPU v4, 3 years")
    other = preset(calculator, "H100 SXM")
    expect(published).to_have_attribute("aria-pressed", "true")
    number = calculator.input(PEAK).input_value()
    other.click()
    expect(other).to_have_attribute("aria-pressed", "true")
    expect(published).to_have_attribute("aria-pressed", "false")
    expect(calculator.input(PEAK)).not_to_have_value(number)
    expect(calculator.origin(PEAK)).to_contain_text("H100")
    expect(calculator.field(PEAK).locator("label").first).not_to_contain_text("TPU")
    calculator.tool("Undo").click()
    expect(published).to_have_attribute("aria-pressed", "true")
    expect(calculator.input(PEAK)).to_have_value(number)


def test_a_preset_is_no_longer_pressed_when_one_of_its_numbers_is_changed(calculator):
    other = preset(calculator, "H100 SXM")
    other.click()
    expect(other).to_have_attribute("aria-pressed", "true")
    calculator.edit(PEAK, "500")
    expect(other).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize("viewport, scheme", [(LAPTOP, "light"), (PHONE, "dark")], ids=["1280-light", "390-dark"])
def test_axe_finds_nothing_while_it_is_used(going_visit, viewport, scheme):
    visit = going_visit(viewport, scheme)
    calculator = Calculator(visit.go(BUDGET)).wait_until_ready()
    calculator.edit(MONEY, "lots")
    expect(calculator.error(MONEY)).to_be_visible()
    calculator.form.get_by_label("Offer rivals rated").select_option("A2")
    calculator.open("What can be written")
    calculator.tool("Copy link").click()
    calculator.rivals(PEAK).click()
    expect(calculator.rival_menu.get_by_role("radio").first).to_be_visible()
    assert violations(visit.page) == []


def test_an_embed_is_the_calculator_and_nothing_else(new_visit):
    visit = new_visit()
    page = visit.go(f"{BUDGET}?embed#s=1&budget=50")
    calculator = Calculator(page).wait_until_ready()
    expect(calculator.input(MONEY)).to_have_value("50")
    for selector in ("header.md-header", "footer.md-footer", ".md-tabs", ".rr-lead", "#method", "#defaults"):
        expect(page.locator(selector).first).to_be_hidden()
    link = page.get_by_role("link", name="Ready Reckoner: What does a budget train?")
    expect(link).to_be_visible()
    page.wait_for_function("() => document.querySelector('[data-full-page]').href.includes('budget=50')")
    assert link.get_attribute("href").startswith(f"{visit.address}{BUDGET}#s=1&budget=50")
    # Whatever it leads to opens beside the page in which it stands.
    with page.expect_popup() as opened:
        link.click()
    expect(Calculator(opened.value).input(MONEY)).to_have_value("50")
    assert violations(page) == []


def test_nothing_of_the_page_flashes_before_an_embed(new_visit):
    visit = new_visit()
    page = visit.page
    page.add_init_script(
        """addEventListener("DOMContentLoaded", () => {
            window.embeddedAtOnce = document.documentElement.classList.contains("rr-embedded"); });"""
    )
    visit.go(f"{BUDGET}?embed")
    assert page.evaluate("window.embeddedAtOnce") is True


def test_an_embed_works_in_a_frame_of_another_site(new_visit):
    visit = new_visit()
    page = visit.page
    calculator = Calculator(visit.go(BUDGET)).wait_until_ready()
    calculator.tool("Copy embed code").click()
    code = calculator.form.get_by_label("HTML for an embed").input_value()
    assert code.startswith(f'<iframe src="{visit.address}{BUDGET}?embed"')
    elsewhere = visit.address.replace("127.0.0.1", "localhost")  # another origin; a file without a policy of its own
    page.goto(f"{elsewhere}data/questions.json")
    page.evaluate("code => { document.body.innerHTML = code; }", code)
    frame = page.frame_locator("iframe")
    field = frame.locator(f'[data-field="{MONEY}"]')
    number = frame.locator(f'[data-claim="{COMPUTE}"] [data-part="text"]')
    published = number.inner_text()
    expect(field.locator("[data-text]")).to_be_editable()
    field.locator("[data-text]").fill("50")
    expect(number).not_to_have_text(published)
    # The other origin itself, which has no picture of its own for the tab.
    assert [problem for problem in visit.problems if elsewhere not in problem and "404" not in problem] == []
    visit.problems.clear()


def test_paper_has_the_scenario_and_its_link_and_no_controls(calculator):
    calculator.edit(MONEY, "50")
    calculator.page.wait_for_function("() => location.hash.includes('budget=50')")
    expect(calculator.note(MONEY)).to_contain_text("50 million USD")
    calculator.page.emulate_media(media="print")
    paper = calculator.form.locator("[data-paper]")
    expect(paper).to_be_visible()
    expect(paper).to_contain_text("Budget: 50 million USD (before: 100 million USD)")
    expect(paper).to_contain_text(f"{BUDGET}#s=1&budget=50")
    for name in ("undo", "slider", "rivals", "at-least", "preset", "reset"):
        expect(calculator.form.locator(f"[data-{name}]").first).to_be_hidden()
    expect(calculator.part(COMPUTE, "text")).to_be_visible()


def test_values_of_a_fit_are_taken_together_from_the_menu_of_one_of_them(visit):
    calculator = Calculator(visit.go("calculators/scaling-laws/")).wait_until_ready()
    exponent, term = (f"calculators/scaling-laws#{name}" for name in ("parameter_exponent", "token_term"))
    published = calculator.input(term).input_value()
    calculator.rivals(exponent).click()
    calculator.rival_menu.locator('[value="hoffmann-2022/loss-law#parameter_exponent"]').check()
    expect(calculator.input(exponent)).to_have_value("0.34")
    expect(calculator.input(term)).to_have_value("410.7")
    calculator.rival_menu.get_by_role("radio").first.check()
    expect(calculator.input(term)).to_have_value(published)
    calculator.page.keyboard.press("Escape")
    expect(calculator.tool("Undo")).to_be_enabled()
    calculator.tool("Undo").click()
    expect(calculator.tool("Undo")).to_be_disabled()


CHIPS = "calculators/inference#chips"
COST = "calculators/inference#cost"
LEAST_COST = "calculators/inference#least_cost"


def test_what_cannot_be_is_warned_of_and_marked_until_it_can(visit):
    calculator = Calculator(visit.go("calculators/inference/")).wait_until_ready()
    warnings = calculator.form.get_by_role("list", name="Warnings")
    doubt = calculator.form.locator(f'[data-claim="{COST}"] [data-doubt]')
    expect(warnings).to_be_hidden()
    calculator.edit(CHIPS, "1")
    expect(warnings).to_contain_text("Memory of the weights: 350 GB, expected at most 80 GB.")
    expect(doubt).to_be_visible()
    expect(calculator.form.locator(f'[data-claim="{LEAST_COST}"] [data-doubt]')).to_be_hidden()
    expect(calculator.form.locator("[data-live]")).to_contain_text("Warning: The weights take more memory")
    calculator.edit(CHIPS, "8")
    expect(doubt).to_be_hidden()
    expect(warnings).to_be_hidden()


def test_a_range_says_in_which_share_of_the_draws_it_cannot_be(visit):
    calculator = Calculator(visit.go("calculators/inference/")).wait_until_ready()
    calculator.edit("calculators/inference#batch", "10 to 60")
    warning = calculator.form.get_by_role("list", name="Warnings")
    expect(warning).to_contain_text("% of the draws: More sequences are asked for")
    calculator.tool("Undo").click()
    expect(warning).to_be_hidden()


def test_the_bar_of_a_phone_warns_as_well(going_visit):
    calculator = Calculator(going_visit(PHONE).go("calculators/inference/")).wait_until_ready()
    calculator.edit(CHIPS, "1")
    expect(calculator.form.locator("[data-bar]")).to_contain_text("The weights take more memory than these chips have.")


@pytest.mark.parametrize("viewport, scheme", [(LAPTOP, "dark"), (PHONE, "light")], ids=["1280-dark", "390-light"])
def test_axe_finds_nothing_beside_a_warning(going_visit, viewport, scheme):
    visit = going_visit(viewport, scheme)
    calculator = Calculator(visit.go("calculators/inference/")).wait_until_ready()
    calculator.edit(CHIPS, "1")
    expect(calculator.form.get_by_role("list", name="Warnings")).to_be_visible()
    assert violations(visit.page) == []
