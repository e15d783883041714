"""Keeping and sharing: the address holds the scenario, links open, steps can be undone."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.calculator import Calculator

DOCUMENT = "costs-of-agi-2023"
CHAIN = f"calculators/{DOCUMENT}/"
COST = f"{DOCUMENT}/training-cost"
TOKENS = f"{DOCUMENT}/training-tokens"
TOKENS_PER_DOLLAR = f"{DOCUMENT}/tokens-per-dollar"
LEAK = "leak-2023-07/training-cost"


@pytest.fixture
def calculator(visit) -> Calculator:
    return Calculator(visit.go(CHAIN)).wait_until_ready()


def chained(calculator: Calculator):
    return calculator.part(TOKENS_PER_DOLLAR, "chained")


def notice(calculator: Calculator):
    return calculator.form.locator("[data-notice]")


def remembered(calculator: Calculator, part: str) -> str:
    """The address, once it tells a part of the scenario."""
    calculator.page.wait_for_function("part => location.hash.includes(part)", arg=part)
    return calculator.page.url


def test_the_address_holds_the_scenario_and_opens_it_again(calculator, new_visit):
    calculator.edit(COST, "50M")
    calculator.unit(COST).select_option("million USD")
    calculator.rivals(TOKENS).click()
    calculator.rival_menu.get_by_role("radio").nth(1).check()
    calculator.page.keyboard.press("Escape")
    calculator.form.get_by_label("Widen claims by rating").check()
    address = remembered(calculator, ".widen")
    # Short enough to be read: ids without what all have in common.
    assert "&training-cost=50~million+USD&" in address
    number, interval = chained(calculator), calculator.part(TOKENS_PER_DOLLAR, "chained_interval")
    expect(interval).to_contain_text("90 %")
    there = Calculator(new_visit().go(address[len(origin(calculator)) :])).wait_until_ready()
    expect(there.part(TOKENS_PER_DOLLAR, "chained_interval")).to_have_text(interval.inner_text())
    expect(chained(there)).to_have_text(number.inner_text())
    expect(there.input(COST)).to_have_value("50")
    expect(there.unit(COST)).to_have_value("million USD")
    expect(there.form.get_by_label("Widen claims by rating")).to_be_checked()
    expect(notice(there)).to_be_hidden()


TYPED = {
    "budget": "90M..110M",
    "price": "1,5&x=~@+%#\"\\'()",
    "peak": "@" + LEAK,
    "utilization": "32%",
    "tokens_per_parameter": "20 ± 1",
}


def test_whatever_was_typed_survives_the_address(visit, new_visit):
    calculator = Calculator(visit.go("calculators/budget/")).wait_until_ready()
    for name, text in TYPED.items():
        calculator.edit(f"calculators/budget#{name}", text)
    remembered(calculator, "tokens_per_parameter")
    calculator.page.wait_for_timeout(500)  # what was typed last may be a second change
    there = Calculator(new_visit().go(calculator.page.url[len(visit.address) :]))
    for name, text in TYPED.items():
        expect(there.input(f"calculators/budget#{name}")).to_have_value(text)


def test_one_click_back_to_what_is_published_clears_the_address(calculator):
    calculator.edit(COST, "50M")
    remembered(calculator, "50M")
    calculator.tool("Reset all").click()
    calculator.page.wait_for_function("() => !location.hash")
    expect(chained(calculator)).to_have_text("40,000 tokens per USD")


def test_undo_and_redo(calculator):
    calculator.edit(COST, "50M")
    expect(chained(calculator)).to_have_text("80,000 tokens per USD")
    calculator.edit(TOKENS, "8T")
    expect(chained(calculator)).to_have_text("160,000 tokens per USD")
    calculator.tool("Undo").click()
    expect(chained(calculator)).to_have_text("80,000 tokens per USD")
    expect(calculator.input(TOKENS)).to_have_value("4T")
    calculator.tool("Undo").click()
    expect(chained(calculator)).to_have_text("40,000 tokens per USD")
    calculator.tool("Redo").click()
    calculator.tool("Redo").click()
    expect(chained(calculator)).to_have_text("160,000 tokens per USD")
    expect(calculator.input(TOKENS)).to_have_value("8T")
    expect(calculator.tool("Redo")).to_be_disabled()
    calculator.tool("Reset all").click()
    expect(chained(calculator)).to_have_text("40,000 tokens per USD")
    calculator.tool("Undo").click()
    expect(chained(calculator)).to_have_text("160,000 tokens per USD")


def test_control_z_undoes_unless_the_browser_has_letters_to_take_back(calculator):
    keyboard = calculator.page.keyboard
    calculator.edit(COST, "50M")
    expect(chained(calculator)).to_have_text("80,000 tokens per USD")
    keyboard.press("Control+z")  # the browser's own
    expect(calculator.input(COST)).not_to_have_value("50M")
    calculator.edit(COST, "50M")
    expect(chained(calculator)).to_have_text("80,000 tokens per USD")
    calculator.tool("Copy link").focus()
    while calculator.tool("Undo").is_enabled():
        keyboard.press("Control+z")
    expect(calculator.input(COST)).to_have_value("100M")
    keyboard.press("Control+Shift+Z")
    expect(calculator.input(COST)).not_to_have_value("100M")


def test_control_z_in_another_field_of_the_page_is_not_ours(calculator):
    calculator.edit(COST, "50M")
    expect(chained(calculator)).to_have_text("80,000 tokens per USD")
    search = calculator.page.locator('[data-md-component="search-query"]')
    search.focus()
    calculator.page.keyboard.type("a")
    calculator.page.keyboard.press("Control+z")
    expect(search).to_have_value("")
    expect(calculator.input(COST)).to_have_value("50M")


def test_the_link_is_copied(new_visit):
    visit = new_visit(permissions=["clipboard-read", "clipboard-write"])
    calculator = Calculator(visit.go(CHAIN)).wait_until_ready()
    calculator.edit(COST, "50M")
    expect(chained(calculator)).to_have_text("80,000 tokens per USD")
    calculator.tool("Copy link").click()
    expect(calculator.form.locator("[data-copy-link]")).to_have_text("Copied")
    copied = calculator.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(visit.address + CHAIN + "#s=1&training-cost=50M&")
    assert calculator.form.get_by_label("Link to this scenario").input_value() == copied


def test_without_access_to_the_clipboard_the_link_is_there_to_be_copied_by_hand(new_visit):
    visit = new_visit()
    visit.page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined}); document.execCommand = () => false;"
    )
    calculator = Calculator(visit.go(CHAIN)).wait_until_ready()
    calculator.edit(COST, "50M")
    calculator.tool("Copy link").click()
    text = calculator.form.get_by_label("to copy by hand")
    expect(text).to_be_focused()
    assert "training-cost=50M" in text.input_value()
    assert calculator.page.evaluate("getSelection().toString()") == text.input_value()


@pytest.mark.parametrize(
    "fragment, says",
    [
        ("#s=1&training-cost=%E0%A4%A", "The link cannot be read"),
        ("#s=", "The link cannot be read"),
        ("#s=99&training-cost=5", "newer version"),
        ("#s=1&" + "x" * 30_000, "too long"),
        ("#s=1&nothing=5", "“nothing”, which the link changes, is no number of this calculator."),
        ("#s=1&__proto__=5&constructor=@a/b", "is no number of this calculator."),
        ("#s=1&training-cost=@nobody/says-so", "cannot be taken"),
    ],
)
def test_a_link_that_cannot_be_used_says_so_and_leaves_the_page_as_it_is(visit, fragment, says):
    calculator = Calculator(visit.go(CHAIN + fragment))
    expect(notice(calculator)).to_contain_text(says)
    expect(chained(calculator)).to_have_text("40,000 tokens per USD")


def test_a_link_from_earlier_data_says_what_has_changed(visit):
    fragment = "#s=1&training-tokens=8T&.saw.tokens-per-dollar=1+token+per+USD&.with=0.0.1,0123456789ab&.base=abcdef"
    calculator = Calculator(visit.go(CHAIN + fragment)).wait_until_ready()
    expect(chained(calculator)).to_have_text("80,000 tokens per USD")
    for said in (
        "made with earlier data",
        "Training cost, GPT-4: another or a new number stands on this page now, 100M USD.",
        "was 1 token per USD, is 80,000 tokens per USD.",
    ):
        expect(notice(calculator)).to_contain_text(said)
    # What the link sets itself does not matter.
    expect(notice(calculator)).not_to_contain_text(
        "Training tokens, GPT-4: another or a new number stands on this page now, 4T"
    )
    notice(calculator).get_by_role("button", name="Close").click()
    expect(notice(calculator)).to_be_hidden()


def test_a_link_from_earlier_data_that_still_holds_says_that(calculator, new_visit):
    calculator.edit(COST, "50M")
    fragment = remembered(calculator, "training-cost=50M").partition("#")[2]
    calculator.page.wait_for_function("() => location.hash.includes('.saw')")
    old = fragment.replace(calculator.form.get_attribute("data-data-version"), "0123456789ab")
    there = Calculator(new_visit().go(f"{CHAIN}#{old}")).wait_until_ready()
    expect(notice(there)).to_contain_text("Nothing that it rests on has changed since.")


def test_a_link_from_earlier_data_stands_as_it_is_until_something_is_changed(visit):
    fragment = "#s=1&training-tokens=8T&.saw.tokens-per-dollar=1+token+per+USD&.with=0.0.1,0123456789ab&.base=abcdef"
    calculator = Calculator(visit.go(CHAIN + fragment)).wait_until_ready()
    expect(notice(calculator)).to_contain_text("was 1 token per USD, is 80,000 tokens per USD.")
    calculator.page.wait_for_timeout(1000)  # more than the address waits for
    assert calculator.page.url.endswith(fragment)
    calculator.page.reload()
    expect(notice(calculator)).to_contain_text("was 1 token per USD, is 80,000 tokens per USD.")
    calculator.wait_until_ready()
    calculator.edit(COST, "50M")
    expect(chained(calculator)).to_have_text("160,000 tokens per USD")
    assert "0123456789ab" not in remembered(calculator, "training-cost=50M")


def test_a_link_can_be_opened_on_the_page_itself(calculator):
    calculator.page.evaluate("location.hash = '#s=1&training-cost=50M'")
    expect(chained(calculator)).to_have_text("80,000 tokens per USD")
    calculator.page.go_back()
    calculator.tool("Undo").click()
    expect(chained(calculator)).to_have_text("40,000 tokens per USD")


def test_headings_can_still_be_led_to(visit):
    calculator = Calculator(visit.go(CHAIN + "#findings"))
    expect(calculator.page.locator("#findings")).to_be_in_viewport()
    calculator.wait_until_ready()
    assert calculator.page.url.endswith("#findings")


def test_a_scenario_stays_on_its_own_page(visit):
    calculator = Calculator(visit.go(CHAIN)).wait_until_ready()
    calculator.edit(COST, "50M")
    visit.page.evaluate("window.sameDocument = true")
    visit.page.get_by_role("link", name="Audit").first.click()
    expect(visit.page).to_have_url(re.compile("/audit/$"))
    visit.page.wait_for_timeout(600)
    assert visit.page.url.endswith("/audit/")
    assert visit.page.evaluate("window.sameDocument") is True
    visit.page.go_back()
    there = Calculator(visit.page)
    expect(there.input(COST)).to_have_value("50M")


def origin(calculator: Calculator) -> str:
    return calculator.page.evaluate("location.origin + '/'")
