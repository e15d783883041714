"""The second zip: what it holds, that it is made once, and that it is not published when it finds something else."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from pathlib import Path

import pytest

from build_scripts.form.desk import Desk
from build_scripts.records.load import load
from build_scripts.runtime import RuntimeProblem, addition, prepare_addition
from build_scripts.runtime.places import MANIFEST, PREPARED_ZIP
from tests.browser.conftest import SITE
from tests.check.corpus import Corpus

BUILT = SITE / "assets" / "runtime"


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory):
    return load(Corpus(tmp_path_factory.mktemp("corpus")).root)


@pytest.fixture
def runtime(tmp_path: Path) -> Path:
    """The runtime of calculators as built by `make site`, which `make test` runs first."""
    if not (BUILT / MANIFEST).is_file():
        pytest.fail("There is no runtime to test. Run `make site` first.")
    folder = tmp_path / "runtime"
    shutil.copytree(BUILT, folder, ignore=shutil.ignore_patterns(addition.FOLDER))
    return folder


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


def test_folder_holds_what_the_manifest_says(records, runtime: Path, cache: Path) -> None:
    manifest = prepare_addition(records, runtime, cache)
    folder = runtime / addition.FOLDER
    assert {path.name for path in folder.iterdir()} == {addition.ZIP, addition.DATA, MANIFEST}
    for name, said in manifest["files"].items():
        content = (folder / name).read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (said["bytes"], said["sha256"])
    with zipfile.ZipFile(folder / addition.ZIP) as added, zipfile.ZipFile(runtime / PREPARED_ZIP) as prepared:
        names = set(added.namelist())
        assert not names & set(prepared.namelist()), "nothing is loaded twice"
    assert {"rpds.pyc", "joined.pyc", "yaml/__init__.pyc", "build_scripts/check/run.pyc"} <= names
    assert "build_scripts/schema/claim.json" in names
    assert not [name for name in names if name.endswith(".py") or "/tests/" in name or "site" in name]
    rules = {name for name in names if name.startswith("build_scripts/check/rules/")}
    assert len(rules) == len([*(addition.ROOT / "build_scripts/check/rules").glob("*.py")])


def test_second_run_is_skipped(records, runtime: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = prepare_addition(records, runtime, cache)
    monkeypatch.setattr(addition, "_compiled_files", lambda *_: pytest.fail("compiled although nothing has changed"))
    assert prepare_addition(records, runtime, cache) == first


def test_other_answers_than_the_hosts_are_not_published(
    records, runtime: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(addition, "messages", lambda _: ['{"op": "describe"}'])
    monkeypatch.setattr(
        addition, "host_answers", lambda *_: [json.dumps({"claims": len(Desk(records).records.claims)})]
    )
    with pytest.raises(RuntimeProblem, match="does not find the same"):
        prepare_addition(records, runtime, tmp_path / "cache")
    assert not (runtime / addition.FOLDER).exists()


def test_sources_are_found_by_following_imports() -> None:
    names = set(addition.sources())
    assert {
        "build_scripts/form/messages.py",
        "build_scripts/drafting/claim.py",
        "build_scripts/records/snapshot.py",
    } <= names
    assert not names & {"build_scripts/cli.py", "build_scripts/publish/pages.py", "build_scripts/check/command.py"}
