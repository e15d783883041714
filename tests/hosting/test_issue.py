"""`python -m build_scripts issue`, against a GitHub on this machine."""

import pytest

from build_scripts.hosting.body import marker
from build_scripts.hosting.issue import main
from tests.hosting.github import Reply

MARKER = marker("links")


@pytest.fixture
def issue(tmp_path):
    """Runs the command with a file of this content."""

    def run(content: str) -> int:
        path = tmp_path / "links.md"
        path.write_text(content, encoding="utf-8")
        return main([str(path), "--name", "links", "--title", "Links that need a look"])

    return run


def test_one_issue_is_opened_updated_closed_and_opened_again(github, issue):
    assert issue("2 links are gone.") == 0
    (only,) = github.issues
    assert only["body"] == f"{MARKER}\n2 links are gone.\n" and only["title"] == "Links that need a look"
    assert issue("1 link is gone.") == 0
    assert only["body"] == f"{MARKER}\n1 link is gone.\n"
    assert issue("") == 0
    assert only["state"] == "closed" and "Nothing is left to do." in only["body"]
    assert issue("3 links are gone.") == 0
    assert only["state"] == "open" and len(github.issues) == 1


def test_nothing_to_say_opens_nothing(github, issue, capsys):
    assert issue("\n") == 0
    assert github.issues == [] and "no open issue" in capsys.readouterr().out


def test_an_issue_that_stands_as_it_should_is_left_alone(github, issue):
    issue("text")
    before = len(github.requests)
    assert issue("text") == 0
    assert [method for method, _ in github.requests[before:]] == ["GET"]


def test_what_others_wrote_and_pull_requests_are_left_alone(github, issue):
    others = [
        github.add_issue(f"{MARKER}\nfrom a stranger", ["links"], login="somebody"),
        github.add_issue("another of ours", ["links"]),
        github.add_issue(f"{MARKER}\n", ["links"], pull_request={}),
    ]
    before = [dict(other) for other in others]
    assert issue("text") == 0
    assert github.issues[:3] == before and len(github.issues) == 4


def test_an_issue_that_has_lost_its_label_is_found(github, issue):
    github.add_issue(f"{MARKER}\nold")
    assert issue("text") == 0
    assert [one["body"] for one in github.issues] == [f"{MARKER}\ntext\n"]


def test_of_two_the_open_one_is_taken(github, issue):
    github.add_issue(f"{MARKER}\nold", ["links"])
    github.add_issue(f"{MARKER}\nolder", ["links"], state="closed")
    assert issue("text") == 0
    assert [one["state"] for one in github.issues] == ["open", "closed"]
    assert github.issues[0]["body"] == f"{MARKER}\ntext\n"


def test_an_issue_that_was_opened_in_spite_of_an_error_is_not_opened_twice(github, issue):
    github.replies = [Reply(200, content=[]), Reply(502, happens=True)]
    assert issue("text") == 0
    assert len(github.issues) == 1


def test_issues_that_are_switched_off_are_named(github, issue, capsys):
    github.replies = [Reply(410, content={"message": "Issues has been disabled"})]
    assert issue("text") == 1
    assert "Issues has been disabled. Are issues switched off" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_named(github, tmp_path, capsys):
    assert main([str(tmp_path / "no.md"), "--name", "links", "--title", "x"]) == 1
    assert "no.md cannot be read" in capsys.readouterr().err
