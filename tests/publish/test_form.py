"""The template of the page on which claims are written."""

import re

import pytest

from build_scripts.form.form import names
from build_scripts.publish.library import Library
from build_scripts.publish.pages import form_page
from build_scripts.publish.render import render
from build_scripts.publish.repository import NO_REPOSITORY, Repository


@pytest.fixture
def page(library: Library) -> str:
    return render(form_page(library)).html


def test_every_field_that_the_check_takes_stands_on_the_page(page):
    assert set(re.findall(r'data-entry="([^"]+)"', page)) - {"inputs"} == set(names()) - NOT_SHOWN


# What a number in words fills in; its ends can be changed, the rest by writing the number another way.
NOT_SHOWN = {"claim.value", "claim.least", "claim.greatest"}


def test_every_control_has_a_label_and_tells_its_findings(page):
    ids = re.findall(r'<(?:input|textarea|select)[^>]*\bid="(form-[^"]+)"[^>]*data-control', page)
    assert len(ids) > 25
    for found in ids:
        assert f'for="{found}"' in page
        assert re.search(rf'id="{found}"[^>]*aria-describedby="[^"]*{found}-error', page)
        assert f'id="{found}-error"' in page
    assert len(re.findall(r'\bid="', page)) == len(set(re.findall(r'\bid="([^"]*)"', page)))


def test_words_of_the_ratings_stand_beside_each_grade(page, library):
    for axis in ("reliability", "credibility"):
        for grade in getattr(library.records.ratings, axis).values():
            assert grade.words in page


def test_vocabulary_is_offered(page, library):
    for key in (*library.records.subjects, *library.records.quantities):
        assert f'<option value="{key}">' in page


def test_without_scripts_other_ways_are_named(page):
    assert "data-unscripted" in page and "python -m build_scripts new" in page
    assert "<script" not in page and "style=" not in page


@pytest.mark.parametrize(
    "extra, expected",
    [
        ({}, NO_REPOSITORY),
        ({"repository": ""}, NO_REPOSITORY),
        ({"repository": "javascript:alert(1)"}, NO_REPOSITORY),
        ({"repository": "https://github.com/a/b.git"}, Repository("https://github.com/a/b", "main", "github")),
        (
            {"repository": "https://codeberg.org/a/b/", "repository_branch": "trunk"},
            Repository("https://codeberg.org/a/b", "trunk", "forgejo"),
        ),
        (
            {"repository": "https://gitlab.example.org/a/b"},
            Repository("https://gitlab.example.org/a/b", "main", "gitlab"),
        ),
        ({"repository": "https://git.example.org/a/b"}, Repository("https://git.example.org/a/b", "main", "")),
        (
            {"repository": "https://git.example.org/a/b", "repository_host": "forgejo"},
            Repository("https://git.example.org/a/b", "main", "forgejo"),
        ),
        (
            {"repository": "https://git.example.org/a/b", "repository_host": "x"},
            Repository("https://git.example.org/a/b", "main", ""),
        ),
    ],
)
def test_repository_is_what_the_settings_name(extra, expected):
    assert Repository.from_settings(extra) == expected


def test_repository_stands_on_the_page(library):
    page = render(form_page(library, Repository("https://github.com/a/b", "trunk", "github"))).html
    assert 'data-repository="https://github.com/a/b" data-branch="trunk" data-host="github"' in page
    assert '<a href="https://github.com/a/b">' in page
