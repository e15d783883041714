"""A panel below a calculator's results, used as a person uses it."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from tests.browser.calculator import Calculator

SOON = 2_000  # ms


def open_panel(calculator: Calculator, name: str, is_answered: bool = True) -> Locator:
    """Unfold a panel, bring it into view and wait until it has its answer, unless it has to be asked first."""
    panel = calculator.form.locator(f'[data-panel="{name}"]')
    if panel.get_attribute("open") is None:
        panel.locator("> summary").click()
    try:
        expect(panel).to_have_attribute("open", "", timeout=SOON)
    except AssertionError:
        # The press went astray: a picture came in above the heading just then. Whoever sees that presses again.
        panel.locator("> summary").click()
        expect(panel).to_have_attribute("open", "")
    panel.scroll_into_view_if_needed()
    if is_answered:
        wait_for(panel)
    return panel


def wait_for(panel: Locator) -> None:
    """Wait until a panel has shown the answer to what it asked last."""
    expect(panel).not_to_have_attribute("aria-busy", "true")
    expect(panel.locator("> [data-status]")).to_be_hidden()
