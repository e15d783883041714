"""The command, in repositories of its own."""

import json
import shutil

import pytest

from build_scripts.impact.command import main
from tests.publish.small_corpus import write_corpus
from tests.repository.scratch import Scratch


@pytest.fixture
def scratch(tmp_path):
    made = Scratch(tmp_path / "clone")
    write_corpus(made.top / "claims")
    made.write("calc/x.py", "1\n")
    made.commit("One")
    return made


def run(scratch, capsys, *arguments):
    status = main([*arguments, "--root", str(scratch.top / "claims")])
    out, err = capsys.readouterr()
    return status, out, err


def test_without_a_change_nothing_is_printed(scratch, capsys):
    assert run(scratch, capsys, "HEAD") == (0, "", "")


def test_the_working_tree_against_a_revision(scratch, capsys):
    scratch.replace("claims/post/cost.yaml", "value: 100M", "value: 50M")
    status, out, _ = run(scratch, capsys, "HEAD")
    assert status == 0 and out.startswith("### 1 changed · ") and "`value`: 100M → 50M" in out
    assert scratch.git("status", "--porcelain") == "M claims/post/cost.yaml"


def test_two_revisions_whatever_the_tree_holds(scratch, capsys):
    scratch.replace("claims/post/cost.yaml", "value: 100M", "value: 50M")
    scratch.commit("Two")
    scratch.write("claims/post/cost.yaml", "broken: [")
    status, out, _ = run(scratch, capsys, "HEAD~1", "HEAD", "--format", "json")
    assert status == 0 and json.loads(out)["changed"][0]["id"] == "post/cost" and json.loads(out)["problems"] == {}


def test_a_directory_as_the_state_before(scratch, capsys, tmp_path):
    write_corpus(tmp_path / "old" / "claims")
    scratch.replace("claims/post/cost.yaml", "value: 100M", "value: 50M")
    for place in (tmp_path / "old", tmp_path / "old" / "claims"):
        assert "published numbers move" in run(scratch, capsys, str(place), "--format", "text")[1]


def test_a_directory_without_git(tmp_path, capsys):
    claims, old = write_corpus(tmp_path / "a" / "claims"), write_corpus(tmp_path / "b" / "claims")
    assert main([str(old), "--root", str(claims)]) == 0
    assert main(["main", "--root", str(claims)]) == 1
    assert "no repository of Git" in capsys.readouterr().err


def test_a_directory_without_claims_is_no_empty_state(scratch, capsys, tmp_path):
    foreign = tmp_path / "foreign"
    (foreign / "app").mkdir(parents=True)
    (foreign / "app" / "settings.yaml").write_text("a: b\n", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    for place in (foreign, tmp_path / "empty"):
        for arguments in ([str(place)], ["HEAD", str(place)]):
            status, out, err = run(scratch, capsys, *arguments)
            assert (status, out) == (1, "") and err.startswith(f"There are no claims in {place}. ")
            assert "a revision of Git" in err and "vocabulary/" in err and "source.yaml" in err
    assert main(["HEAD", "--root", str(tmp_path / "empty")]) == 1
    assert main([str(scratch.top), "--root", str(tmp_path / "claims")]) == 1
    assert capsys.readouterr().err.count("There are no claims in") == 1
    assert main(["HEAD", str(scratch.top), "--root", str(scratch.top / "claims")]) == 0


def test_a_directory_with_sources_alone_is_a_state(scratch, capsys, tmp_path):
    claims = write_corpus(tmp_path / "old" / "claims")
    shutil.rmtree(claims / "vocabulary")
    assert run(scratch, capsys, str(claims))[0] == 0


def test_a_revision_that_is_not_there(scratch, capsys):
    status, out, err = run(scratch, capsys, "nowhere\x1b[31m")
    assert (status, out) == (1, "") and "no revision" in err and "\x1b" not in err and "Traceback" not in err


def test_an_output_file_is_written_even_when_empty(scratch, capsys, tmp_path):
    assert run(scratch, capsys, "HEAD", "--output", str(tmp_path / "out.md")) == (0, "", "")
    assert (tmp_path / "out.md").read_text() == ""
    status, _, err = run(scratch, capsys, "HEAD", "--output", str(tmp_path / "no" / "out.md"))
    assert status == 1 and "cannot be written" in err


def test_it_says_when_the_code_that_computes_differs_too(scratch, capsys):
    scratch.replace("claims/post/cost.yaml", "value: 100M", "value: 50M")
    scratch.write("calc/x.py", "2\n")
    assert "with the code of this checkout" in run(scratch, capsys, "HEAD")[1]


def test_a_wrong_address_of_the_site_is_refused(scratch, capsys):
    status, _, err = run(scratch, capsys, "HEAD", "--site", "javascript:alert(1)")
    assert status == 2 and "no address" in err


def test_in_a_shallow_clone_it_says_how_to_fetch(scratch, capsys, tmp_path):
    scratch.replace("claims/post/cost.yaml", "value: 100M", "value: 50M")
    scratch.commit("Two")
    clone = scratch.shallow_clone(tmp_path / "shallow")
    assert main(["HEAD", "--root", str(clone / "claims")]) == 0
    assert main(["HEAD~1", "--root", str(clone / "claims")]) == 1
    assert "--unshallow" in capsys.readouterr().err


def test_what_the_base_gained_since_is_no_loss_from_where_the_two_parted(scratch, capsys, tmp_path):
    scratch.git("checkout", "-q", "-b", "side")
    scratch.replace("claims/post/cost.yaml", "value: 100M", "value: 50M")
    scratch.commit("Side")
    scratch.git("checkout", "-q", "main")
    scratch.write("claims/post/more.yaml", (scratch.top / "claims/post/cost.yaml").read_text(encoding="utf-8"))
    scratch.commit("Main")
    assert "1 claim deleted" in run(scratch, capsys, "main", "side", "--format", "text")[1]
    _, out, _ = run(scratch, capsys, "main", "side", "--merge-base", "--format", "text")
    assert out.startswith("1 changed · ") and "nothing lost" in out
    scratch.git("checkout", "-q", "side")
    assert run(scratch, capsys, "main", "--merge-base", "--format", "text")[1] == out
    scratch.git("checkout", "-q", "--orphan", "other")
    scratch.commit("Another beginning")
    status, _, err = run(scratch, capsys, "main", "other", "--merge-base")
    assert status == 1 and "no common commit" in err and "--unshallow" in err
    status, _, err = run(scratch, capsys, "nowhere", "--merge-base")
    assert status == 1 and "no revision 'nowhere'" in err
