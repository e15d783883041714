"""What became of records, from repositories made for it."""

import shutil

import pytest

from build_scripts.repository.history import read_history
from tests.repository.scratch import Scratch

COST = "claims/post/cost.yaml"
RECORD = """\
statement: It cost 100 million dollars.
quote: it cost $100m
value: 100M
unit: USD
credibility: 3
rating_reason: One origin, which nobody knows, and which gives no reason for the number.
"""


@pytest.fixture
def scratch(tmp_path):
    made = Scratch(tmp_path / "clone")
    made.write(COST, RECORD)
    made.write("claims/post/source.yaml", "title: A post\nreliability: D\n")
    made.commit("Add a post")
    return made


def events(scratch, path="post/cost.yaml"):
    return read_history(scratch.top / "claims").of(path)


def told(scratch, path="post/cost.yaml"):
    return [
        (event.kind, [(one.field, one.before, one.after) for one in event.fields]) for event in events(scratch, path)
    ]


def test_what_changed_and_when_the_latest_first(scratch):
    scratch.replace(COST, "value: 100M", "value: 63M")
    second = scratch.commit("Correct the cost <b>")
    scratch.replace(COST, "credibility: 3", "credibility: 2")
    scratch.commit("Rate it anew")
    assert told(scratch) == [
        ("changed", [("credibility", "3", "2")]), ("changed", [("value", "100M", "63M")]), ("added", []),
    ]  # fmt: skip
    commit = events(scratch)[1].commit
    assert (commit.hash, commit.date, commit.subject, commit.author) == (
        second, "2026-01-02", "Correct the cost <b>", "Ada & Bo",
    )  # fmt: skip


def test_commits_of_layout_alone_are_left_out(scratch):
    scratch.write(COST, "# The cost\n" + "\n".join(reversed(RECORD.replace("100M", "'100M'").splitlines())) + "\n\n")
    scratch.commit("Lay it out")
    assert told(scratch) == [("added", [])]


def test_commits_elsewhere_are_left_out(scratch):
    scratch.write("docs/page.md", "x")
    scratch.commit("Write a page")
    assert len(events(scratch)) == 1


def test_a_record_keeps_its_history_under_another_name(scratch):
    scratch.replace(COST, "value: 100M", "value: 63M")
    scratch.commit("Correct")
    scratch.git("mv", COST, "claims/post/price.yaml")
    scratch.commit("Rename")
    scratch.replace("claims/post/price.yaml", "63M", "62M")
    scratch.commit("Correct again")
    assert [event.kind for event in events(scratch, "post/price.yaml")] == ["changed", "moved", "changed", "added"]
    assert events(scratch, "post/price.yaml")[1].old_path == "post/cost.yaml"


def test_two_records_that_look_alike_are_not_one(scratch):
    scratch.git("rm", "-q", COST)
    other = RECORD.replace("One origin, which nobody knows, and which gives", "Two witnesses, both present, who give")
    scratch.write("claims/post/other.yaml", other.replace("100", "7"))
    scratch.commit("Another")
    assert [event.kind for event in events(scratch, "post/other.yaml")] == ["added"]


def test_what_a_merge_brings_is_told_once_and_what_it_settles_too(scratch):
    scratch.git("checkout", "-q", "-b", "side")
    scratch.replace(COST, "value: 100M", "value: 63M")
    scratch.commit("Side")
    scratch.git("checkout", "-q", "main")
    scratch.replace(COST, "credibility: 3", "credibility: 2")
    scratch.replace("claims/post/source.yaml", "D", "C")
    scratch.commit("Main")
    scratch.git("merge", "--quiet", "--no-commit", "side")
    scratch.write(COST, RECORD.replace("100M", "64M"))
    scratch.commit("Merge")
    assert [(event.commit.subject, len(event.fields)) for event in events(scratch)] == [
        ("Merge", 2), ("Main", 1), ("Side", 1), ("Add a post", 0),
    ]  # fmt: skip
    assert [event.commit.subject for event in events(scratch, "post/source.yaml")] == ["Main", "Add a post"]


def test_a_shallow_clone_says_that_its_history_begins_there(scratch, tmp_path):
    for value in ("90M", "80M"):
        scratch.write(COST, RECORD.replace("100M", value))
        scratch.commit(f"Now {value}")
    history = read_history(scratch.shallow_clone(tmp_path / "shallow", depth=2) / "claims")
    assert history.is_shallow
    assert [event.kind for event in history.of("post/cost.yaml")] == ["changed", "begins"]
    assert [event.kind for event in history.of("post/source.yaml")] == ["begins"]


def test_without_git_there_is_no_history(scratch, tmp_path, monkeypatch):
    archive = shutil.copytree(scratch.top / "claims", tmp_path / "archive" / "claims")
    assert read_history(archive) is None
    assert read_history(tmp_path / "nowhere") is None
    monkeypatch.setenv("PATH", "")
    assert read_history(scratch.top / "claims") is None


def test_without_a_commit_there_is_none_either(tmp_path):
    empty = Scratch(tmp_path / "empty")
    empty.write(COST, RECORD)
    assert read_history(empty.top / "claims") is None


def test_what_is_not_committed_is_known_to_be_open(scratch):
    scratch.replace(COST, "value: 100M", "value: 63M")
    scratch.write("claims/post/new.yaml", RECORD)
    history = read_history(scratch.top / "claims")
    assert history.changed == {"post/cost.yaml", "post/new.yaml"}
    assert told(scratch) == [("added", [])] and history.of("post/new.yaml") == []


def test_files_that_cannot_be_read_are_events_all_the_same(scratch):
    scratch.write(COST, "value: [\n")
    scratch.commit("Break it")
    (scratch.top / COST).write_bytes(b"\xff\xfe\x00")
    scratch.commit("Break it more")
    scratch.write(COST, "x" * 300_000)
    scratch.commit("Blow it up")
    scratch.write(COST, RECORD)
    scratch.commit("Repair it")
    found = events(scratch)
    assert [event.kind for event in found] == ["changed"] * 4 + ["added"]
    assert not any(event.is_readable for event in found[:3])


def test_strange_names_and_messages_do_no_harm(scratch):
    scratch.write("claims/post/Größe „x“\n.yaml", RECORD)
    scratch.git("add", "--all")
    scratch.git(
        "commit", "-q", "-m", "subject \x01\x02 with marks\n\nbody\x01", GIT_COMMITTER_DATE="2026-02-01T00:00:00Z"
    )
    found = events(scratch, "post/Größe „x“\n.yaml")
    assert [event.kind for event in found] == ["added"] and "with marks" in found[0].commit.subject


def test_the_users_settings_change_nothing(scratch, tmp_path, monkeypatch):
    scratch.git("mv", COST, "claims/post/price.yaml")
    scratch.commit("Rename")
    before = told(scratch, "post/price.yaml")
    settings = tmp_path / "settings"
    settings.write_text(
        "[diff]\nrenames = false\nnoprefix = true\n[log]\nshowSignature = true\ndate = relative\nmailmap = true\n"
        "follow = true\n[color]\nui = always\n[format]\npretty = oneline\n"
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    assert told(scratch, "post/price.yaml") == before == [("moved", []), ("added", [])]
