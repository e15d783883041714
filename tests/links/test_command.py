"""`python -m build_scripts links`, against hosts and an archive on this machine."""

import json

import pytest

from build_scripts.links.command import main
from build_scripts.links.report import markdown
from build_scripts.links.survey import PATIENCE, survey
from build_scripts.records.load import load


@pytest.fixture
def run(web, corpus, waits):
    """Runs the command on the corpus, whose post stands on the host of this machine."""

    def command(*more: str) -> int:
        local = ("--local", "--pause", "0", "--timeout", "1", "--archive", web.archive)
        return main([*map(str, more), "--root", str(corpus.root), *local])

    return command


def at(web, corpus, path: str) -> str:
    """Let the post stand at this path."""
    corpus.replace("post/source.yaml", "https://example.org/post", f"{web.address}{path}")
    return f"{web.address}{path}"


def test_an_address_that_is_there_with_a_copy_is_nothing_to_do(web, corpus, run, capsys, tmp_path):
    at(web, corpus, "/title/post")
    corpus.replace("post/source.yaml", "archived_url: null", f"archived_url: {web.address}/title/copy")
    assert run() == 0
    assert capsys.readouterr().out == "2 addresses visited: 2 are there.\n"
    assert run("--format", "markdown", "--output", tmp_path / "links.md") == 0
    assert (tmp_path / "links.md").read_text(encoding="utf-8") == ""


def test_an_address_that_is_gone_is_named_with_its_line(web, corpus, run, capsys):
    address = at(web, corpus, "/status/404")
    assert run() == 0
    printed = capsys.readouterr().out
    assert f"claims/post/source.yaml:4: [url] The address is gone (404).\n    {address}\n" in printed
    assert "no copy is known\n    the page is gone, and the archive has none\n" in printed
    assert "1 address visited: 1 leads nowhere." in printed


def test_without_a_copy_it_says_where_one_is_made(web, corpus, run, capsys):
    address = at(web, corpus, "/title/post")
    assert run() == 0
    assert f"no copy is known\n    https://web.archive.org/save/{address}\n" in capsys.readouterr().out


def test_a_copy_is_proposed_and_written_only_when_asked(web, corpus, run, capsys):
    copy = web.add_copy(at(web, corpus, "/title/post"))
    path = corpus.root / "post/source.yaml"
    before = path.read_text(encoding="utf-8")
    assert run() == 0
    assert f"a copy is in the archive\n    archived_url: {copy}\n" in capsys.readouterr().out
    assert path.read_text(encoding="utf-8") == before
    assert run("--fix") == 0
    assert path.read_text(encoding="utf-8") == before.replace("archived_url: null", f"archived_url: {copy}")
    assert sorted(file.name for file in path.parent.iterdir() if file.name.startswith(".")) == []


def test_a_file_that_cannot_be_changed_by_one_line_is_named(web, corpus, run, capsys):
    web.add_copy(at(web, corpus, "/title/post"))
    corpus.replace("post/source.yaml", "archived_url: null", "archived_url:\n  null")
    before = (corpus.root / "post/source.yaml").read_bytes()
    assert run("--fix") == 1
    assert "write it by hand: archived_url: https://web.archive.org/" in capsys.readouterr().err
    assert (corpus.root / "post/source.yaml").read_bytes() == before


def test_json_is_one_object(web, corpus, run, capsys):
    at(web, corpus, "/to/301?to=/title/new")
    assert run("--format", "json", "post") == 0
    (source,) = json.loads(capsys.readouterr().out)["sources"]
    assert source["id"] == "post" and source["copy"] == {"url": None, "trouble": ""}
    (link,) = source["links"]
    assert (link["verdict"], link["status"], link["final"]) == ("moved", 200, f"{web.address}/title/new")


def test_an_issue_says_what_is_broken_first(web, corpus, run, capsys):
    at(web, corpus, "/status/404")
    corpus.write("post/../second/source.yaml", (corpus.root / "post/source.yaml").read_text(encoding="utf-8"))
    corpus.replace("second/source.yaml", "/status/404", "/to/301?to=/title/new")
    assert run("--format", "markdown") == 0
    text = capsys.readouterr().out
    assert text.startswith("**2 addresses visited: 1 leads nowhere, 1 has moved.**\n\n### Lead nowhere\n")
    assert text.index("### Lead nowhere") < text.index("### Have moved") < text.index("### No copy is known")


def test_what_a_host_says_cannot_leave_its_place(web, corpus, run, capsys):
    at(web, corpus, "/title/x?t=Page%20not%20found%60%20@everyone%20%3Cimg%3E%0A%23%20Title")
    assert run("--format", "markdown") == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if "everyone" in line]
    assert [line.count("`") for line in lines] == [6]
    assert all("everyone" not in part and "<" not in part for line in lines for part in line.split("`")[::2])


def test_what_only_a_machine_cannot_see_makes_no_issue(web, corpus, run, capsys):
    address = at(web, corpus, "/status/403")
    corpus.replace("post/source.yaml", "archived_url: null", f"archived_url: {web.address}/title/copy")
    assert run("--format", "markdown") == 0
    assert capsys.readouterr().out == ""
    assert run() == 0
    assert f"The address refuses machines (403).\n    {address}" in capsys.readouterr().out


def test_a_host_is_asked_one_question_at_a_time(web, corpus, visitor):
    source = (corpus.root / "post/source.yaml").read_text(encoding="utf-8")
    for number in range(6):
        corpus.write(
            f"more-{number}/source.yaml", source.replace("https://example.org/post", f"{web.address}/title/{number}")
        )
    corpus.replace("post/source.yaml", "https://example.org/post", f"{web.address}/pdf")
    survey(load(corpus.root).sources.values(), visitor, web.archive)
    assert web.most_at_once == 1


def test_a_host_that_does_not_answer_is_given_up(web, corpus, visitor):
    source = (corpus.root / "post/source.yaml").read_text(encoding="utf-8")
    for number in range(PATIENCE + 2):
        corpus.write(
            f"more-{number}/source.yaml", source.replace("https://example.org/post", f"{web.address}/hang-up?{number}")
        )
    records = load(corpus.root)
    found = survey([one for name, one in records.sources.items() if name.startswith("more")], visitor, web.archive)
    assert len({path for _, path in web.requests if path.startswith("/hang-up")}) == PATIENCE
    assert sum("had not answered" in one.links[0].visit.trouble for one in found) == 2


def test_an_archive_that_does_not_answer_is_given_up_and_said(web, corpus, visitor):
    source = (corpus.root / "post/source.yaml").read_text(encoding="utf-8")
    for number in range(PATIENCE + 2):
        corpus.write(
            f"more-{number}/source.yaml", source.replace("https://example.org/post", f"{web.address}/pdf?{number}")
        )
    web.archive_status = 500
    records = load(corpus.root)
    found = survey([one for name, one in records.sources.items() if name.startswith("more")], visitor, web.archive)
    assert len([path for _, path in web.requests if path.startswith("/wayback")]) == PATIENCE
    assert markdown(found).count("the archive had not answered before") == 2


def test_a_source_that_does_not_exist_is_named(run, capsys):
    assert run("pots") == 1
    assert "There is no source 'pots'. Did you mean 'post'?" in capsys.readouterr().err


def test_a_directory_without_sources_is_named(tmp_path, capsys):
    assert main(["--root", str(tmp_path / "none")]) == 1
    assert "There are no sources under" in capsys.readouterr().err


@pytest.mark.parametrize("wrong", [("--timeout", "soon"), ("--pause", "-1"), ("--pause", "nan"), ("--format", "pdf")])
def test_a_wrong_command_line_is_status_2(run, wrong):
    with pytest.raises(SystemExit) as ended:
        run(*wrong)
    assert ended.value.code == 2


def test_a_report_that_cannot_be_written_is_said(web, corpus, run, capsys, tmp_path):
    at(web, corpus, "/pdf")
    assert run("--output", tmp_path / "no" / "links.txt") == 1
    assert "cannot be written" in capsys.readouterr().err
