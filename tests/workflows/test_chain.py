"""The scripts of the workflows, one after the other as the host runs them, against a GitHub on this machine.

What runs is the text of each `run:` itself, in a checkout of its own with a small set of claims.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from build_scripts.hosting.body import marker
from tests.hosting.github import TOKEN, GitHub
from tests.publish.small_corpus import write_corpus
from tests.repository.scratch import Scratch
from tests.workflows.workflow import ROOT, step, steps

COST = "claims/post/cost.yaml"


class Runner:
    """A machine of the host: a checkout, and what a workflow has in its environment."""

    def __init__(self, folder: Path, github: GitHub):
        self.github = github
        self.checkout = Scratch(folder / "checkout")
        self.summary = folder / "summary.md"
        self.temp = folder / "temp"
        self.temp.mkdir()
        # The python3 of the host, which has no packages: whatever this machine calls so may be too old.
        self.bin = folder / "python"
        self.bin.mkdir()
        (self.bin / "python3").write_text(f'#!/bin/sh\nexec "{sys.executable}" -S "$@"\n', encoding="utf-8")
        (self.bin / "python3").chmod(0o755)
        for name in ("build_scripts", "calc"):
            shutil.copytree(ROOT / name, self.checkout.top / name, ignore=shutil.ignore_patterns("__pycache__"))
        (self.checkout.top / ".venv").symlink_to(sys.prefix)
        for name in ("pyproject.toml", "mkdocs.yml", "docs/calc.md"):
            self.checkout.write(name, (ROOT / name).read_text(encoding="utf-8"))
        self.checkout.write(".gitignore", ".venv\n.cache\n__pycache__\nimpact/\ndist/\nlinks.md\ncalc/model.json\n")
        write_corpus(self.checkout.top / "claims")
        self.base = self.checkout.commit("Base")

    def run(self, script: str, **variables: str) -> subprocess.CompletedProcess:
        """Run the text of a step as the host does: bash that ends at the first error."""
        environment = {
            **{name: os.environ[name] for name in ("HOME", "TMPDIR") if name in os.environ},
            "PATH": f"{self.bin}{os.pathsep}{os.environ['PATH']}",
            "GITHUB_API_URL": self.github.address,
            "GITHUB_REPOSITORY": self.github.repository,
            "GITHUB_STEP_SUMMARY": str(self.summary),
            **variables,
        }
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-c", script],
            cwd=self.checkout.top, env=environment, capture_output=True, text=True,
        )  # fmt: skip

    def merge(self) -> None:
        """The change as the host checks it out: merged into what it is meant for."""
        head = self.checkout.commit("Change")
        self.github.pulls[12] = {"number": 12, "state": "open", "head": {"sha": head}}
        self.checkout.git("checkout", "--quiet", "--detach", self.base)
        self.checkout.git("merge", "--quiet", "--no-ff", "-m", "Merge", head)

    def impact(self) -> None:
        """impact.yml and then impact-comment.yml; the artifact goes from one to the other."""
        shutil.rmtree(self.checkout.top / "impact", ignore_errors=True)
        computed = self.run(step("impact.yml", "Compute the comment")["run"], NUMBER="12", GITHUB_TOKEN=TOKEN)
        assert computed.returncode == 0, computed.stderr
        self.comment(self.github.pulls[12]["head"]["sha"])

    def comment(self, head: str) -> subprocess.CompletedProcess:
        shutil.rmtree(self.temp / "impact", ignore_errors=True)
        shutil.copytree(self.checkout.top / "impact", self.temp / "impact")
        script = step("impact-comment.yml", "Write or update the comment")["run"]
        done = self.run(script, GITHUB_TOKEN=TOKEN, HEAD=head, IMPACT=str(self.temp / "impact"))
        assert done.returncode == 0, done.stderr
        return done


@pytest.fixture
def github():
    host = GitHub()
    host.pages = {"html_url": "https://site.example/reckoner/"}
    yield host
    host.close()


@pytest.fixture
def runner(tmp_path, github):
    return Runner(tmp_path, github)


def test_from_a_changed_claim_to_one_comment_that_follows_it(runner, github):
    runner.checkout.replace(COST, "value: 100M", "value: 50M")
    runner.merge()
    runner.impact()
    (body,) = github.bodies()
    assert body.startswith(f"{marker('impact')}\n### 1 changed")
    assert "`value`: 100M → 50M" in body and "](https://site.example/reckoner/claims/post/cost/)" in body
    assert "check “Preview”" in body and github.pulls[12]["head"]["sha"] in body
    artifact = (runner.temp / "impact" / "impact.md").read_text(encoding="utf-8")
    assert artifact.strip() in body, "what impact writes must pass unchanged"
    assert artifact.strip() in runner.summary.read_text(encoding="utf-8")

    runner.checkout.git("checkout", "--quiet", "main")
    runner.checkout.replace(COST, "value: 50M", "value: 100M")
    runner.merge()
    runner.impact()
    (body,) = github.bodies()
    assert body == f"{marker('impact')}\nNothing moves any more: this change moves no published number and no rating.\n"


def test_a_change_that_moves_nothing_gets_no_comment(runner, github):
    runner.checkout.write("README.md", "other words")
    runner.merge()
    runner.impact()
    assert github.bodies() == []


def test_an_artifact_for_another_pull_request_changes_nothing(runner, github):
    runner.checkout.replace(COST, "value: 100M", "value: 50M")
    runner.merge()
    runner.impact()
    before = github.bodies()
    (runner.checkout.top / "impact" / "impact.md").write_text("[you won](https://evil.example/)", encoding="utf-8")
    assert "no comment" in runner.comment("b" * 40).stdout
    assert github.bodies() == before


def test_a_hostile_artifact_does_no_harm(runner, github):
    runner.checkout.replace(COST, "value: 100M", "value: 50M")
    runner.merge()
    (runner.checkout.top / "impact").mkdir()
    (runner.checkout.top / "impact" / "number").write_text("12\n", encoding="utf-8")
    text = "@everyone [claim your prize](https://evil.example/) ![x](https://evil.example/x.png) <!-- x -->"
    (runner.checkout.top / "impact" / "impact.md").write_text(text, encoding="utf-8")
    runner.comment(github.pulls[12]["head"]["sha"])
    (body,) = github.bodies()
    assert "](https" not in body and "@everyone" not in body and body.count("<!--") == 1


def test_hostile_records_pass_through_impact_as_they_do_without_the_last_check(runner, github):
    hostile = "'@all [x](https://evil.example) #12 <img src=x> ![a](b) www.evil.example `| a ]: b'"
    text = (runner.checkout.top / COST).read_text(encoding="utf-8")
    runner.checkout.write(COST, f"statement: {hostile}\n{text.split(chr(10), 1)[1].replace('100M', '50M')}")
    runner.merge()
    runner.impact()
    artifact = (runner.temp / "impact" / "impact.md").read_text(encoding="utf-8")
    assert artifact.strip() in github.bodies()[0]


def test_the_check_writes_annotations_and_fails(runner):
    (script,) = [one.content["run"] for one in steps() if "check --format github" in one.content.get("run", "")]
    runner.checkout.replace(COST, "unit: USD", "unit: bananas")
    done = runner.run(script)
    assert done.returncode == 1
    assert "::error file=claims/post/cost.yaml,line=" in done.stdout


def test_what_the_check_finds_is_there_for_code_scanning(runner):
    runner.checkout.replace(COST, "unit: USD", "unit: bananas")
    done = runner.run(step("check.yml", "Check")["run"], GITHUB_TOKEN=TOKEN)
    assert (done.returncode, done.stderr) == (0, "")
    (run,) = json.loads((runner.checkout.top / "check.sarif").read_text(encoding="utf-8"))["runs"]
    assert "RR405" in {one["ruleId"] for one in run["results"]}
    assert run["tool"]["driver"]["informationUri"] == "https://site.example/reckoner/check/"


def test_sources_without_addresses_make_an_empty_report(runner):
    for path in (runner.checkout.top / "claims").glob("*/source.yaml"):
        path.write_text(re.sub(r"(?m)^(archived_)?url:.*$", r"\1url: null", path.read_text(encoding="utf-8")))
    (script,) = [one.content["run"] for one in steps() if "build_scripts links" in one.content.get("run", "")]
    done = runner.run(script)
    assert (done.returncode, done.stderr) == (0, "")
    assert (runner.checkout.top / "links.md").read_text(encoding="utf-8") == ""


def test_the_report_on_links_becomes_an_issue(runner, github):
    (runner.checkout.top / "report").mkdir()
    report = runner.checkout.top / "report" / "links.md"
    report.write_text("**1 address visited: 1 leads nowhere.**\n", encoding="utf-8")
    script = step("links.yml", "Write, update or close the issue")["run"]
    assert runner.run(script, GITHUB_TOKEN=TOKEN).returncode == 0
    (issue,) = github.issues
    assert issue["title"] == "Links of sources that need a look" and "1 leads nowhere" in issue["body"]
    report.write_text("", encoding="utf-8")
    assert runner.run(script, GITHUB_TOKEN=TOKEN).returncode == 0
    assert issue["state"] == "closed"


def test_a_tag_becomes_notes_and_a_release(runner, github, tmp_path):
    runner.checkout.git("tag", "v1.0")
    runner.checkout.replace(COST, "value: 100M", "value: 50M")
    runner.checkout.commit("Change")
    runner.checkout.git("tag", "v1.1")
    (wheel,) = [one.content["run"] for one in steps() if one.content.get("run", "").endswith("build_scripts wheel")]
    assert runner.run(wheel).returncode == 0
    done = runner.run(step("release.yml", "Write the notes")["run"], GITHUB_TOKEN=TOKEN, GITHUB_REF_NAME="v1.1")
    assert done.returncode == 0, done.stderr
    notes = (runner.checkout.top / "dist" / "notes.md").read_text(encoding="utf-8")
    assert "value: 100M → 50M" in notes and "https://site.example/reckoner/claims/post/cost/" in notes
    # The host's own program makes the release; here one stands in for it that says what it was asked.
    (tmp_path / "bin").mkdir()
    gh = tmp_path / "bin" / "gh"
    gh.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n', encoding="utf-8")
    gh.chmod(0o755)
    path = f"{gh.parent}{os.pathsep}{os.environ['PATH']}"
    said = runner.run(step("release.yml", "Make the release")["run"], PATH=path, GITHUB_REF_NAME="v1.1").stdout.split(
        "\n"
    )
    assert said[:3] == ["release", "create", "v1.1"]
    assert (said[said.index("--notes-file") + 1], said[-2][-4:]) == ("dist/notes.md", ".whl")
