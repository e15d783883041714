"""`python -m build_scripts comment`, against a GitHub on this machine."""

import subprocess
import sys
from pathlib import Path

import pytest

from build_scripts.hosting.body import LONGEST, marker
from build_scripts.hosting.comment import main
from tests.hosting.github import HEAD, TOKEN, Reply

ROOT = Path(__file__).resolve().parents[2]
MARKER = marker("impact")


@pytest.fixture
def comment(tmp_path):
    """Runs the command with a file of this content."""

    def run(content: str, *more: str) -> int:
        path = tmp_path / "impact.md"
        path.write_text(content, encoding="utf-8")
        where = () if "--pull-file" in more else ("--pull", "12")
        return main([str(path), "--name", "impact", *where, *more])

    return run


def test_the_first_comment_is_written_and_the_second_takes_its_place(github, comment, capsys):
    assert comment("**2 numbers move**") == 0
    assert github.bodies() == [f"{MARKER}\n**2 numbers move**\n"]
    assert comment("**3 numbers move**") == 0
    assert github.bodies() == [f"{MARKER}\n**3 numbers move**\n"]
    assert capsys.readouterr().out == "Written: https://c.example\nUpdated: https://c.example\n"


def test_a_comment_that_stands_as_it_should_is_left_alone(github, comment, capsys):
    github.add_comment(12, f"{MARKER}\r\nAs it is.")
    assert comment("As it is.\n") == 0
    assert [method for method, _ in github.requests] == ["GET"]
    assert "Unchanged" in capsys.readouterr().out


def test_nothing_to_say_writes_nothing(github, comment, tmp_path, capsys):
    assert comment("  \n") == 0
    assert main([str(tmp_path / "absent.md"), "--name", "impact", "--pull", "12"]) == 0
    assert github.bodies() == []
    assert capsys.readouterr().out == "Nothing to say, and no earlier comment.\n" * 2


def test_an_earlier_comment_says_that_nothing_moves_any_more(github, comment):
    comment("One number moves.")
    assert comment("") == 0
    assert github.bodies() == [
        f"{MARKER}\nNothing moves any more: this change moves no published number and no rating.\n"
    ]


def test_the_comment_is_found_on_a_later_page(github, comment):
    for number in range(230):
        github.add_comment(12, f"comment {number}", login="somebody")
    ours = github.add_comment(12, f"{MARKER}\nold")
    assert comment("new") == 0
    assert ours["body"] == f"{MARKER}\nnew\n"
    assert [path.split("page=")[-1] for method, path in github.requests if method == "GET"] == ["100", "2", "3"]


@pytest.mark.parametrize(
    "login, body", [("somebody", f"{MARKER}\nfrom a stranger"), ("github-actions[bot]", f"quoted: {MARKER}")]
)
def test_what_others_wrote_is_never_changed(github, comment, login, body):
    github.add_comment(12, body, login=login)
    assert comment("ours") == 0
    assert github.bodies() == [body, f"{MARKER}\nours\n"]


def test_of_two_comments_one_is_left(github, comment):
    github.add_comment(12, f"{MARKER}\nfirst")
    github.add_comment(12, f"{MARKER}\nsecond")
    assert comment("new") == 0
    assert github.bodies() == [f"{MARKER}\nnew\n"]


def test_a_long_text_is_shortened_to_what_the_host_takes(github, comment):
    assert comment("<details>\n" + "```\n" + "wörd " * 20 + ("\nlong line of a table, 1 → 2" * 5000)) == 0
    (body,) = github.bodies()
    assert len(body.encode()) <= LONGEST
    assert body.rstrip().endswith("*Cut off here: the rest is longer than the host takes.*")
    assert body.count("```") == 2 and "</details>" in body


def test_a_footer_stands_only_where_there_is_something_to_say(github, comment):
    comment("", "--footer", "Preview: see the checks.")
    assert github.bodies() == []
    comment("One number moves.\n", "--footer", "Preview: see the checks.")
    assert github.bodies() == [f"{MARKER}\nOne number moves.\n\nPreview: see the checks.\n"]


# Where the number comes from a fork


@pytest.mark.parametrize(
    "text", ["", "0", "-1", "12\n13", "12; rm -rf /", "١٢", "1e3", "12345678901", "../../issues/1"]
)
def test_a_number_that_is_none_is_refused(github, comment, tmp_path, capsys, text):
    (tmp_path / "number").write_text(text, encoding="utf-8")
    assert comment("text", "--pull-file", str(tmp_path / "number")) == 1
    assert "expected digits only" in capsys.readouterr().err
    assert github.requests == []


def test_the_number_of_another_pull_request_gets_no_comment(github, comment, tmp_path, capsys):
    github.pulls[13] = {"number": 13, "state": "open", "head": {"sha": "b" * 40}}
    (tmp_path / "number").write_text("13\n", encoding="utf-8")
    assert comment("text", "--pull-file", str(tmp_path / "number"), "--head", HEAD) == 0
    assert github.bodies(13) == []
    assert "is not, or no longer, at aaaaaaaaaaaa" in capsys.readouterr().out


def test_the_right_number_gets_one(github, comment, tmp_path):
    (tmp_path / "number").write_text("12\n", encoding="utf-8")
    assert comment("text", "--pull-file", str(tmp_path / "number"), "--head", HEAD) == 0
    assert len(github.bodies()) == 1


def test_a_closed_pull_request_gets_none(github, comment, capsys):
    github.pulls[12]["state"] = "closed"
    assert comment("text", "--head", HEAD) == 0
    assert github.bodies() == [] and "closed" in capsys.readouterr().out


def test_a_head_that_is_no_commit_is_refused(github, comment, capsys):
    assert comment("text", "--head", "main") == 1
    assert "--head is not a commit" in capsys.readouterr().err


def test_a_link_in_place_of_the_file_is_not_followed(github, tmp_path, capsys):
    (tmp_path / "secret").write_text("key", encoding="utf-8")
    (tmp_path / "impact.md").symlink_to(tmp_path / "secret")
    assert main([str(tmp_path / "impact.md"), "--name", "impact", "--pull", "12"]) == 1
    assert "not a plain file" in capsys.readouterr().err
    assert github.requests == []


def test_a_huge_file_is_refused(github, tmp_path, capsys):
    with (tmp_path / "impact.md").open("wb") as file:
        file.truncate(200_000_000)
    assert main([str(tmp_path / "impact.md"), "--name", "impact", "--pull", "12"]) == 1
    assert "longer than 1,000,000 bytes" in capsys.readouterr().err


def test_an_untrusted_text_keeps_links_to_the_site_alone(github, comment):
    text = "[page](https://site.example/claims/) [bad](https://evil.example/) @everyone <img src=x>"
    assert comment(text, "--untrusted", "--allow", "https://site.example") == 0
    (body,) = github.bodies()
    assert "[page](https://site.example/claims/)" in body
    assert "](https://evil" not in body and "@everyone" not in body and "<img" not in body


# When the host does not do as it should


@pytest.mark.parametrize("status", [429, 403])
def test_the_host_says_how_long_to_wait(github, comment, waits, status):
    github.replies = [Reply(status, {"Retry-After": "7"}), Reply(status, {"Retry-After": "3"})]
    assert comment("text") == 0
    assert waits == [7.0, 3.0]
    assert len(github.bodies()) == 1


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_a_host_that_fails_is_asked_again(github, comment, waits, status):
    github.replies = [Reply(status), Reply(status), Reply(status)]
    assert comment("text") == 0
    assert waits == [2.0, 4.0, 8.0]


def test_a_host_that_goes_on_failing_is_named(github, comment, capsys):
    github.replies = [Reply(503)] * 4
    assert comment("text") == 1
    assert "503 as the test wants it." in capsys.readouterr().err
    assert len(github.requests) == 4


def test_a_host_that_wants_an_hour_is_not_waited_for(github, comment, waits, capsys):
    github.replies = [Reply(429, {"Retry-After": "3600"})]
    assert comment("text") == 1
    assert waits == [] and "429" in capsys.readouterr().err


def test_what_is_not_allowed_is_not_tried_again(github, comment, waits, capsys):
    github.replies = [Reply(403)]
    assert comment("text") == 1
    assert waits == [] and "Does the job have the permission" in capsys.readouterr().err


def test_a_comment_that_was_written_in_spite_of_an_error_is_not_written_twice(github, comment):
    github.replies = [Reply(200, content=[]), Reply(502, happens=True)]
    assert comment("text") == 0
    assert github.bodies() == [f"{MARKER}\ntext\n"]


def test_a_comment_that_was_not_written_is_a_failure(github, comment, capsys):
    github.replies = [Reply(200, content=[]), Reply(502)]
    assert comment("text") == 1
    assert "502" in capsys.readouterr().err


@pytest.mark.parametrize(
    "reply",
    [
        Reply(200, content=b"<html>"),
        Reply(200, content={"message": "not a list"}),
        Reply(200, content=[{"id": 1, "user": None, "body": None}]),
        Reply(200, {"Link": '<https://elsewhere.example/2>; rel="next"'}, []),
        Reply(302, {"Location": "https://elsewhere.example/"}),
    ],
    ids=["not JSON", "not a list", "nobody's comment", "next page elsewhere", "redirect elsewhere"],
)
def test_strange_answers_end_in_a_sentence(github, comment, capsys, reply):
    github.replies = [reply]
    assert comment("") in (0, 1)
    assert len(github.requests) == 1
    assert "Traceback" not in capsys.readouterr().err


def test_a_renamed_repository_is_followed(github, comment):
    to = f"/repos/{github.repository}/issues/12/comments?per_page=100&page=1"
    github.replies = [Reply(301, {"Location": github.address + to})]
    assert comment("text") == 0
    assert len(github.bodies()) == 1


def test_a_host_that_is_away_is_named(comment, monkeypatch, github, capsys):
    github.close()
    assert comment("text") == 1
    assert "the host did not answer" in capsys.readouterr().err


def test_the_token_is_never_printed(github, comment, capsys):
    github.replies = [Reply(401)]
    assert comment("text") == 1
    comment("text")
    printed = capsys.readouterr()
    assert TOKEN not in printed.out + printed.err
    assert github.tokens == {f"Bearer {TOKEN}"}


@pytest.mark.parametrize(
    "name, value, said",
    [
        ("GITHUB_TOKEN", "", "GITHUB_TOKEN is missing"),
        ("GITHUB_TOKEN", "a\nb", "holds characters"),
        ("GITHUB_REPOSITORY", "../other", "must be owner/name"),
        ("GITHUB_API_URL", "http://api.example.org", "must be an https address"),
        ("GITHUB_API_URL", "http://[", "must be an https address"),
    ],
)
def test_an_environment_that_does_not_do_is_said(github, comment, monkeypatch, capsys, name, value, said):
    monkeypatch.setenv(name, value)
    assert comment("text") == 1
    assert said in capsys.readouterr().err
    assert github.requests == []


def test_it_runs_without_any_package(github, tmp_path):
    (tmp_path / "impact.md").write_text("text", encoding="utf-8")
    command = [sys.executable, "-S", "-m", "build_scripts", "comment", tmp_path / "impact.md", "--name", "impact"]
    done = subprocess.run([*command, "--pull", "12"], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert github.bodies() == [f"{MARKER}\ntext\n"]
