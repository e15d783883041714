"""Reading repositories of Git, and states of them as files."""

import pytest

from build_scripts.repository.export import export
from build_scripts.repository.git import GitProblem, Repository
from tests.repository.scratch import Scratch


@pytest.fixture
def scratch(tmp_path):
    made = Scratch(tmp_path / "clone")
    made.write("claims/post/cost.yaml", "value: 1\n")
    made.write("claims/Größe „x“.yaml", "value: 2\n")
    made.commit("One")
    return made


def test_outside_of_a_repository_there_is_none(tmp_path):
    assert Repository.around(tmp_path) is None


def test_a_variable_of_git_leads_nowhere_else(scratch, tmp_path, monkeypatch):
    other = Scratch(tmp_path / "other")
    monkeypatch.setenv("GIT_DIR", str(other.top / ".git"))
    assert Repository.around(scratch.top / "claims").top.resolve() == scratch.top.resolve()


def test_a_state_is_written_as_files_without_touching_the_tree(scratch, tmp_path):
    first = scratch.git("rev-parse", "HEAD")
    scratch.write("claims/post/cost.yaml", "value: 9\n")
    repository = Repository.around(scratch.top)
    before = scratch.git("status", "--porcelain")
    export(repository, first, "claims", tmp_path / "out")
    assert (tmp_path / "out" / "post" / "cost.yaml").read_text() == "value: 1\n"
    assert (tmp_path / "out" / "Größe „x“.yaml").read_text() == "value: 2\n"
    assert scratch.git("status", "--porcelain") == before
    assert repository.changed_files("claims") == {"claims/post/cost.yaml"}


def test_links_are_left_out(scratch, tmp_path):
    (scratch.top / "claims" / "post" / "link.yaml").symlink_to("/etc/passwd")
    commit = scratch.commit("A link")
    export(Repository.around(scratch.top), commit, "claims", tmp_path / "out")
    assert [path.name for path in (tmp_path / "out" / "post").iterdir()] == ["cost.yaml"]


@pytest.mark.parametrize("revision", ["nowhere", "--help", "-x", "HEAD~9", "HEAD:claims", "a b; touch x"])
def test_a_revision_that_is_not_there_is_said(scratch, revision):
    with pytest.raises(GitProblem, match="no revision") as problem:
        Repository.around(scratch.top).commit(revision)
    assert "fetch" in problem.value.advice


def test_a_shallow_clone_says_how_to_get_the_rest(scratch, tmp_path):
    first = scratch.git("rev-parse", "HEAD")
    scratch.write("claims/post/cost.yaml", "value: 3\n")
    second = scratch.commit("Two")
    repository = Repository.around(scratch.shallow_clone(tmp_path / "shallow"))
    assert repository.is_shallow and repository.boundary() == {second}
    assert repository.commit(second) == second
    with pytest.raises(GitProblem) as problem:
        repository.commit(first)
    assert f"git fetch --depth=1 origin {first}" in problem.value.advice


def test_a_folder_that_the_state_lacks_is_said(scratch, tmp_path):
    with pytest.raises(GitProblem, match="no folder 'claimz'"):
        export(Repository.around(scratch.top), "HEAD", "claimz", tmp_path / "out")


def test_contents_come_in_one_call_and_what_is_missing_is_left_out(scratch):
    repository = Repository.around(scratch.top)
    blobs = {entry.path: entry.blob for entry in repository.entries(repository.commit("HEAD"), "claims")}
    found = repository.blobs([*blobs.values(), "0" * 40])
    assert found[blobs["claims/post/cost.yaml"]] == b"value: 1\n" and len(found) == 2
