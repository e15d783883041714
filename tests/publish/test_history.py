"""History on pages, and the feed of changes, from a repository made for it."""

import re
import uuid
from datetime import datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from build_scripts.publish.corpus import Corpus
from build_scripts.publish.feed import MOST_OF_A_COMMIT, feed_xml
from build_scripts.publish.library import Library
from build_scripts.publish.pages import claim_pages, source_pages
from build_scripts.publish.render import render
from build_scripts.repository.history import read_history
from tests.publish.conftest import build_site
from tests.publish.small_corpus import write_corpus
from tests.repository.scratch import Scratch

SITE = "https://example.org/reckoner/"
HOST = "https://git.example/ready/reckoner/"
ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = "</title><script>alert(1)</script> ]]> & {{ 7 * 7 }}"


@pytest.fixture
def scratch(tmp_path):
    made = Scratch(tmp_path / "clone")
    write_corpus(made.top / "claims")
    made.commit("Enter the post")
    made.replace("claims/post/cost.yaml", "value: 100M", "value: 63M")
    made.replace("claims/post/cost.yaml", "rating_reason: One", "rating_reason: Still one")
    made.commit(HOSTILE)
    made.replace("claims/post/source.yaml", "reliability: D", "reliability: F")
    made.commit("Rate the source")
    return made


def library(scratch, repository=HOST):
    claims = scratch.top / "claims"
    return Library(Corpus.from_directory(claims), read_history(claims), repository)


def pages(found):
    return {page.url: render(page).html for page in (*claim_pages(found), *source_pages(found))}


def section(html):
    found = re.search(r'<section class="rr-history".*?</section>', html, re.DOTALL)
    return found and " ".join(re.sub(r"<[^>]+>", " ", found[0]).split())


def test_a_claim_shows_what_changed_when_and_in_which_commit(scratch):
    html = pages(library(scratch))["claims/post/cost/"]
    text, commit = section(html), scratch.git("rev-parse", "HEAD~1")
    assert "In this form since 2026-01-02, after 1 change" in text
    assert "2026-01-02 Changed" in text and "Value 100M → 63M" in text and "Reason of the rating rewritten" in text
    assert "2026-01-01 Added Enter the post" in text
    assert f'<a href="{HOST}commit/{commit}" rel="noopener external"><code>{commit[:8]}</code></a>' in html


def test_a_source_shows_its_own(scratch):
    assert "Reliability D → F" in section(pages(library(scratch))["sources/post/"])


def test_a_number_that_followed_is_told_with_the_commit_that_moved_it(scratch):
    text = section(pages(library(scratch))["claims/post/rate/"])
    assert "In this form since 2026-01-01" in text  # the record itself is what it was
    assert "2026-01-02 Recomputed, as a number that it rests on changed" in text
    assert "This step gives 40,000 tokens per USD → 63,492 tokens per USD" in text


def test_past_numbers_are_those_of_the_very_commit(scratch):
    scratch.replace("claims/post/rate.yaml", "formula: tokens / cost", "formula: 2 * tokens / cost")
    scratch.commit("Twice")
    scratch.replace("claims/post/tokens.yaml", "value: 4T", "value: 2T")
    scratch.replace("claims/post/cost.yaml", "value: 63M", "value: 50M")
    scratch.commit("Both")
    scratch.write("claims/post/cost.yaml", "value: [")
    scratch.commit("Break it")
    scratch.git("checkout", "-q", "HEAD~1", "--", "claims")
    scratch.commit("Repair it")
    steps = [[(one.what, one.before, one.after) for one in numbers]
             for _, numbers in library(scratch).past_numbers["post/rate.yaml"]]  # fmt: skip
    assert steps == [
        [("step", "126,984 tokens per USD", "80,000 tokens per USD")],
        [("step", "63,492 tokens per USD", "126,984 tokens per USD")],
        [("step", "40,000 tokens per USD", "63,492 tokens per USD")],
    ]


def test_messages_of_commits_are_escaped(scratch):
    for html in pages(library(scratch)).values():
        assert "<script" not in html
    html = pages(library(scratch))["claims/post/cost/"]
    assert "&lt;/title&gt;&lt;script&gt;" in html and "{{ 7 * 7 }}" in html


@pytest.mark.parametrize("repository", [None, "javascript:alert(1)", ""])
def test_without_an_address_of_the_repository_commits_are_not_linked(scratch, repository):
    html = pages(library(scratch, repository))["claims/post/cost/"]
    assert "/commit/" not in html and f"<code>{scratch.git('rev-parse', 'HEAD~1')[:8]}</code>" in html


def test_without_git_the_section_is_left_out(tmp_path):
    found = Library(Corpus.from_directory(write_corpus(tmp_path / "claims")))
    assert all(section(html) is None for html in pages(found).values())


def test_a_shallow_clone_says_where_its_history_begins(scratch, tmp_path):
    claims = scratch.shallow_clone(tmp_path / "shallow") / "claims"
    found = Library(Corpus.from_directory(claims), read_history(claims))
    text = section(pages(found)["claims/post/cost/"])
    assert "In this form since 2026-01-03 or earlier" in text and "Earlier changes are not in the copy" in text


def test_an_open_change_is_said(scratch):
    scratch.replace("claims/post/cost.yaml", "value: 63M", "value: 62M")
    assert "the last change is not committed yet" in section(pages(library(scratch))["claims/post/cost/"])


def test_the_same_commit_gives_the_same_bytes(scratch, tmp_path):
    scratch.git("clone", "--quiet", scratch.top.as_uri(), str(tmp_path / "again"))
    again = tmp_path / "again" / "claims"
    other = Library(Corpus.from_directory(again), read_history(again), HOST)
    assert pages(other) == pages(library(scratch)) and feed_xml(other, SITE) == feed_xml(library(scratch), SITE)


# The feed


def feed(found):
    return ElementTree.fromstring(feed_xml(found, SITE))


def require_atom(tree):
    """What RFC 4287 asks of a feed and of each entry."""
    assert tree.tag == f"{ATOM}feed"
    for part in (tree, *tree.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(part.findall(f"{ATOM}{name}")) == 1 and part.findtext(f"{ATOM}{name}").strip(), name
        assert urlsplit(part.findtext(f"{ATOM}id")).scheme
        assert datetime.fromisoformat(part.findtext(f"{ATOM}updated")).tzinfo is not None
        assert part.findtext(f"{ATOM}author/{ATOM}name")
        for link in part.findall(f"{ATOM}link"):
            assert link.get("href").startswith(SITE)
        assert len([link for link in part.findall(f"{ATOM}link") if link.get("rel") == "alternate"]) == 1
    ids = [entry.findtext(f"{ATOM}id") for entry in tree.iter(f"{ATOM}entry")]
    assert len(ids) == len(set(ids))
    return tree


def test_the_feed_tells_the_latest_changes_of_claims(scratch):
    entries = require_atom(feed(library(scratch))).findall(f"{ATOM}entry")
    first = entries[0]
    assert first.findtext(f"{ATOM}title") == "Number changed: Training GPT cost 100 million dollars."
    assert "value: 100M → 63M" in first.findtext(f"{ATOM}content")
    assert first.findtext(f"{ATOM}updated") == "2026-01-02T10:00:00Z"
    assert first.find(f"{ATOM}link").get("href") == f"{SITE}claims/post/cost/"
    assert uuid.UUID(first.findtext(f"{ATOM}id").removeprefix("urn:uuid:"))
    assert {entry.findtext(f"{ATOM}title").split(":")[0] for entry in entries[1:]} == {"Added"}


@pytest.mark.parametrize("more, title", [
    ("credibility: 3 → 2", "Rating changed"),
    ("status: none → withdrawn", "Withdrawn"),
    ("status: none → superseded", "Superseded"),
])  # fmt: skip
def test_ratings_and_ends_of_claims_are_told(scratch, more, title):
    field, _, change = more.partition(": ")
    if field == "status":
        with (scratch.top / "claims/post/tokens.yaml").open("a", encoding="utf-8") as file:
            file.write(f"status: {change.rpartition(' ')[2]}\n")
    else:
        scratch.replace("claims/post/tokens.yaml", "credibility: 3", "credibility: 2")
    scratch.commit("Change it")
    first = require_atom(feed(library(scratch))).find(f"{ATOM}entry")
    assert first.findtext(f"{ATOM}title").startswith(f"{title}: ")


def test_a_note_that_is_reworded_is_no_news(scratch):
    scratch.replace("claims/post/tokens.yaml", "rating_reason: One", "rating_reason: Only one")
    scratch.commit("Words")
    assert feed(library(scratch)).find(f"{ATOM}entry").findtext(f"{ATOM}title").startswith("Number changed")


def test_a_commit_of_many_claims_is_one_entry(scratch):
    text = (scratch.top / "claims/post/cost.yaml").read_text(encoding="utf-8")
    for number in range(MOST_OF_A_COMMIT + 20):
        scratch.write(f"claims/post/more-{number}.yaml", text)
    scratch.commit("Many")
    entries = require_atom(feed(library(scratch))).findall(f"{ATOM}entry")
    assert entries[0].findtext(f"{ATOM}title") == f"{MOST_OF_A_COMMIT + 20} claims: Many"
    assert entries[0].findtext(f"{ATOM}content").endswith("and 12 more")


def test_without_history_and_in_a_shallow_clone_it_is_still_valid(scratch, tmp_path):
    claims = scratch.shallow_clone(tmp_path / "shallow") / "claims"
    for history in (None, read_history(claims)):
        tree = require_atom(feed(Library(Corpus.from_directory(claims), history)))
        assert tree.findall(f"{ATOM}entry") == []


def test_characters_that_xml_has_not_are_replaced(scratch):
    scratch.replace("claims/post/tokens.yaml", "value: 4T", "value: 3T")
    scratch.commit("bell \x07 and \x0b")
    require_atom(feed(library(scratch)))


def test_pages_lead_to_the_feed(scratch, tmp_path):
    site = build_site(scratch.top / "claims", tmp_path / "site", SITE)
    html = (site / "claims/post/cost/index.html").read_text(encoding="utf-8")
    assert re.search(
        r'<link rel="alternate feed" type="application/atom\+xml"[^>]*href="\.\./\.\./\.\./data/feed\.xml"', html
    )
    require_atom(ElementTree.parse(site / "data" / "feed.xml").getroot())
    assert "In this form since 2026-01-02" in html
