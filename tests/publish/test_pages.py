"""Pages as HTML, from the small corpus."""

import re

import pytest

from build_scripts.check.rules import all_rules
from build_scripts.publish.corpus import Corpus
from build_scripts.publish.library import Library
from build_scripts.publish.pages import all_pages, claim_pages, source_pages
from build_scripts.publish.render import render
from tests.publish.rival_corpus import rival_library
from tests.publish.small_corpus import RECORDS, write_corpus


@pytest.fixture(scope="module")
def html(library):
    return {page.url: render(page).html for page in all_pages(library)}


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_every_kind_of_page_is_there(html):
    wanted = {
        "",
        "audit/",
        "claims/",
        "claims/post/rate/",
        "sources/",
        "sources/post/",
        "subjects/",
        "subjects/gpt/",
        "quantities/",
        "quantities/rate/",
        "calculators/",
        "calculators/post/",
        "fidelity/",
        "reading/",
    }
    assert wanted <= set(html)
    assert "calculators/reckoner/" not in html


def test_one_heading_of_the_first_level_on_each_page(html):
    assert {url for url, page in html.items() if page.count("<h1") != 1} == set()


def test_ids_are_unique_on_each_page(html):
    for url, page in html.items():
        ids = re.findall(r'\bid="([^"]+)"', page)
        assert len(ids) == len(set(ids)), url


def test_claim_page_says_everything(html):
    page = html["claims/post/rate/"]
    text = text_of(page)
    for part in ("A dollar bought 400,000 tokens.", "4T tokens / $100m = 400k tokens/$", "Somebody", "Implications, 3",
                 "2023-06", "2026-11-20", "source seldom right, claim improbable", "The sum is wrong.",
                 "Nobody knows them.", "400,000 tokens per USD", "40,000 tokens per USD", "differs",
                 "stated is 10 times too large", "Arithmetic slip", "One zero too many.",
                 "A dollar bought 40,000 tokens."):  # fmt: skip
        assert part in text, part
    assert 'href="https://example.org/post#:~:text=4T%20tokens%20%2F%20%24100m' in page
    assert '<a class="rr-formula__input" href="../tokens/"' in page


def test_the_rating_never_stands_without_its_words(html):
    for url, page in html.items():
        for found in re.finditer(r'class="rr-rating">([A-F][1-6]?)</(?:span|strong)>(.{0,40})', page, re.DOTALL):
            if url != "reading/":
                assert re.match(r"\s*\S*\s*[a-z]", found[2]), (url, found[0])


def test_note_keeps_its_paragraphs(html):
    assert "<p>First paragraph.</p><p>Second paragraph.</p>" in html["claims/reckoner/rate/"]


def test_why_a_number_is_not_in_its_quote_is_said_with_links(tmp_path):
    record = RECORDS["post/cost.yaml"] + "value_note: It stands beside post/tokens.\n"
    library = Library(Corpus.from_directory(write_corpus(tmp_path, post__cost=record)))
    page = next(page for page in claim_pages(library) if page.url == "claims/post/cost/")
    found = re.search(r"<dt>Why the number is not in the quote</dt><dd>(.*?)</dd>", render(page).html)
    assert found and found[1] == '<p>It stands beside <a href="../tokens/">post/tokens</a>.</p>'


def test_source_page_has_its_claims_in_the_document_s_order(html):
    page = html["sources/post/"]
    places = [page.index(f'href="../../claims/post/{name}/"') for name in ("cost", "tokens", "rate", "tokens-again")]
    assert places == sorted(places)
    assert text_of(page).index("Statements") < text_of(page).index("Implications")


def test_source_page_has_what_it_quotes_at_its_place(tmp_path):
    thread = RECORDS["thread/tokens.yaml"].replace("position: 1\n", "position: 2\nspeaker: Somebody\n")
    library = Library(Corpus.from_directory(write_corpus(tmp_path, thread__tokens=thread)))
    page = render(next(page for page in source_pages(library) if page.url == "sources/post/")).html
    text = text_of(page)
    assert text.index("100 million USD") < text.index("Somebody · from A thread") < text.index("400,000 tokens")


def test_calculator_can_be_used_without_scripts_and_by_script(html):
    page = html["calculators/post/"]
    field = re.search(
        r'<div class="rr-field" data-field="post/cost".*?(?=<div class="rr-field"|<details)', page, re.DOTALL
    )[0]
    assert 'data-entry="100M" data-unit="USD"' in field
    assert re.search(r'<label[^>]* for="calculator-post-cost">', field)
    assert re.search(r'<input[^>]* id="calculator-post-cost"[^>]* value="100M"[^>]* readonly', field)
    assert '<option value="million USD" data-factor="1000000.0">million USD</option>' in field
    assert re.search(r"<select[^>]* disabled", field)
    row = re.search(r'<tr role="row" data-claim="post/rate">.*?</tr>', page, re.DOTALL)[0]
    assert '<span class="rr-number" data-part="recomputed">40,000 tokens per USD</span>' in row
    assert 'data-part="verdict">differs</span>' in row
    assert "needs JavaScript" in page
    assert 'aria-live="polite"' in page


def test_numbers_are_calc_s_own_texts(library, html):
    for claim in library.claims:
        for key in ("stated_text", "recomputed_text", "chained_text"):
            if claim.result.get(key):
                assert claim.result[key] in text_of(html[claim.url])


def test_home_shows_the_number_and_the_worst(html):
    text = text_of(html[""])
    assert "A dollar bought 400,000 tokens. Is that so?" in text
    assert "So 100 million dollars buy 40 trillion tokens." in text
    assert 'data-field="post/cost"' in html[""]


def test_audit_says_cause_and_explanation(html):
    text = text_of(html["audit/"])
    assert "Arithmetic slip One zero too many." in text
    assert text.index("A dollar bought 400,000") < text.index("So 100 million dollars")


def test_links_are_relative_to_the_page(html):
    assert 'href="../../">Claims</a>' in html["claims/post/rate/"]
    assert 'href="claims/"' in html[""]
    for url, page in html.items():
        assert not re.search(r'href="/', page), url


def test_no_inline_style_or_handler_which_the_policy_would_refuse(html):
    for url, page in html.items():
        assert not re.search(r"<[^>]*\s(?:style|on[a-z]+)=", page), url
        assert "<script" not in page, url


def test_every_rule_of_the_check_is_told(html):
    for loaded in all_rules():
        assert f'href="{loaded.rule.code.lower()}/"' in html["check/"]
        page = html[loaded.rule.page]
        assert loaded.rule.code in page and "What the check says" in page and "expected:" in page


def test_a_note_links_to_claims_and_to_their_values(tmp_path):
    values = "{one: {quantity: cost, value: 1, unit: USD}, two: {quantity: tokens, value: 5, unit: token}}"
    library = rival_library(
        tmp_path,
        table__source="title: Table\nreliability: B\n",
        table__row=f"statement: A row.\nsubject: gpt\nvalues: {values}\n",
        reckoner__note="statement: A note.\nnote: See table/row#two, table/row and table/none#one.\n",
    )
    page = next(page for page in claim_pages(library) if page.url == "claims/reckoner/note/")
    html = render(page).html
    assert '<a href="../../table/row/#value-two">table/row#two</a>' in html
    assert '<a href="../../table/row/">table/row</a> and table/none#one' in html


def test_values_of_a_fit_are_shown_with_their_correlations(real_library):
    claim = real_library.claim("reckoner/besiroglu-joint-refit")
    (page,) = (page for page in claim_pages(real_library) if page.data["claim"] is claim)
    words = text_of(render(page).html)
    assert "Fitted together" in words
    assert "parameter term token term -0.255869 , irreducible loss 0.586163 ," in words
