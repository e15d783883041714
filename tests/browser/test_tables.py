"""Long tables and lists: sorting and filtering by hand, by keyboard, on a phone, and without scripts."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE


def column(page, label: str) -> list[str]:
    """What stands in a column of the first table, in the order that is shown."""
    cells = page.locator(f'.rr-table tbody tr:visible td[data-label="{label}"]')
    return cells.all_inner_texts()


def test_a_column_sorts_up_down_and_back(visit):
    page = visit.go("sources/")
    built = column(page, "Claims")
    head = page.get_by_role("columnheader", name="Claims")
    head.get_by_role("button").click()
    up = [int(text) for text in column(page, "Claims")]
    assert up == sorted(up) and len(up) == len(built)
    expect(head).to_have_attribute("aria-sort", "ascending")
    head.get_by_role("button").click()
    assert [int(text) for text in column(page, "Claims")] == up[::-1]
    expect(head).to_have_attribute("aria-sort", "descending")
    head.get_by_role("button").click()
    assert column(page, "Claims") == built
    assert head.get_attribute("aria-sort") is None


def test_numbers_of_different_units_sort_by_size(visit, claims):
    page = visit.go("claims/")
    page.get_by_role("searchbox", name="Filter").fill("training cost gpt-4")
    page.get_by_role("columnheader", name="Number").get_by_role("button").click()
    cells = page.locator('.rr-table tbody tr:visible td[data-label="Number"]')
    keys = [key for key in cells.evaluate_all("cells => cells.map(cell => cell.dataset.sort)") if key]
    assert len(keys) > 5 and keys == sorted(keys, key=float)


def test_the_filter_keeps_the_rows_with_all_words(visit):
    page = visit.go("claims/")
    rows = page.locator(".rr-table tbody tr:visible")
    all_rows = rows.count()
    page.get_by_role("searchbox", name="Filter").fill("GPT-4 Layers")
    expect(page.get_by_role("status")).to_have_text(re.compile(rf"^\d+ of {all_rows} claims$"))
    texts = [text.lower() for text in rows.all_inner_texts()]
    assert texts and all("gpt-4" in text and "layers" in text for text in texts)
    page.get_by_role("searchbox", name="Filter").fill("")
    assert rows.count() == all_rows


def test_the_menu_shows_what_does_not_come_out(visit, claims):
    page = visit.go("sources/costs-of-agi-2023/")
    menu = page.get_by_role("combobox", name="Show")
    menu.select_option("wrong")
    shown = page.locator(".rr-document__row:visible")
    assert 0 < shown.count() < page.locator(".rr-document__row").count()
    assert page.locator(".rr-document__row:visible").count() == shown.count()
    assert shown.locator(".rr-document__cause, .rr-verdict--differs").count() >= shown.count()
    # A heading over nothing would mislead.
    assert page.locator("[data-run]:visible").filter(has_not=page.locator("li:not([hidden])")).count() == 0


def test_by_keyboard_alone(visit):
    page = visit.go("quantities/")
    page.get_by_role("searchbox", name="Filter").focus()
    page.keyboard.type("utilization")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("columnheader", name="Quantity")).to_have_attribute("aria-sort", "ascending")
    assert page.locator(".rr-table tbody tr:visible").count() >= 2


def test_on_a_phone_a_menu_sorts_and_the_filter_filters(going_visit):
    page = going_visit(PHONE).go("sources/")
    page.get_by_role("combobox", name="Sort by").select_option(label="Claims, reversed")
    counts = [int(text.split()[-1]) for text in column(page, "Claims")]
    assert counts == sorted(counts, reverse=True)
    page.get_by_role("searchbox", name="Filter").fill("chinchilla")
    assert 0 < page.locator(".rr-table tbody tr:visible").count() < 5


def test_on_a_phone_the_filter_takes_rows_out_of_sight(going_visit):
    page = going_visit(PHONE).go("sources/")
    page.get_by_role("searchbox", name="Filter").fill("leak")
    rows = page.locator(".rr-table tbody tr")
    assert 0 < rows.locator("visible=true").count() == page.locator(".rr-table tbody tr:not([hidden])").count()
    assert rows.locator("visible=true").count() < rows.count()


def test_back_and_forward_neither_double_the_tools_nor_kill_them(visit):
    page = visit.go("quantities/")
    page.get_by_role("link", name="Sources", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sources")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Quantities")
    expect(page.locator(".rr-tools")).to_have_count(1)
    page.get_by_role("searchbox", name="Filter").fill("utilization")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^\d+ of \d+ quantities$"))


def test_the_tools_come_with_instant_navigation_too(visit):
    page = visit.go("quantities/")
    page.get_by_role("link", name="Sources", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sources")
    expect(page.get_by_role("searchbox", name="Filter")).to_have_count(1)


@pytest.mark.parametrize("path", ["claims/", "sources/leak-forum-2023-07/", "subjects/gpt-4/"])
def test_without_scripts_everything_is_there(new_visit, path):
    page = new_visit(java_script_enabled=False).go(path)
    assert page.locator("tbody tr, .rr-document__row").count() > 50
    assert page.locator(".rr-tools").count() == 0
