"""Naming a copy in the text of a source, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.links.fix import with_copy

COPY = "https://web.archive.org/web/20230710120000/https://example.org/post?a=b&c=d#e"
SOURCE = """\
# A comment above
title:   A post    # odd spaces stay
url: https://example.org/post
archived_url: null
published: 2023-06   
summary: >-
  archived_url: null
"""


def test_one_line_changes():
    assert with_copy(SOURCE, COPY) == SOURCE.replace("archived_url: null\npub", f"archived_url: {COPY}\npub")


@pytest.mark.parametrize("empty", ["archived_url:", "archived_url: ~", "archived_url:   null", "archived_url: Null"])
def test_nothing_is_written_in_many_ways(empty):
    text = SOURCE.replace("archived_url: null\npub", f"{empty}\npub")
    assert with_copy(text, COPY) == SOURCE.replace("archived_url: null\npub", f"archived_url: {COPY}\npub")


def test_a_comment_behind_it_stays():
    text = SOURCE.replace("archived_url: null\npub", "archived_url: null   # none yet\npub")
    assert f"archived_url: {COPY}   # none yet\n" in with_copy(text, COPY)


def test_a_missing_field_comes_after_the_address():
    text = SOURCE.replace("archived_url: null\npub", "pub")
    assert with_copy(text, COPY) == SOURCE.replace("archived_url: null\npub", f"archived_url: {COPY}\npub")
    folded = text.replace("url: https://example.org/post", "url: >-\n  https://example.org/post")
    assert f"  https://example.org/post\narchived_url: {COPY}\npublished" in with_copy(folded, COPY)
    assert with_copy("title: A\nurl: https://a.example\n", COPY).endswith(f"\narchived_url: {COPY}\n")


def test_the_ends_of_lines_stay():
    text = SOURCE.replace("\n", "\r\n")
    fixed = with_copy(text, COPY)
    assert fixed is None or fixed.count("\r\n") == text.count("\r\n")


@pytest.mark.parametrize(
    "text",
    [
        SOURCE.replace("archived_url: null\npub", "archived_url: https://web.archive.org/web/1/x\npub"),
        SOURCE.replace("archived_url: null\npub", "archived_url:\n  null\npub"),
        SOURCE.replace("archived_url: null\npub", 'archived_url: "null"\npub'),
        "{title: A, url: https://a.example, archived_url: null}\n",
        "title: [\n",
        "- a list\n",
        "",
        "title: no address\n",
        "url: https://a.example",
        "<<<<<<< a\nurl: https://a.example\n",
    ],
)
def test_what_cannot_be_done_with_one_line_is_left_to_people(text):
    assert with_copy(text, COPY) is None


@given(st.text(st.characters(codec="utf-8"), max_size=80))
def test_an_address_never_changes_the_meaning_of_the_rest(address):
    fixed = with_copy(SOURCE, address)
    assert fixed is None or fixed == SOURCE.replace("archived_url: null\npub", f"archived_url: {address}\npub")
