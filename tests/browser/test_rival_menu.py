"""The menu of a field that offers more than rivals: what speaks of other subjects stands apart and can be searched."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.calculator import Calculator
from tests.browser.conftest import LAPTOP, PHONE

PARAMETERS = "calculators/scaling-laws#parameters"


@pytest.fixture(params=[LAPTOP, PHONE], ids=["1280", "390"])
def calculator(going_visit, request) -> Calculator:
    return Calculator(going_visit(request.param).go("calculators/scaling-laws/")).wait_until_ready()


def groups(calculator: Calculator):
    return calculator.rival_menu.locator(".rr-rivals__group")


def open_menu(calculator: Calculator, claim: str = PARAMETERS):
    calculator.rivals(claim).click()
    expect(groups(calculator)).to_have_count(2)
    return groups(calculator).nth(0), groups(calculator).nth(1)


def test_the_button_counts_rivals_and_what_is_offered_besides_apart(calculator):
    words = calculator.rivals(PARAMETERS).inner_text()
    rivals, others = re.fullmatch(r"(no|\d+) rivals? · (\d+) of other subjects.*", words).groups()
    same, other = open_menu(calculator)
    expect(same.get_by_role("radio")).to_have_count(1 + (0 if rivals == "no" else int(rivals)))
    expect(other.get_by_role("radio")).to_have_count(int(others))
    expect(same).to_contain_text("What is said of ")
    expect(other).to_contain_text("Other subjects: their own numbers, no rivals")
    names = other.locator(".rr-rivals__subject").all_inner_texts()
    assert len(names) == int(others) and names == sorted(names, key=str.casefold)
    assert same.locator(".rr-rivals__subject").count() == 0


def test_a_long_list_is_searched_by_words(calculator):
    menu = calculator.rival_menu
    _, other = open_menu(calculator)
    search = menu.get_by_role("searchbox")
    search.fill("palm 540B")
    shown = other.locator(".rr-rivals__rival:visible")
    expect(shown.first).to_contain_text("PaLM 540B")
    assert all("540b" in text.lower() for text in shown.all_inner_texts())
    expect(menu.get_by_role("status")).to_contain_text("fit what you search")
    search.press("Enter")
    expect(menu).to_be_visible()
    search.fill("no such thing")
    expect(menu.get_by_role("status")).to_contain_text(re.compile(r"^0 of \d+"))
    expect(menu.get_by_role("radio")).to_have_count(0)
    search.fill("palm 540B")
    shown.first.get_by_role("radio").check()
    calculator.page.keyboard.press("Escape")
    expect(calculator.field(PARAMETERS)).to_contain_text("PaLM 540B")


def test_the_rating_filter_counts_both_apart(calculator):
    calculator.form.get_by_label("Offer rivals rated").select_option("A2")
    expect(calculator.rivals(PARAMETERS)).to_have_text(re.compile(r"\d+ of \d+ of other subjects"))


def test_what_repeats_is_said_in_words_that_fit(calculator):
    open_menu(calculator)
    assert "same origin as Ready Reckoner" not in calculator.rival_menu.inner_text()


def test_back_to_top_leaves_the_main_result_in_sight(calculator):
    page = calculator.page
    page.mouse.wheel(0, 2500)
    page.wait_for_timeout(300)
    page.mouse.wheel(0, -300)
    pill = page.locator(".md-top")
    expect(pill).to_be_visible()
    assert pill.bounding_box()["y"] > page.viewport_size["height"] / 2
