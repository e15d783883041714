"""`python -m build_scripts release-notes`, in repositories of its own."""

import pytest

from build_scripts.hosting.release_notes import LONGEST, main
from tests.publish.small_corpus import write_corpus
from tests.repository.scratch import Scratch

COST = "claims/post/cost.yaml"


@pytest.fixture
def scratch(tmp_path):
    made = Scratch(tmp_path / "clone")
    write_corpus(made.top / "claims")
    made.commit("One")
    made.git("tag", "v1.0")
    return made


def run(scratch, capsys, *arguments):
    status = main([*arguments, "--root", str(scratch.top / "claims")])
    out, err = capsys.readouterr()
    return status, out, err


def test_claim_by_claim_since_the_tag_before(scratch, capsys):
    scratch.replace(COST, "value: 100M", "value: 50M")
    scratch.commit("Two")
    scratch.git("tag", "v1.1")
    status, out, _ = run(scratch, capsys, "v1.1", "--site", "https://site.example/r/")
    assert status == 0
    assert out.startswith("**1 changed")
    assert "## Numbers that moved\n" in out and "÷ 2" in out
    assert "- [`post/cost`](https://site.example/r/claims/post/cost/)" in out
    assert "\n  - value: 100M → 50M\n" in out
    assert "Since `v1.0`." in out and "pip install" in out


def test_added_and_withdrawn_claims_and_ratings(scratch, capsys):
    text = (scratch.top / COST).read_text(encoding="utf-8")
    scratch.write("claims/post/cost-again.yaml", text)
    status = "status: withdrawn\nstatus_reason: '@all <b>wrong</b>'\nstatus_date: 2026-01-01\n"
    scratch.write(COST, text.replace("credibility: 3", "credibility: 4") + status)
    scratch.commit("Two")
    scratch.git("tag", "v1.1")
    _, out, _ = run(scratch, capsys, "v1.1")
    assert out.index("## Withdrawn\n") < out.index("## Changed\n") < out.index("## Added\n\n- `post/cost-again`")
    assert "  - rating: " in out
    assert "@all" not in out and "<b>" not in out


def test_the_first_release_counts(scratch, capsys):
    status, out, _ = run(scratch, capsys, "v1.0")
    assert status == 0 and out.startswith("The first release: ") and " claims of " in out


def test_tags_of_something_else_are_passed_over(scratch, capsys):
    scratch.replace(COST, "value: 100M", "value: 50M")
    scratch.commit("Two")
    scratch.git("tag", "nightly")
    scratch.replace(COST, "value: 50M", "value: 40M")
    scratch.commit("Three")
    scratch.git("tag", "v1.1")
    assert "value: 100M → 40M" in run(scratch, capsys, "v1.1")[1]
    assert "value: 50M → 40M" in run(scratch, capsys, "v1.1", "--since", "nightly")[1]


def test_a_release_without_a_changed_claim_says_so(scratch, capsys):
    scratch.write("README.md", "text")
    scratch.commit("Two")
    scratch.git("tag", "v1.1")
    assert run(scratch, capsys, "v1.1")[1].startswith("No claim changed.\n\nSince `v1.0`.")


def test_many_claims_are_folded_and_cut_to_what_the_host_takes(scratch, capsys):
    text = (scratch.top / COST).read_text(encoding="utf-8")
    for number in range(1500):
        statement = f"statement: {'Number ' + str(number) + ' of many. ' * 12}\n"
        scratch.write(f"claims/post/cost-{number}.yaml", statement + text.split("\n", 1)[1])
    scratch.commit("Two")
    scratch.git("tag", "v1.1")
    _, out, _ = run(scratch, capsys, "v1.1")
    assert len(out.encode()) <= LONGEST and "<details><summary>1,500 of them</summary>" in out
    assert out.count("<details>") == out.count("</details>") and "Cut off here" in out


@pytest.mark.parametrize("tag", ["v9", "v1.0^", "a b", ""])
def test_a_tag_that_is_not_there_is_said(scratch, capsys, tag):
    status, out, err = run(scratch, capsys, tag)
    assert status == 1 and out == "" and "There is no revision" in err


def test_without_git_it_says_so(tmp_path, capsys):
    claims = write_corpus(tmp_path / "claims")
    assert main(["v1.0", "--root", str(claims)]) == 1
    assert "is in no repository of Git" in capsys.readouterr().err


def test_a_site_that_is_no_address_is_status_2(scratch, capsys):
    assert run(scratch, capsys, "v1.0", "--site", "javascript:alert(1)")[0] == 2


def test_the_notes_can_be_written_into_a_file(scratch, capsys, tmp_path):
    assert run(scratch, capsys, "v1.0", "--output", str(tmp_path / "notes.md")) == (0, "", "")
    assert (tmp_path / "notes.md").read_text(encoding="utf-8").startswith("The first release")
    assert run(scratch, capsys, "v1.0", "--output", str(tmp_path))[0] == 1
