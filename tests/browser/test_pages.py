"""Every kind of page in a real browser: nothing asked of other hosts, nothing broken, nothing wider than the screen."""

import pytest

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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [LAPTOP, PHONE], ids=["1280", "390"])
def test_pages_fit_and_ask_nobody_else(new_visit, viewport, scheme):
    visit = new_visit(viewport, color_scheme=scheme)
    for path in PAGES:
        page = visit.go(path)
        page.wait_for_load_state("networkidle")
        # A column that is too narrow for a word would break it letter by letter.
        slivers = page.evaluate(
            "[...document.querySelectorAll('.rr-page dd, .rr-page td')].filter("
            "cell => cell.offsetHeight > 300 && cell.offsetWidth < 40).length"
        )
        assert slivers == 0, f"/{path} has {slivers} cells that are as narrow as a letter"
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"/{path} is {wide} px wider than the screen"
        assert page.locator("h1").count() == 1, f"/{path} has {page.locator('h1').count()} headings of the first level"


def test_every_published_address_is_a_page(visit, claims, site):
    for claim in claims.values():
        path = claim["url"].split("://")[-1].split("/", 1)[-1] if "://" in claim["url"] else claim["url"].lstrip("/")
        assert (site / path.partition("#")[0] / "index.html").is_file(), claim["url"]


def test_hostile_fragment_in_the_address_does_nothing(visit):
    page = visit.go("calculators/costs-of-agi-2023/#<img src=x onerror=window.pwned=1>")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.pwned") is None
