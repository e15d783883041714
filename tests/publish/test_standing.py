"""Pages of standing calculators, their list and the fidelity page, from the small corpus."""

import json
import re
from html import unescape

import pytest

from build_scripts.publish.data_files import calculator_record
from build_scripts.publish.fidelity_view import difference_text
from build_scripts.publish.law_view import law_names
from build_scripts.publish.pages import calculator_pages, fidelity_page, standing_pages
from build_scripts.publish.render import render
from tests.publish.standing_corpus import standing_library


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    return standing_library(tmp_path_factory.mktemp("claims"))


@pytest.fixture(scope="module")
def page(library):
    (record,) = standing_pages(library)
    return render(record).html


def text_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_the_numbers_stand_in_the_page_as_it_was_built(library, page):
    (standing,) = library.calculators
    (main,) = standing.main_rows
    assert main.result["text"] == "28,284 tokens per USD" and main.result["p5"] == pytest.approx(20_000, rel=0.02)
    text = text_of(page)
    for part in ("28,284 tokens per USD", "56,569 tokens per USD", "90 % interval", "Twice as many.", "All of them."):
        assert part in text


def test_what_a_contributor_writes_is_escaped(page):
    assert "<b>a dollar" not in page and "What does &lt;b&gt;a dollar" in page


def test_formulas_are_set_and_told(page):
    assert '<math display="block" alttext="r = D / M">' in page
    assert 'aria-label="Formula: r = D / M"' in page and '<dt><math display="inline" alttext="r">' in page


def test_a_result_says_how_it_follows_with_links_to_fields_and_laws(page):
    assert 'href="./#calculator-calculators-dollar--budget" title="Budget">budget</a>' in page
    assert 'href="./#law-hartley-information"' in page and 'id="law-hartley-information"' in page
    assert 'id="calculator-calculators-dollar--budget"' in page


def test_a_law_stands_with_its_source_and_example(page):
    text = text_of(page)
    assert "R. V. L. Hartley (1928)" in text and ">>> from calc.laws import hartley_information" in text


def test_every_field_says_where_its_number_comes_from(library, page):
    rows = {row.label: row for row in library.calculators[0].defaults}
    assert rows["Budget"].claim.id == "post/cost" and rows["Budget"].text == "100 million USD"
    assert rows["Tokens"].rival_count == 1 and rows["Choices"].rival_count == 0
    assert (rows["Tokens"].rival_words, rows["Choices"].rival_words) == ("1 rival", "")
    assert "Where its numbers come from" in text_of(page) and 'href="../../claims/thread/tokens/"' in page


def test_sources_limits_and_fidelity_stand_below(page):
    text = text_of(page)
    for part in ("A dollar bought 400,000 tokens.", "A thread", "Only money counts.", "The post's division"):
        assert part in text
    assert 'href="../../fidelity/#post"' in page


def test_fields_and_presets_use_the_ids_of_the_model(library):
    view = library.calculators[0].calculator
    budget, tokens, _ = view.fields
    assert (budget.id, budget.group, budget.entry, budget.unit) == (
        "calculators/dollar#budget", "Money", "100", "million USD",
    )  # fmt: skip
    assert (budget.slider.low, budget.slider.high, budget.slider.is_logarithmic) == (0.01, 1000, True)
    assert (tokens.entry, tokens.note, tokens.rival_count) == ("2T to 4T", "All of them.", 1)
    assert tokens.is_range
    assert [(preset.use, preset.set) for preset in view.presets] == [
        ({}, {"calculators/dollar#budget": "10"}), ({"calculators/dollar#tokens": "post/tokens"}, {}),
    ]  # fmt: skip
    assert view.prefix == "calculators/dollar#"


def test_pictures_hold_what_a_script_needs_to_draw_them_anew(page):
    found = [json.loads(unescape(text)) for text in re.findall(r'data-curves="([^"]*)"', page)]
    assert [(one["title"], one["vary"], one["unit"]) for one in found] == [
        ("Tokens by budget", "calculators/dollar#budget", "token/USD"),
        ("Families", "calculators/dollar#tokens", "token/USD"),
    ]
    assert page.count("<svg") >= 2 * 4  # two curves, a distribution and its drivers, each in two widths


def test_the_graph_leads_from_inputs_to_results(library):
    graph = library.calculators[0].graph
    assert ["calculators/dollar#budget", "calculators/dollar#rate"] in graph["edges"]
    kinds = {node["id"].partition("#")[2]: node["kind"] for node in graph["nodes"]}
    assert kinds == {
        "budget": "input",
        "tokens": "input",
        "choices": "input",
        "rate": "result",
        "rate_of_two": "result",
    }


def test_no_heading_and_no_id_stands_twice(page):
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids)) and page.count("<h1") == 1


def test_search_finds_a_calculator_before_claims(library):
    (record,) = standing_pages(library)
    assert record.boost > 1 and "Tokens for a dollar" in record.search_text


def test_the_list_has_standing_calculators_first_with_what_they_give(library):
    *_, record = calculator_pages(library)
    html = render(record).html
    assert html.index('href="dollar/"') < html.index("Whole arguments") < html.index('href="post/"')
    assert "28,284 tokens per USD" in text_of(html) and "A post" in text_of(html)


def test_the_fidelity_page_shows_published_ours_and_why(library):
    html = render(fidelity_page(library)).html
    text = text_of(html)
    assert "400,000 tokens per USD a misprint, mended: 40,000 tokens per USD" in text
    assert "The post slips by a factor of ten." in text
    assert 'href="../claims/post/cost/" title="Training GPT cost 100 million dollars.' in html


def test_a_misprint_is_no_number_that_a_law_misses(library):
    (group,) = library.fidelity
    assert (group.misprint_count, group.rounding_count, group.widest.label) == (1, 1, "Choices of a bit")
    text = text_of(render(fidelity_page(library)).html)
    assert "1 of 1 number to every published digit; 1 misprint mended" in text and "the furthest" not in text


def test_laws_without_a_published_number_are_named_with_what_they_are_checked_against(library):
    text = text_of(render(fidelity_page(library)).html)
    of_all = len(law_names())
    assert f"1 of {of_all} laws stand beside a published number" in text
    rest = text[text.index("Laws that no table here tests") :]
    assert "ridge point" in rest and "hartley information" not in rest and "worked out by hand" in rest


@pytest.mark.parametrize(
    ("difference", "text"),
    [(0.0, "none"), (1e-6, "less than 0.01 %"), (0.0137, "+1.4 %"), (-0.0003, "−0.03 %"), (9.0, "+900 %")],
)
def test_differences_in_words(difference, text):
    assert difference_text(difference) == text


def test_the_data_of_a_calculator(library):
    record = calculator_record(library.calculators[0], "https://example.org/")
    assert list(record) == ["id", "url", "title", "summary", "inputs", "results", "conditions"]
    assert record["url"] == "https://example.org/calculators/dollar/"
    assert record["inputs"][0] == {
        "id": "calculators/dollar#budget", "label": "Budget", "claim": "post/cost", "value": 100.0, "p5": None,
        "p95": None, "unit": "million USD",
    }  # fmt: skip
    rate = record["results"][0]
    assert list(rate) == ["id", "label", "quantity", "formula", "is_main", "value", "p5", "p95", "unit"]
    assert rate["formula"] == "tokens / budget" and rate["p5"] < rate["value"] < rate["p95"]


def test_every_real_calculator_gives_its_main_results(real_library):
    assert len(real_library.calculators) >= 11
    for standing in real_library.calculators:
        assert all(row.result["value"] is not None for row in standing.main_rows), standing.id


# Conditions

CONDITIONS = """\
conditions:
  enough:
    label: Tokens for a dollar
    unit: token/USD
    formula: rate
    at_least: 1e9
    words: So few <b>tokens</b> are none.
    doubts: [rate_of_two]
"""


@pytest.fixture(scope="module")
def warning_library(tmp_path_factory):
    return standing_library(tmp_path_factory.mktemp("warning"), CONDITIONS)


def test_a_condition_that_does_not_hold_stands_above_the_results_as_built(warning_library):
    (record,) = standing_pages(warning_library)
    html = render(record).html
    warning = html[html.index('<ul class="rr-warnings"') : html.index('class="rr-mains"')]
    assert "hidden" not in warning.partition(">")[0] and "So few &lt;b&gt;tokens" in warning
    assert "Tokens for a dollar: 28,284 tokens per USD, expected at least 1 billion tokens per USD." in text_of(warning)


def test_what_it_makes_doubtful_is_marked_and_nothing_else(warning_library):
    (record,) = standing_pages(warning_library)
    marks = re.findall(r"data-doubt( hidden)?>", render(record).html)
    assert marks == [" hidden", ""]  # the rate, and that of two dollars


def test_where_all_holds_nothing_is_warned_of(page):
    assert 'data-warnings aria-label="Warnings" hidden></ul>' in page and "data-doubt>" not in page


def test_the_data_name_the_conditions(warning_library):
    (standing,) = warning_library.calculators
    (found,) = calculator_record(standing, "https://example.org/")["conditions"]
    assert found["id"] == "calculators/dollar#enough" and found["at_least"] == "1e9" and found["at_most"] is None
