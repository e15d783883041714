"""Every kind of page in a real browser: no other host is asked, nothing is broken or too wide, axe finds nothing."""

import pytest

from tests.browser.axe import violations
from tests.browser.calculator import Calculator
from tests.browser.conftest import LAPTOP, PHONE

PAGES = [
    "",
    "audit/",
    "claims/",
    "sources/",
    "subjects/",
    "quantities/",
    "calculators/",
    "calculators/costs-of-agi-2023/",
    "claims/costs-of-agi-2023/flop-per-dollar/",
    "claims/costs-of-agi-2023/training-cost/",
    "claims/reckoner/parameters-corrected/",
    "claims/hoffmann-2022/table-3-67b/",
    "sources/costs-of-agi-2023/",
    "sources/leak-forum-2023-07/",
    "sources/barnett-2022-12/",
    "calculators/leak-2023-07/",
    "questions/",
    "questions/gpt-4-parameters/",
    "questions/gpu-hour-price/",
    "contradictions/",
    "hindsight/",
    "subjects/gpt-4/",
    "quantities/parameters/",
    "reading/",
    "contribute/",
    "rating/",
    "first-claim/",
    "contributing/",
    "extending/",
    "hosting/",
    "runtime/",
    "calc/",
    "data/",
    "404.html",
]


@pytest.mark.parametrize("viewport, scheme", [(LAPTOP, "light"), (PHONE, "dark")], ids=["1280-light", "390-dark"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_can_be_read_by_all_and_asks_nobody_else(going_visit, path, viewport, scheme):
    page = going_visit(viewport, scheme).load(path)
    page.wait_for_load_state("networkidle")
    # A column that is too narrow for a word would break it letter by letter.
    slivers = page.evaluate(
        "[...document.querySelectorAll('.rr-page dd, .rr-page td')].filter("
        "cell => cell.offsetHeight > 300 && cell.offsetWidth < 40).length"
    )
    assert slivers == 0, f"{slivers} cells are as narrow as a letter"
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{wide} px wider than the screen"
    assert page.locator("h1").count() == 1
    assert violations(page) == []


# What moves although nobody has pressed anything, in shares of the screen: web.dev's layout instability score.
MOVES = """addEventListener("DOMContentLoaded", () => { window.moves = [];
    new PerformanceObserver((list) => window.moves.push(...list.getEntries().filter(
        (one) => one.value > 0.005).map((one) =>
        `${one.value.toFixed(3)}: ${one.sources.map(({ node }) => node?.className || node?.nodeName).join(", ")}`)))
    .observe({ type: "layout-shift", buffered: true }); });"""


@pytest.mark.parametrize("viewport", [LAPTOP, PHONE], ids=["1280", "390"])
@pytest.mark.parametrize(
    "path", ["calculators/budget/", "calculators/leak-2023-07/", "claims/leak-2023-07/training-cost/"]
)
def test_nothing_moves_when_scripts_and_python_come(new_visit, path, viewport):
    visit = new_visit(viewport)
    visit.page.add_init_script(MOVES)
    calculator = Calculator(visit.go(path)).wait_until_ready()
    calculator.form.locator('[data-panel="compare"]').scroll_into_view_if_needed()
    visit.page.wait_for_load_state("networkidle")
    assert visit.page.evaluate("window.moves") == []


def test_every_published_address_is_a_page(visit, claims, site):
    for claim in claims.values():
        path = claim["url"].split("://")[-1].split("/", 1)[-1] if "://" in claim["url"] else claim["url"].lstrip("/")
        assert (site / path.partition("#")[0] / "index.html").is_file(), claim["url"]


def test_hostile_fragment_in_the_address_does_nothing(visit):
    page = visit.go("calculators/costs-of-agi-2023/#<img src=x onerror=window.pwned=1>")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.pwned") is None
