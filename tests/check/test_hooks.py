"""Commits are checked: by the hook of Git, and by pre-commit's configuration, in a repository of their own."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from build_scripts.check.command import main
from tests.check.corpus import Corpus

ROOT = Path(__file__).resolve().parents[2]
LEFT_OUT = shutil.ignore_patterns("__pycache__", "templates", "js")


@pytest.fixture(scope="module")
def origin(tmp_path_factory):
    """A checkout with the check and a small corpus, committed."""
    top = tmp_path_factory.mktemp("hooks") / "checkout"
    for name in ("build_scripts", "calc", ".githooks"):
        shutil.copytree(ROOT / name, top / name, ignore=LEFT_OUT)
    for name in (
        "Makefile",
        "mkdocs.yml",
        ".pre-commit-config.yaml",
        ".gitignore",
        "pyproject.toml",
        "constraints.txt",
    ):
        shutil.copy(ROOT / name, top / name)
    Corpus(top)
    (top / ".venv" / "bin").mkdir(parents=True)
    (top / ".venv" / "bin" / "python").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    (top / ".venv" / "bin" / "python").chmod(0o755)
    git(top, "init", "-q")
    git(top, "add", "claims")
    git(top, "commit", "-q", "-m", "Begin")
    return top


@pytest.fixture
def checkout(origin, tmp_path):
    shutil.copytree(origin, tmp_path / "checkout", symlinks=True)
    return tmp_path / "checkout"


def git(top, *arguments, check=True):
    own = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.org", "-c", "commit.gpgsign=false"]
    found = subprocess.run(["git", *own, *arguments], cwd=top, capture_output=True, text=True)
    assert found.returncode == 0 or not check, found.stderr
    return found


def replace(top, name, old, new):
    path = top / "claims" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def install(top):
    """What `make hook` does, without setting the checkout up first."""
    for stamp in (".python", ".site-tools"):
        (top / ".venv" / stamp).touch()
    return subprocess.run(["make", "hook"], cwd=top, capture_output=True, text=True)


def test_a_commit_with_an_error_is_refused_and_a_sound_one_made(checkout):
    assert "Commits are checked now" in install(checkout).stdout
    replace(checkout, "post/cost.yaml", "unit: USD", "unit: bananas")
    refused = git(checkout, "commit", "-q", "-am", "Spoil", check=False)
    assert refused.returncode == 1
    assert "claims/post/cost.yaml:8:7: error RR405 [unit]" in refused.stdout + refused.stderr
    replace(checkout, "post/cost.yaml", "unit: bananas", "unit: million USD")
    replace(checkout, "post/cost.yaml", "value: 100M", "value: 100")
    git(checkout, "commit", "-q", "-am", "Change")


def test_what_is_staged_counts_and_not_what_stands_in_the_file(checkout):
    install(checkout)
    replace(checkout, "post/cost.yaml", "unit: USD", "unit: bananas")
    git(checkout, "add", "claims/post/cost.yaml")
    replace(checkout, "post/cost.yaml", "unit: bananas", "unit: USD")
    assert git(checkout, "commit", "-q", "-m", "Spoil", check=False).returncode == 1


def test_a_claim_that_is_deleted_though_others_rest_on_it_is_refused(checkout):
    install(checkout)
    git(checkout, "rm", "-q", "claims/post/cost.yaml")
    refused = git(checkout, "commit", "-q", "-m", "Delete", check=False)
    assert refused.returncode == 1 and "RR304" in refused.stdout + refused.stderr


def test_a_commit_of_something_else_is_not_checked(checkout):
    install(checkout)
    replace(checkout, "post/cost.yaml", "unit: USD", "unit: bananas")
    (checkout / "other.txt").write_text("x", encoding="utf-8")
    git(checkout, "add", "other.txt")
    made = git(checkout, "commit", "-q", "-m", "Other")
    assert "RR" not in made.stdout + made.stderr


def test_another_hook_is_left_alone(checkout):
    hook = checkout / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\n", encoding="utf-8")
    found = install(checkout)
    assert (
        found.returncode != 0 and "another hook" in found.stderr and hook.read_text(encoding="utf-8") == "#!/bin/sh\n"
    )


def test_the_configuration_of_pre_commit_checks_the_files_that_it_names(checkout):
    (repository,) = yaml.safe_load((checkout / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    (hook,) = repository["hooks"]
    assert (repository["repo"], hook["language"]) == ("local", "system")
    tracked = git(checkout, "ls-files").stdout.split()
    files = [name for name in tracked if re.search(hook["files"], name)]
    assert "claims/post/cost.yaml" in files and not re.search(hook["files"], "README.md")

    def run():
        return subprocess.run([*hook["entry"].split(), *files], cwd=checkout, capture_output=True, text=True)

    assert run().returncode == 0
    replace(checkout, "post/cost.yaml", "unit: USD", "unit: bananas")
    assert run().returncode == 1 and "RR405" in run().stdout


def test_without_a_repository_it_says_so(tmp_path, capsys):
    root = Corpus(tmp_path).root
    assert main(["--root", str(root), "--staged"]) == 2
    assert "Git says" in capsys.readouterr().err
    assert main(["--root", str(root), "--staged", "--fix"]) == 2
