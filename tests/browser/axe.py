"""What axe finds wrong with a page for people who hear it, or press keys, or see little."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RUN = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations.flatMap(
    violation => violation.nodes.map(node => `${violation.id}: ${violation.help}: ${node.html.slice(0, 150)}`))"""
# A list of all claims has more than a thousand rows of one template; axe would take ten seconds over them.
SHORTEN = "() => document.querySelectorAll('tbody > tr:nth-child(n + 100)').forEach((row) => row.remove())"


def violations(page: Page) -> list[str]:
    """Each rule that is broken, with the element that breaks it."""
    page.evaluate(SHORTEN)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    return page.evaluate(RUN)
