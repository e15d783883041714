"""What is probably the same: claims, sources, names."""

import pytest

from build_scripts.check.alike import Claims, Sources, Terms
from build_scripts.records.claim import read_claim
from build_scripts.records.load import load
from build_scripts.records.reader import read_document

DRAFT = """\
statement: It cost 100 million.
quote: GPT4 cost $100m
subject: gpt-4
quantity: training_cost
value: 100M
unit: USD
"""


def alike(corpus, text=DRAFT, claim_id="post/draft"):
    """The ids of the claims that are like a draft which is not among the records."""
    path = corpus.root.parent / "draft.yaml"
    path.write_text(text, encoding="utf-8")
    draft = read_claim(claim_id, read_document(path, "draft.yaml", "claim"))
    return [one.id for one in Claims(load(corpus.root)).alike(draft)]


def test_a_claim_with_the_same_number_and_quote_is_found(corpus):
    assert alike(corpus) == ["post/cost"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("$100m", "$100M,"),
        ("quote: GPT4 cost $100m", "quote: 1. GPT4 cost $100m to train, they say"),
        ("quote: GPT4 cost $100m", "quote: cost $100m"),
        ("value: 100M\nunit: USD", "value: 0.1\nunit: billion USD"),
        ("value: 100M\n", "value: 100,000,000\nqualifier: at_least\n"),
        ("statement: It", "statement: Something else"),
    ],
)
def test_another_form_of_the_same_is_found(corpus, old, new):
    assert old in DRAFT and alike(corpus, DRAFT.replace(old, new)) == ["post/cost"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("value: 100M", "value: 63M"),
        ("value: 100M", "value: 100M\np5: 90M\np95: 110M"),
        ("subject: gpt-4", "subject: gpt-3"),
        ("quantity: training_cost", "quantity: budget"),
        ("quote: GPT4 cost $100m", "quote: they paid a hundred million for it"),
        ("quote: GPT4 cost $100m\n", ""),
        ("value: 100M\n", ""),
        ("unit: USD", "unit: USD\nstatus: withdrawn"),
    ],
)
def test_another_claim_is_not(corpus, old, new):
    assert old in DRAFT and alike(corpus, DRAFT.replace(old, new)) == []


def test_claims_of_another_source_and_the_claim_itself_are_not_meant(corpus):
    assert alike(corpus, claim_id="other/draft") == alike(corpus, claim_id="post/cost") == []


def test_what_was_superseded_is_not_meant(corpus):
    corpus.add("post/cost.yaml", "status: superseded\nsuperseded_by: post/tokens\n")
    assert alike(corpus) == []


def test_the_same_words_at_another_place_are_not_meant(corpus):
    corpus.add("post/cost.yaml", "prefix: '1.'\n")
    assert alike(corpus, DRAFT + "prefix: '7.'\n") == []
    assert alike(corpus, DRAFT + "suffix: to train\n") == ["post/cost"]


ROW = """\
statement: A row.
quote: 70B 1.4T 5.8e23
subject: gpt-4
values:
  tokens: {quantity: training_tokens, value: 1.4T, unit: token}
  cost: {quantity: training_cost, value: 63M, unit: USD}
"""


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (ROW, ["post/row"]),
        (ROW.replace("  cost:", "  price:"), ["post/row"]),
        (ROW.replace("63M", "64M"), []),
        (ROW.replace("  cost: {quantity: training_cost, value: 63M, unit: USD}\n", ""), ["post/row"]),
        (DRAFT.replace("100M", "63M").replace("GPT4 cost $100m", "70B 1.4T 5.8e23"), ["post/row"]),
    ],
)
def test_rows_of_a_table_are_the_same_when_one_has_all_numbers_of_the_other(corpus, row, found):
    corpus.write("post/row.yaml", ROW)
    assert alike(corpus, row) == found


def sources(corpus):
    return Sources(load(corpus.root))


@pytest.mark.parametrize("url", ["https://example.org/post", "http://www.example.org/post/?utm_source=x#top"])
def test_a_source_with_the_same_address_is_found(corpus, url):
    (found,) = sources(corpus).alike(url)
    assert (found.id, found.reason) == ("post", "the same address")


def test_a_source_with_the_same_title_and_producer_is_found(corpus):
    (found,) = sources(corpus).alike(None, "a  post", "SOMEBODY")
    assert (found.id, found.reason) == ("post", "the same title and producer")
    assert sources(corpus).alike(None, "A post", "Somebody else") == sources(corpus).alike(None, "A post") == []


@pytest.mark.parametrize(("published", "count"), [("2023", 1), ("2023-06-29", 1), (None, 1), ("2024-06", 0)])
def test_what_an_address_showed_at_another_time_is_another_document(corpus, published, count):
    assert len(sources(corpus).alike("https://example.org/post", published=published)) == count


def test_a_source_is_not_alike_itself(corpus):
    assert sources(corpus).alike("https://example.org/post", own_id="post") == []


@pytest.mark.parametrize("name", ["GPT-4", "gpt 4", "GPT4", "gpt\u20114", "G P T 4"])
def test_a_subject_is_found_by_any_of_its_names(corpus, name):
    assert [one.id for one in Terms(load(corpus.root).subjects).alike("Something", [name])] == ["gpt-4"]


def test_the_case_of_a_symbol_tells_it_from_another(corpus):
    terms = Terms(load(corpus.root).quantities)
    assert [one.id for one in terms.alike("D")] == ["training_tokens"] and terms.alike("d") == []
