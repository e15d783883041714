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
        expect(self.form.locator("[data-field] [data-text]").first).to_be_editable()
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
        return self.field(claim_id).locator("[data-text]")

    def unit(self, claim_id: str) -> Locator:
        return self.field(claim_id).locator("[data-unit-menu]")

    def error(self, claim_id: str) -> Locator:
        return self.field(claim_id).locator("[data-error]")

    def note(self, claim_id: str) -> Locator:
        return self.field(claim_id).locator("[data-note]")

    def slider(self, claim_id: str) -> Locator:
        return self.field(claim_id).locator("[data-slider]")

    def origin(self, claim_id: str) -> Locator:
        """Who says what stands in a field."""
        return self.field(claim_id).locator("[data-origin]")

    def rivals(self, claim_id: str) -> Locator:
        """The button that opens the menu of rivals."""
        return self.field(claim_id).locator("[data-rivals]")

    @property
    def rival_menu(self) -> Locator:
        return self.form.locator("[data-rival-menu]")

    def tool(self, name: str) -> Locator:
        """A button above the fields: `Undo`, `Reset all`, `Copy link` ..."""
        return self.form.get_by_role("button", name=name, exact=True)

    def reset(self, claim_id: str) -> Locator:
        return self.field(claim_id).locator("[data-reset]")

    def part(self, claim_id: str, name: str) -> Locator:
        """One number of a result: `recomputed`, `chained`, `verdict` ..."""
        return self.form.locator(f'[data-claim="{claim_id}"] [data-part="{name}"]')

    def open(self, heading: str) -> None:
        """Unfold the fields or results under a heading."""
        self.form.locator("summary", has_text=heading).click()

    def drag(self, claim_id: str, shares: list[float]) -> None:
        """Take a slider and move it through these places, from 0, its least, to 1; then let it go."""
        box = self.slider(claim_id).bounding_box()
        places = [(box["x"] + 8 + share * (box["width"] - 16), box["y"] + box["height"] / 2) for share in shares]
        self.page.mouse.move(*places[0])
        self.page.mouse.down()
        for place in places[1:]:
            self.page.mouse.move(*place, steps=8)
        self.page.mouse.up()

    def edit(self, claim_id: str, text: str) -> None:
        """Replace what stands in a field by typing."""
        self.input(claim_id).click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)
