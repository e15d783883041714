"""axe finds nothing on any kind of page, light or dark, wide or narrow."""

import pytest

from tests.browser.conftest import LAPTOP, PHONE, ROOT
from tests.browser.test_pages import PAGES

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RUN = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations.flatMap(
    violation => violation.nodes.map(node => `${violation.id}: ${violation.help}: ${node.html.slice(0, 150)}`))"""


@pytest.mark.parametrize("viewport, scheme", [(LAPTOP, "light"), (PHONE, "dark")], ids=["1280-light", "390-dark"])
def test_axe_finds_nothing(new_visit, viewport, scheme):
    visit = new_visit(viewport, color_scheme=scheme)
    source = AXE.read_text(encoding="utf-8")
    found = []
    for path in PAGES:
        page = visit.go(path)
        page.wait_for_load_state("networkidle")
        page.evaluate(source)
        found += [f"/{path} {problem}" for problem in page.evaluate(RUN)]
    assert found == []
