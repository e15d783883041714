"""What a reader takes along: it holds the numbers of the page, and gives them again elsewhere."""

import csv
import io
import json
import re
import subprocess
import sys
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

import calc
from tests.browser.calculator import Calculator
from tests.browser.conftest import ROOT
from tests.browser.panel import open_panel, wait_for

STANDING = "calculators/training-run"
CHAIN = "calculators/costs-of-agi-2023"
CHANGED = {
    STANDING: ("calculators/training-run#chips", "20,000 to 30,000"),
    CHAIN: ("costs-of-agi-2023/training-cost", "50M to 100M"),
}
ENDINGS = {"csv": "csv", "json": "json", "python": "py", "citation": "txt", "bibtex": "bib"}
FORMULA = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1")


@pytest.fixture(params=CHANGED)
def calculator(visit, request):
    """A calculator with one number changed."""
    calculator = Calculator(visit.go(request.param + "/")).wait_until_ready()
    claim_id, text = CHANGED[request.param]
    calculator.edit(claim_id, text)
    expect(calculator.note(claim_id)).to_contain_text("90 % interval")
    expect(visit.page).to_have_url(re.compile("#s=1"))  # the address follows a moment later
    return calculator


def exported(calculator: Calculator, name: str) -> str:
    panel = open_panel(calculator, "export")
    panel.locator(f'input[value="{name}"]').check()
    expect(panel.locator("[data-download]")).to_be_enabled()
    wait_for(panel)
    return panel.locator("[data-text]").input_value()


def shown(calculator: Calculator) -> dict[str, dict[str, str]]:
    return calculator.form.locator("[data-claim]").evaluate_all(
        """rows => Object.fromEntries(rows.map(row => [row.dataset.claim, Object.fromEntries(
           [...row.querySelectorAll("[data-part]")].map(part => [part.dataset.part, part.textContent.trim()]))]))"""
    )


def test_the_python_program_prints_every_digit_of_the_page(calculator, tmp_path):
    program = tmp_path / "scenario.py"
    program.write_text(exported(calculator, "python"), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, program], capture_output=True, text=True, encoding="utf-8", timeout=120, cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    printed = done.stdout.splitlines()
    page = shown(calculator)
    assert len(page) > 5
    for id, parts in page.items():
        told = {"text": "interval_text", "recomputed": "recomputed_interval", "chained": "chained_interval"}
        for number, interval in told.items():
            if parts.get(number, "—") != "—":
                assert any(line.endswith(f"\t{parts[number]}\t{parts.get(interval, '')}") for line in printed), (
                    id,
                    number,
                )


def test_the_program_says_where_the_package_is(calculator):
    address = re.search(r"pip install (\S+)", exported(calculator, "python"))[1]
    assert calculator.page.request.get(address).ok


def test_the_json_asks_the_same_question_again(calculator):
    taken = json.loads(exported(calculator, "json"))
    here = calc.handle(taken["request"])
    assert taken["response"]["results"].keys() == here["results"].keys()
    for id, result in here["results"].items():
        for key in ("text", "interval_text", "chained_text", "entry"):
            assert taken["response"]["results"][id][key] == result[key]
    assert taken["address"] == calculator.page.evaluate("location.href")


def test_the_table_has_the_results_and_the_inputs(calculator):
    rows = list(csv.DictReader(io.StringIO(exported(calculator, "csv"), newline="")))
    page = shown(calculator)
    results = {row["id"]: row for row in rows if row["kind"] == "result"}
    assert results.keys() == page.keys()
    for id, row in results.items():
        number = page[id].get("text", page[id].get("chained"))
        if id in results and number not in (None, "—") and not row["stated"]:
            assert row["text"] == number
    inputs = {row["id"]: row for row in rows if row["kind"] == "input"}
    edited = [row for row in inputs.values() if row["edited"]]
    assert len(edited) == 1 and float(edited[0]["p5"]) < float(edited[0]["p95"])
    assert {row["name"] for row in rows if row["kind"] == "about"} >= {"Address", "Data version", "Engine"}


def test_no_cell_of_a_table_is_a_formula(visit):
    page = visit.go(STANDING + "/")
    cells = page.evaluate(
        """async (texts) => {
        const { cell } = await import(new URL("assets/js/panels/csv.js", location.origin + "/").href);
        return texts.map(cell); }""",
        list(FORMULA),
    )
    read = [next(csv.reader(io.StringIO(cell, newline="")))[0] for cell in cells]
    assert read == [f"'{text}" for text in FORMULA]
    assert page.evaluate(
        """async () => (await import(new URL("assets/js/panels/csv.js", location.origin + "/").href)).cell(-1.5e-7)"""
    ) in ("-1.5e-7",)


def test_citations_have_title_address_version_and_date(calculator):
    data_version = calculator.form.get_attribute("data-data-version")
    text, entry = exported(calculator, "citation"), exported(calculator, "bibtex")
    # The address follows an answer after a moment; the citation has it at once.
    calculator.page.wait_for_function("text => text.includes(location.href)", arg=text)
    address = calculator.page.evaluate("location.href")
    assert data_version in text and "Ready Reckoner" in text
    assert entry.startswith("@misc{ready-reckoner-") and entry.count("{") == entry.count("}")
    assert re.search(r"url = \{(.*)\},", entry)[1] == address
    assert re.search(r"urldate = \{\d{4}-\d\d-\d\d\}", entry) and data_version in entry
    assert "s=1" in unquote(address)


@pytest.mark.parametrize("name, ending", ENDINGS.items())
def test_each_can_be_downloaded_and_copied_without_permission(visit, tmp_path, name, ending):
    page = visit.go(STANDING + "/")
    calculator = Calculator(page).wait_until_ready()
    text = exported(calculator, name)
    panel = open_panel(calculator, "export")
    with page.expect_download() as waiting:
        panel.locator("[data-download]").click()
    assert waiting.value.suggested_filename == f"ready-reckoner-training-run.{ending}"
    path = tmp_path / "taken"
    waiting.value.save_as(path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert file.read() == text if name != "csv" else True
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed')); }")
    panel.locator("[data-copy]").click()
    expect(panel.locator("[data-copy]")).to_have_text("Copied")
