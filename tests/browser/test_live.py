"""Numbers that recompute in the reader's browser."""

import pytest
from playwright.sync_api import expect

from tests.browser.calculator import Calculator
from tests.browser.conftest import PHONE

DOCUMENT = "costs-of-agi-2023"
CHAIN = f"calculators/{DOCUMENT}/"
COST = f"{DOCUMENT}/training-cost"
TOKENS = f"{DOCUMENT}/training-tokens"
TOKENS_PER_DOLLAR = f"{DOCUMENT}/tokens-per-dollar"
PARAMETERS = f"{DOCUMENT}/parameters"
FLOP_PER_TOKEN = f"{DOCUMENT}/flop-per-token"


def test_built_numbers_stand_before_python_is_there_and_without_scripts(new_visit, claims):
    page = new_visit(java_script_enabled=False).go(CHAIN)
    calculator = Calculator(page)
    expect(calculator.part(PARAMETERS, "recomputed")).to_have_text("26.55 trillion parameters")
    expect(calculator.part(PARAMETERS, "chained")).to_have_text("267.1 billion parameters")
    expect(page.get_by_text("needs JavaScript")).to_be_visible()
    assert not calculator.input(COST).is_editable()


def test_an_edit_changes_every_number_that_follows_and_its_verdict(visit):
    calculator = Calculator(visit.go(CHAIN)).wait_until_ready()
    expect(calculator.part(TOKENS_PER_DOLLAR, "verdict")).to_have_text("agrees")
    calculator.edit(COST, "50M")
    expect(calculator.part(TOKENS_PER_DOLLAR, "recomputed")).to_have_text("80,000 tokens per USD")
    # The source is not judged by a number of the reader's.
    expect(calculator.part(TOKENS_PER_DOLLAR, "verdict")).to_have_text("your scenario")
    expect(calculator.part(TOKENS_PER_DOLLAR, "ratio")).to_have_text("2 × what is stated")
    # 1 / (80e3 token/USD / 2.137e16 FLOP/USD) = 2.671e11 FLOP a token, half of 534.1 billion
    expect(calculator.part(FLOP_PER_TOKEN, "chained")).to_have_text("267.1 billion FLOP per token")
    expect(calculator.part(PARAMETERS, "chained")).to_have_text("133.5 billion parameters")
    expect(calculator.note(COST)).to_contain_text("50 million USD")


def test_any_unit_that_fits_is_read_and_the_menu_expresses_the_value_anew(visit):
    calculator = Calculator(visit.go(CHAIN)).wait_until_ready()
    calculator.edit(COST, "0.05 billion USD")
    expect(calculator.part(TOKENS_PER_DOLLAR, "recomputed")).to_have_text("80,000 tokens per USD")
    calculator.unit(COST).select_option("million USD")
    expect(calculator.input(COST)).to_have_value("50")
    expect(calculator.part(TOKENS_PER_DOLLAR, "recomputed")).to_have_text("80,000 tokens per USD")
    calculator.edit(COST, "25")
    expect(calculator.part(TOKENS_PER_DOLLAR, "recomputed")).to_have_text("160,000 tokens per USD")


@pytest.mark.parametrize(
    "text, says",
    [
        ("lots", "'lots' is not a number"),
        ("50M token", "'token' cannot be turned into 'USD'"),
        ("50M EUR", "'EUR' is not a unit"),
        ("-5", "not possible for this quantity"),
        ("1,5", "Write 1.5 for a decimal"),
        ("", "No number was given"),
        ("<img src=x onerror=alert(1)>", "neither a number nor a range"),
    ],
)
def test_wrong_input_is_explained_beside_the_field_and_the_last_good_result_stays(visit, text, says):
    calculator = Calculator(visit.go(CHAIN)).wait_until_ready()
    calculator.edit(COST, "50M")
    expect(calculator.part(TOKENS_PER_DOLLAR, "recomputed")).to_have_text("80,000 tokens per USD")
    calculator.input(COST).fill(text or " ")  # at once: of half a number there would be a good result in between
    expect(calculator.error(COST)).to_contain_text(says)
    expect(calculator.input(COST)).to_have_attribute("aria-invalid", "true")
    expect(calculator.form.locator("[data-stale]")).to_be_visible()
    expect(calculator.part(TOKENS_PER_DOLLAR, "recomputed")).to_have_text("80,000 tokens per USD")
    calculator.edit(COST, "25M")
    expect(calculator.error(COST)).to_be_hidden()
    expect(calculator.form.locator("[data-stale]")).to_be_hidden()
    expect(calculator.part(TOKENS_PER_DOLLAR, "recomputed")).to_have_text("160,000 tokens per USD")


def test_reset_one_field_and_all(visit):
    calculator = Calculator(visit.go(CHAIN)).wait_until_ready()
    calculator.edit(COST, "50M")
    calculator.edit(TOKENS, "8T")
    expect(calculator.part(TOKENS_PER_DOLLAR, "recomputed")).to_have_text("160,000 tokens per USD")
    calculator.reset(COST).click()
    expect(calculator.input(COST)).to_have_value("100M")
    expect(calculator.part(TOKENS_PER_DOLLAR, "recomputed")).to_have_text("80,000 tokens per USD")
    calculator.form.locator("[data-reset-all]").click()
    expect(calculator.input(TOKENS)).to_have_value("4T")
    expect(calculator.part(TOKENS_PER_DOLLAR, "recomputed")).to_have_text("40,000 tokens per USD")
    expect(calculator.part(PARAMETERS, "chained")).to_have_text("267.1 billion parameters")


def test_a_step_can_be_set_and_what_lies_before_it_no_longer_counts(visit):
    calculator = Calculator(visit.go(CHAIN)).wait_until_ready()
    calculator.open("Set a step")
    calculator.edit(FLOP_PER_TOKEN, "1e12")
    expect(calculator.part(PARAMETERS, "chained")).to_have_text("500 billion parameters")
    calculator.edit(COST, "1M")
    expect(calculator.part(TOKENS_PER_DOLLAR, "chained")).to_have_text("4 million tokens per USD")
    expect(calculator.part(PARAMETERS, "chained")).to_have_text("500 billion parameters")


def test_claim_page_edits_its_inputs(visit):
    page = visit.go(f"claims/{PARAMETERS}/")
    calculator = Calculator(page).wait_until_ready()
    calculator.edit(f"{DOCUMENT}/flop-per-parameter-token", "6")
    expect(calculator.part(PARAMETERS, "recomputed")).to_have_text("8.85 trillion parameters")
    expect(calculator.part(f"{DOCUMENT}/parameters-per-dollar", "chained")).to_have_text("890.2 parameters per USD")


def test_home_has_a_number_that_can_be_changed(visit):
    calculator = Calculator(visit.go()).wait_until_ready()
    before = calculator.form.locator('[data-part="chained"]').first.inner_text()
    calculator.edit(COST, "1M")
    expect(calculator.form.locator('[data-part="chained"]').first).not_to_have_text(before)


def test_keyboard_alone(visit):
    page = visit.go(CHAIN)
    calculator = Calculator(page).wait_until_ready()
    calculator.input(COST).focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("50M")
    expect(calculator.part(TOKENS_PER_DOLLAR, "recomputed")).to_have_text("80,000 tokens per USD")
    page.keyboard.press("Tab")
    expect(calculator.unit(COST)).to_be_focused()
    page.keyboard.press("Tab")
    expect(calculator.reset(COST)).to_be_focused()
    page.keyboard.press("Enter")
    expect(calculator.part(TOKENS_PER_DOLLAR, "recomputed")).to_have_text("40,000 tokens per USD")


def test_a_screen_reader_is_told(visit):
    calculator = Calculator(visit.go(CHAIN)).wait_until_ready()
    label = calculator.field(COST).locator("label").first
    assert label.get_attribute("for") == calculator.input(COST).get_attribute("id")
    live = calculator.form.locator("[data-live]")
    expect(live).to_have_attribute("aria-live", "polite")
    calculator.edit(COST, "50M")
    expect(live).not_to_be_empty()


def test_a_progress_line_says_what_is_loading(new_visit):
    visit = new_visit()
    page = visit.page
    page.add_init_script(
        """addEventListener("DOMContentLoaded", () => { window.progress = [];
        new MutationObserver(() => { const line = document.querySelector("[data-progress]");
          if (line && !line.hidden) window.progress.push(line.textContent.trim()); })
        .observe(document.body, {subtree: true, childList: true, characterData: true, attributes: true}); });"""
    )
    calculator = Calculator(visit.go(CHAIN)).wait_until_ready()
    calculator.edit(COST, "50M")
    expect(calculator.part(TOKENS_PER_DOLLAR, "recomputed")).to_have_text("80,000 tokens per USD")
    said = page.evaluate("window.progress")
    assert any("Python" in line and "MB" in line for line in said), said
    expect(calculator.form.locator("[data-progress]")).to_be_hidden()


def test_one_python_serves_the_whole_visit(new_visit):
    visit = new_visit()
    page = visit.page
    started = []
    page.on("worker", lambda worker: started.append(worker.url))
    visit.go()
    Calculator(page).wait_until_ready().edit(COST, "50M")
    page.evaluate("window.sameDocument = true")
    page.goto(visit.address)  # a full load of the same page, to know that the count below counts
    Calculator(page).wait_until_ready()
    page.evaluate("window.sameDocument = true")
    page.get_by_role("link", name="Audit").first.click()
    page.wait_for_url("**/audit/")
    page.locator(f'a[href*="claims/{PARAMETERS}/"]').first.click()
    page.wait_for_url(f"**/claims/{PARAMETERS}/")
    assert page.evaluate("window.sameDocument") is True, "instant navigation did not keep the document"
    calculator = Calculator(page).wait_until_ready()
    calculator.edit(f"{DOCUMENT}/flop-per-parameter-token", "6")
    expect(calculator.part(PARAMETERS, "recomputed")).to_have_text("8.85 trillion parameters")
    assert len([url for url in started if "worker.js" in url]) == 2  # one for each full load, none for the rest


def test_stock_runtime_takes_over_when_the_prepared_one_is_spoiled(new_visit):
    visit = new_visit()
    page = visit.page
    page.route("**/runtime/prepared.zip", lambda route: route.fulfill(status=200, body=b"not the file that was built"))
    calculator = Calculator(visit.go(CHAIN)).wait_until_ready()
    assert calculator.way == "stock"
    calculator.edit(COST, "50M")
    expect(calculator.part(TOKENS_PER_DOLLAR, "recomputed")).to_have_text("80,000 tokens per USD")


def test_unit_and_number_stay_together_however_fast_the_menu_is_turned(visit):
    calculator = Calculator(visit.go(CHAIN)).wait_until_ready()
    calculator.edit(COST, "50M")
    # Both changes come before calc can have answered the first.
    calculator.unit(COST).evaluate(
        """menu => { for (const unit of ["million USD", "billion USD"]) {
        menu.value = unit; menu.dispatchEvent(new Event("change", {bubbles: true})); } }"""
    )
    expect(calculator.input(COST)).to_have_value("0.05")
    expect(calculator.part(TOKENS_PER_DOLLAR, "recomputed")).to_have_text("80,000 tokens per USD")


def test_a_step_can_be_set_to_the_very_number_that_its_source_states(visit):
    calculator = Calculator(visit.go(CHAIN)).wait_until_ready()
    calculator.open("Set a step")
    calculator.edit(FLOP_PER_TOKEN, calculator.input(FLOP_PER_TOKEN).input_value())
    expect(calculator.part(PARAMETERS, "chained")).to_have_text("26.55 trillion parameters")
    calculator.reset(FLOP_PER_TOKEN).click()
    expect(calculator.part(PARAMETERS, "chained")).to_have_text("267.1 billion parameters")


def test_a_range_gives_intervals(visit):
    calculator = Calculator(visit.go(CHAIN)).wait_until_ready()
    calculator.edit(COST, "50M to 100M")
    expect(calculator.note(COST)).to_contain_text("90 % interval, lognormal, 50 million to 100 million USD")
    interval = calculator.part(TOKENS_PER_DOLLAR, "recomputed_interval")
    expect(interval).to_have_text("90 % interval, 40,000 to 80,000 tokens per USD")
    calculator.reset(COST).click()
    expect(interval).to_be_empty()


def test_without_the_runtime_the_page_says_so_and_keeps_its_numbers(new_visit):
    visit = new_visit()
    visit.page.route("**/runtime/**", lambda route: route.fulfill(status=404, body=b""))
    calculator = Calculator(visit.go(CHAIN))
    calculator.form.scroll_into_view_if_needed()
    calculator.input(COST).focus()
    expect(calculator.form.locator("[data-progress]")).to_contain_text("could not be loaded")
    expect(calculator.part(PARAMETERS, "recomputed")).to_have_text("26.55 trillion parameters")
    visit.page.close()
    visit.problems.clear()  # the refused files, which are the point


def test_on_a_phone(going_visit):
    page = going_visit(PHONE, has_touch=True, is_mobile=True).go(CHAIN)
    calculator = Calculator(page).wait_until_ready()
    calculator.input(COST).tap()
    calculator.input(COST).fill("50M")
    expect(calculator.part(TOKENS_PER_DOLLAR, "recomputed")).to_have_text("80,000 tokens per USD")
