"""A calculator on a page, used as a person uses it."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect


class Calculator:
    """The first calculator of a page."""

    def __init__(self, page: Page):
        self.page = page
        self.form = page.locator("form[data-calculator]").first

    def wait_until_ready(self) -> Calculator:
        """Bring it into view and wait until its fields can be edited and the engine answers."""
        self.form.scroll_into_view_if_needed()
        expect(self.form.locator("[data-field] input").first).to_be_editable()
        assert self.way in ("prepared", "stock")
        return self

    @property
    def way(self) -> str:
        """How the engine was started, once it is ready: `prepared` or `stock`."""
        return self.page.evaluate(
            """async () => {
            const { engine } = await import(new URL("assets/js/engine.js", location.origin + "/").href);
            engine.start(); await engine.ready; return engine.state.way; }"""
        )

    def field(self, claim_id: str) -> Locator:
        return self.form.locator(f'[data-field="{claim_id}"]')

    def input(self, claim_id: str) -> Locator:
        return self.field(claim_id).locator("input")

    def unit(self, claim_id: str) -> Locator:
        return self.field(claim_id).locator("select")

    def error(self, claim_id: str) -> Locator:
        return self.field(claim_id).locator("[data-error]")

    def note(self, claim_id: str) -> Locator:
        return self.field(claim_id).locator("[data-note]")

    def reset(self, claim_id: str) -> Locator:
        return self.field(claim_id).locator("[data-reset]")

    def part(self, claim_id: str, name: str) -> Locator:
        """One number of a result: `recomputed`, `chained`, `verdict` ..."""
        return self.form.locator(f'[data-claim="{claim_id}"] [data-part="{name}"]')

    def edit(self, claim_id: str, text: str) -> None:
        """Replace what stands in a field by typing."""
        self.input(claim_id).click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)
