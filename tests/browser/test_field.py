"""A field of a calculator: its slider, its rivals, its unit, and what it says of itself."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.calculator import Calculator
from tests.browser.conftest import PHONE

DOCUMENT = "costs-of-agi-2023"
CHAIN = f"calculators/{DOCUMENT}/"
COST = f"{DOCUMENT}/training-cost"
TOKENS_PER_DOLLAR = f"{DOCUMENT}/tokens-per-dollar"
FLOP_PER_TOKEN = f"{DOCUMENT}/flop-per-token"
LEAK = "leak-2023-07/training-cost"


@pytest.fixture
def calculator(visit) -> Calculator:
    return Calculator(visit.go(CHAIN)).wait_until_ready()


def test_dragging_the_slider_writes_the_number_and_moves_what_follows(calculator):
    slider, text = calculator.slider(COST), calculator.input(COST)
    calculator.drag(COST, [0.5, 0.9])
    expect(text).not_to_have_value("100M")
    written = text.input_value()
    expect(slider).to_have_attribute("aria-valuetext", re.compile("illion USD$"))  # in calc's words
    expect(calculator.note(COST)).to_contain_text(f"Read as {slider.get_attribute('aria-valuetext')}.")
    expect(calculator.part(TOKENS_PER_DOLLAR, "chained")).not_to_have_text("40,000 tokens per USD")
    assert text.input_value() == written  # what calc says does not move the slider away from where it was put


def test_one_drag_is_one_step_of_undoing(calculator):
    calculator.drag(COST, [0.5, 0.7, 0.3, 0.8])
    expect(calculator.tool("Undo")).to_be_enabled()
    calculator.tool("Undo").click()
    expect(calculator.input(COST)).to_have_value("100M")
    expect(calculator.tool("Undo")).to_be_disabled()
    expect(calculator.part(TOKENS_PER_DOLLAR, "chained")).to_have_text("40,000 tokens per USD")


def test_while_it_is_dragged_few_draws_are_asked_for_and_all_when_it_is_let_go(new_visit):
    calculator = Calculator(new_visit().go(CHAIN)).wait_until_ready()
    calculator.page.evaluate(
        """async () => {
        const { engine } = await import(new URL("assets/js/engine.js", location.origin + "/").href);
        const ask = engine.ask.bind(engine);
        window.samples = [];
        engine.ask = (request) => {
            if (request.op === "evaluate") window.samples.push(request.samples);
            return ask(request);
        };
    }"""
    )
    calculator.drag(COST, [0.5, 0.8])
    expect(calculator.part(TOKENS_PER_DOLLAR, "chained")).not_to_have_text("40,000 tokens per USD")
    calculator.page.wait_for_function("() => window.samples.at(-1) === 2048")
    samples = calculator.page.evaluate("window.samples")
    assert set(samples[:-1]) <= {512, 2048}
    assert 512 in samples


def test_keys_take_the_slider_to_numbers_that_read_well(calculator):
    calculator.slider(COST).focus()
    for key, text in (("ArrowRight", "110M"), ("ArrowRight", "120M"), ("ArrowLeft", "110M"), ("PageUp", "220M")):
        calculator.page.keyboard.press(key)
        expect(calculator.input(COST)).to_have_value(text)
    expect(calculator.slider(COST)).to_have_attribute("aria-valuetext", "220 million USD")
    calculator.page.keyboard.press("End")
    expect(calculator.input(COST)).to_have_value("3B")


def test_the_slider_speaks_in_the_unit_that_is_chosen(calculator):
    calculator.unit(COST).select_option("million USD")
    expect(calculator.input(COST)).to_have_value("100")
    calculator.slider(COST).press("ArrowRight")
    expect(calculator.input(COST)).to_have_value("110")
    expect(calculator.slider(COST)).to_have_attribute("aria-valuetext", "110 million USD")
    expect(calculator.part(TOKENS_PER_DOLLAR, "chained")).to_have_text("36,364 tokens per USD")


def test_typing_moves_the_slider(calculator):
    before = int(calculator.slider(COST).input_value())
    calculator.edit(COST, "1B")
    expect(calculator.note(COST)).to_contain_text("1 billion USD")
    assert int(calculator.slider(COST).input_value()) > before


@pytest.mark.parametrize(
    "text, echo",
    [
        ("63M USD", "63 million USD"),
        ("1,234,567", "1.235 million USD"),
        ("90M..110M", "90 % interval, lognormal, 90 million to 110 million USD"),
        ("5M ± 1M", "90 % interval, normal, 4 million to 6 million USD"),
        ("uniform 1M to 2M", "uniform, 1 million to 2 million USD"),
        ("triangular 80M, 90M, 120M", "triangular"),
        ("log-uniform 1e6 to 1e8", "log-uniform"),
    ],
)
def test_whatever_a_person_writes_is_echoed(calculator, text, echo):
    calculator.edit(COST, text)
    expect(calculator.note(COST)).to_contain_text(echo)
    expect(calculator.error(COST)).to_be_hidden()


def test_the_question_mark_shows_what_can_be_written(calculator):
    calculator.open("What can be written")
    for form in ("90 to 100 day", "5T ± 1T", "uniform 1 to 2", "beta 8, 4"):
        expect(calculator.form.get_by_text(form, exact=True)).to_be_visible()


def test_a_rival_is_chosen_from_the_menu_and_says_whose_number_it_is(calculator, claims):
    button = calculator.rivals(COST)
    count = int(button.inner_text().split()[0])
    button.click()
    menu = calculator.rival_menu
    expect(menu.get_by_role("radio")).to_have_count(count + 1)
    expect(menu.get_by_role("radio").first).to_be_checked()
    expect(menu).to_contain_text("before your changes")
    option = menu.locator(f'[value="{LEAK}"]')
    # Number, source, date, rating with its words.
    words = menu.locator(f'label[for="{option.get_attribute("id")}"]')
    for said in ("63 million USD", "2023-07-10", claims[LEAK]["rating"], "source "):
        expect(words).to_contain_text(said)
    option.check()
    expect(calculator.part(TOKENS_PER_DOLLAR, "chained")).to_have_text("63,492 tokens per USD")
    expect(calculator.input(COST)).to_have_value("63M")
    expect(calculator.origin(COST).get_by_role("link")).to_have_attribute(
        "href", f"http://{host(calculator)}/claims/{LEAK}/"
    )
    expect(calculator.origin(COST)).to_contain_text(claims[LEAK]["rating"])


def test_a_number_of_one_s_own_wins_over_a_rival(calculator):
    calculator.rivals(COST).click()
    calculator.rival_menu.locator(f'[value="{LEAK}"]').check()
    expect(calculator.input(COST)).to_have_value("63M")
    calculator.page.keyboard.press("Escape")
    calculator.edit(COST, "50M")
    expect(calculator.part(TOKENS_PER_DOLLAR, "chained")).to_have_text("80,000 tokens per USD")
    expect(calculator.field(COST)).to_contain_text("In place of 100M USD")
    calculator.reset(COST).click()
    expect(calculator.input(COST)).to_have_value("100M")
    expect(calculator.part(TOKENS_PER_DOLLAR, "chained")).to_have_text("40,000 tokens per USD")


def test_the_menu_works_by_keyboard_alone(calculator):
    page = calculator.page
    calculator.rivals(COST).focus()
    page.keyboard.press("Enter")
    first = calculator.rival_menu.get_by_role("radio").first
    expect(first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(calculator.rival_menu.get_by_role("radio").nth(1)).to_be_checked()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(calculator.rival_menu).to_be_hidden()
    expect(calculator.rivals(COST)).to_be_focused()
    # Looking through the menu is one step of undoing.
    calculator.tool("Undo").click()
    expect(calculator.input(COST)).to_have_value("100M")
    expect(calculator.tool("Undo")).to_be_disabled()


def test_a_filter_by_rating_leaves_rivals_out_and_marks_what_is_rated_lower(calculator):
    calculator.form.get_by_label("Offer rivals rated").select_option("B2")
    expect(calculator.field(COST)).to_contain_text("Rated D3, not B2 or better.")
    calculator.rivals(COST).click()
    expect(calculator.rival_menu).to_contain_text("rated below B2 are not offered")
    # The present number stays, whatever its rating.
    ratings = calculator.rival_menu.locator(".rr-rating").all_inner_texts()
    assert ratings[0] == "D3"
    assert len(ratings) > 1
    assert all(rating in ("A1", "A2", "B1", "B2") for rating in ratings[1:])


def test_claims_are_widened_by_their_rating(calculator):
    interval = calculator.part(TOKENS_PER_DOLLAR, "chained_interval")
    expect(interval).to_be_empty()
    calculator.form.get_by_label("Widen claims by rating").check()
    expect(interval).to_contain_text("90 % interval")
    expect(calculator.note(COST)).to_contain_text("from its rating, D3")
    calculator.form.get_by_label("Widen claims by rating").uncheck()
    expect(interval).to_be_empty()


def test_on_a_phone_the_menu_is_a_sheet_at_the_bottom(going_visit):
    page = going_visit(PHONE, has_touch=True, is_mobile=True).go(CHAIN)
    calculator = Calculator(page).wait_until_ready()
    calculator.rivals(COST).tap()
    expect(calculator.rival_menu.get_by_role("radio").first).to_be_focused()
    box = calculator.rival_menu.bounding_box()
    assert box["x"] == 0
    assert box["width"] == PHONE["width"]
    assert box["y"] + box["height"] == pytest.approx(PHONE["height"], abs=1)
    assert box["height"] <= 0.71 * PHONE["height"]


def test_on_a_phone_the_main_result_stays_in_sight(going_visit):
    page = going_visit(PHONE, has_touch=True, is_mobile=True).go(CHAIN)
    calculator = Calculator(page).wait_until_ready()
    calculator.input(COST).tap()
    calculator.input(COST).fill("50M")
    bar = calculator.form.locator("[data-bar]")
    expect(bar).to_be_in_viewport()
    expect(bar).not_to_be_empty()


def test_nothing_that_needs_scripts_is_shown_without_them(new_visit):
    page = new_visit(java_script_enabled=False).go(CHAIN)
    form = page.locator("form[data-calculator]")
    for name in ("slider", "rivals", "undo", "copy-link", "at-least", "rival-menu"):
        assert form.locator(f"[data-{name}]").first.is_hidden(), name


def host(calculator: Calculator) -> str:
    return calculator.page.evaluate("location.host")
