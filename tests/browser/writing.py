"""The page on which claims are written, used as a person uses it."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

PATH = "contribute/"
OF_THE_LEAK = {
    "url": "http://threadreaderapp.com/thread/1678545170508267522.html?utm_source=mail",
    "claim.quote": "a word that no other claim has quoted, about 64M USD",
    "amount": "about 64M USD",
    "claim.statement": "Training GPT-4 cost about 64 million dollars.",
    "claim.locator": "Training Cost",
    "claim.rating_reason": "One origin.",
}
NEW = {
    "url": "https://example.org/posts/one?utm_source=mail",
    "claim.quote": "GPT-4 was trained on about 13T tokens",
    "amount": "about 13T tokens",
    "claim.statement": "GPT-4 was trained on about 13 trillion tokens.",
    "claim.locator": "Second paragraph",
    "claim.rating_reason": "One origin.",
}
NEW_SOURCE = {
    "source.title": "One post",
    "source.producer": "Jane Doe",
    "source.published": "2026-05",
    "source.summary": "What it argues.",
    "source.rating_reason": "Nothing is known of her.",
}


class Writing:
    """The form of a page."""

    def __init__(self, page: Page):
        self.page = page
        self.form = page.locator("form[data-form]")
        expect(self.form).to_be_visible()

    def entry(self, name: str) -> Locator:
        return self.form.locator(f'[data-entry="{name}"]')

    def control(self, name: str) -> Locator:
        return self.entry(name).locator("[data-control]").first

    def error(self, name: str) -> Locator:
        return self.entry(name).locator("[data-error]")

    def fill(self, fields: dict[str, str]) -> None:
        for name, text in fields.items():
            control = self.control(name)
            for folded in control.locator("xpath=ancestor::details[not(@open)]").all():
                folded.locator("summary").first.click()
            control.fill(text)

    def choose(self, name: str, value: str) -> None:
        """Take one of the grades, or one of what is proposed."""
        self.entry(name).locator(f'input[type="radio"][value="{value}"]').check()

    def record(self, ending: str) -> Locator:
        """The text of the file that is called so."""
        label = self.page.locator(".rr-record__path", has_text=re.compile(re.escape(ending) + "$"))
        return self.form.locator(".rr-record__file", has=label).locator("textarea")

    @property
    def records(self) -> dict[str, str]:
        """The text of every file by its path."""
        return self.page.evaluate(
            """() => Object.fromEntries([...document.querySelectorAll(".rr-record__file")].map((file) => [
                file.querySelector("label").textContent, file.querySelector("textarea").value]))"""
        )

    @property
    def state(self) -> Locator:
        return self.form.locator("[data-state]")

    def expect_passing(self) -> None:
        expect(self.state).to_have_text("The record passes the check.")

    def write_new(self) -> None:
        """A claim and its source, complete."""
        self.fill(NEW)
        expect(self.control("source.title")).to_be_visible()
        self.fill(NEW_SOURCE)
        self.control("source.kind").select_option("blog-post")
        self.choose("source.reliability", "F")
        self.choose("claim.credibility", "3")
        self.expect_passing()
