"""The workflows and forms are as the host wants them, and offer an attacker nothing. All of it offline."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from build_scripts.runtime.node import find_node
from tests.workflows.workflow import FILES, FOLDER, ROOT, jobs, steps, workflow

BIN = Path(sys.executable).parent
FORMS = [FOLDER / "ISSUE_TEMPLATE" / name for name in ("claim.yml", "error.yml")]
CONFIG = FOLDER / "ISSUE_TEMPLATE" / "config.yml"


def run(*command) -> subprocess.CompletedProcess:
    return subprocess.run([*map(str, command)], cwd=ROOT, capture_output=True, text=True)


def has_schema(schema: str, *files: Path) -> bool:
    done = run(BIN / "check-jsonschema", "--builtin-schema", schema, *files)
    print(done.stdout)
    return done.returncode == 0


def actionlint(*files: Path) -> list[dict]:
    """What actionlint finds. It is older than the repository's variables, which the host has had since 2023."""
    done = run(find_node(), Path(__file__).with_name("lint.mjs"), *files)
    assert done.returncode == 0, done.stderr
    return [one for one in json.loads(done.stdout) if not one["message"].startswith('undefined variable "vars"')]


def zizmor(*files: Path) -> list[dict]:
    # Offline: it would otherwise ask the host for the actions, where there is a token. Pedantic: with explanations.
    done = run(BIN / "zizmor", "--offline", "--persona", "pedantic", "--no-exit-codes", "--format", "json", *files)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_workflows_have_the_host_s_schema():
    assert len(FILES) == 7
    assert has_schema("vendor.github-workflows", *FILES)
    assert has_schema("custom.github-workflows-require-timeout", *FILES)


def test_actionlint_finds_nothing():
    assert actionlint(*FILES) == []


def test_zizmor_finds_nothing():
    assert zizmor(FOLDER) == []


def test_forms_have_the_host_s_schema():
    assert has_schema("vendor.github-issue-forms", *FORMS)
    assert has_schema("vendor.github-issue-config", CONFIG)
    assert has_schema("vendor.dependabot", FOLDER / "dependabot.yml")


@pytest.mark.parametrize(
    "form, evidence", [("claim", {"url", "quote", "locator"}), ("error", {"evidence_url", "evidence_quote"})]
)
def test_no_form_can_be_sent_without_evidence(form, evidence):
    fields = yaml.safe_load((FOLDER / "ISSUE_TEMPLATE" / f"{form}.yml").read_text(encoding="utf-8"))["body"]
    needed = {field["id"] for field in fields if field.get("validations", {}).get("required")}
    assert evidence <= needed
    assert yaml.safe_load(CONFIG.read_text(encoding="utf-8"))["blank_issues_enabled"] is False


def test_what_the_example_of_owners_names_exists():
    lines = (FOLDER / "CODEOWNERS.example").read_text(encoding="utf-8").splitlines()
    paths = [line.split()[0] for line in lines if line.startswith("/")]
    assert len(paths) > 3 and [path for path in paths if not (ROOT / path.strip("/")).is_dir()] == []


def test_the_config_stays_right_when_the_signs_are_taken_away(tmp_path):
    text = CONFIG.read_text(encoding="utf-8")
    path = tmp_path / "config.yml"
    path.write_text(text.replace("\n# contact", "\ncontact").replace("\n#   ", "\n  "), encoding="utf-8")
    assert len(yaml.safe_load(path.read_text(encoding="utf-8"))["contact_links"]) == 1
    assert has_schema("vendor.github-issue-config", path)


# That the three would find something if there were something


@pytest.fixture
def spoiled(tmp_path):
    """Writes a workflow that is wrong in one place."""

    def write(old: str, new: str) -> Path:
        text = (FOLDER / "workflows" / "links.yml").read_text(encoding="utf-8")
        assert old in text
        path = tmp_path / ".github" / "workflows" / "links.yml"
        path.parent.mkdir(parents=True)
        path.write_text(text.replace(old, new), encoding="utf-8")
        return path

    return write


def test_a_key_that_does_not_exist_is_found(spoiled):
    assert not has_schema("vendor.github-workflows", spoiled("runs-on:", "run-on:"))


def test_a_job_without_a_time_limit_is_found(spoiled):
    assert not has_schema("custom.github-workflows-require-timeout", spoiled("    timeout-minutes: 10\n", ""))


def test_a_job_that_needs_one_that_is_not_there_is_found(spoiled):
    assert [one["kind"] for one in actionlint(spoiled("needs: links", "needs: visits"))] == ["job-needs"]


@pytest.mark.parametrize(
    "old, new, rule",
    [
        ("@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "@v7", "unpinned-uses"),
        ("run: make setup", "run: echo ${{ github.head_ref }}", "template-injection"),
        ("permissions: {}", "permissions: write-all", "excessive-permissions"),
        ("  workflow_dispatch:\n", "  pull_request_target:\n", "dangerous-triggers"),
        ("persist-credentials: false", "fetch-depth: 1", "artipacked"),
    ],
)
def test_what_an_attacker_could_use_is_found(spoiled, old, new, rule):
    assert rule in {one["ident"] for one in zizmor(spoiled(old, new))}


# What no linter knows


def test_no_job_has_a_permission_beyond_its_purpose():
    may_write = {
        (file, name): sorted(key for key, value in job["permissions"].items() if value == "write")
        for file, name, job in jobs()
    }
    assert {job: keys for job, keys in may_write.items() if keys} == {
        ("check.yml", "scanning"): ["security-events"],
        ("impact-comment.yml", "comment"): ["pull-requests"],
        ("links.yml", "issue"): ["issues"],
        ("pages.yml", "deploy"): ["id-token", "pages"],
        ("release.yml", "release"): ["contents"],
    }
    assert all(workflow(path.name)["permissions"] == {} for path in FILES)


def test_what_may_write_installs_nothing_and_runs_no_code_of_a_pull_request():
    for file, name, job in jobs():
        # To list what the check of the main branch found is the one thing for which the check must run.
        if "write" not in job["permissions"].values() or name == "scanning":
            continue
        for step in job["steps"]:
            assert "make " not in step.get("run", "") and "pip" not in step.get("run", ""), (file, name)
            if step.get("uses", "").startswith("actions/checkout@") and file == "impact-comment.yml":
                assert step["with"]["ref"] == "${{ github.event.repository.default_branch }}"


def test_every_workflow_gives_way_to_a_newer_run_of_itself():
    assert all("group" in workflow(path.name)["concurrency"] for path in FILES)


def test_no_expression_stands_in_a_script():
    assert [step for step in steps() if "${{" in step.content.get("run", "")] == []


def test_an_action_is_the_same_commit_everywhere():
    pins: dict[str, set[str]] = {}
    for path in FILES:
        for line in path.read_text(encoding="utf-8").splitlines():
            if "uses: " in line:
                action, pin = line.split("uses: ")[1].split("@")
                pins.setdefault(action, set()).add(pin)
    assert {action: len(found) for action, found in pins.items() if len(found) > 1} == {}


def test_the_comment_follows_the_workflow_that_computes_it():
    assert workflow("impact-comment.yml")["on"]["workflow_run"]["workflows"] == [workflow("impact.yml")["name"]]
