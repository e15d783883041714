"""`python -m build_scripts site-url`, against a GitHub on this machine."""

import pytest

from build_scripts.hosting.site_url import main


def test_the_host_knows_the_address(github, capsys):
    github.pages = {"html_url": "https://reckoner.example"}
    assert main([]) == 0
    assert capsys.readouterr().out == "https://reckoner.example/\n"


@pytest.mark.parametrize(
    "repository, address",
    [
        ("Someone/reckoner", "https://someone.github.io/reckoner/"),
        ("Someone/someone.github.io", "https://someone.github.io/"),
    ],
)
def test_before_pages_are_set_up_it_follows_from_the_name(github, monkeypatch, capsys, repository, address):
    monkeypatch.setenv("GITHUB_REPOSITORY", repository)
    assert main([]) == 0
    printed = capsys.readouterr()
    assert printed.out == f"{address}\n" and "404" in printed.err


@pytest.mark.parametrize("answer", ["javascript:alert(1)", "", None, 5])
def test_an_address_that_is_none_is_not_taken(github, capsys, answer):
    github.pages = {"html_url": answer}
    assert main([]) == 0
    assert capsys.readouterr().out == "https://someone.github.io/reckoner/\n"


def test_outside_of_a_workflow_it_says_what_is_missing(monkeypatch, capsys):
    monkeypatch.delenv("GITHUB_REPOSITORY", raising=False)
    monkeypatch.delenv("GITHUB_TOKEN", raising=False)
    assert main([]) == 1
    assert "GITHUB_REPOSITORY must be owner/name. GITHUB_TOKEN is missing." in capsys.readouterr().err
