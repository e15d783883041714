"""Preparing the runtime as a whole, with Node."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from pathlib import Path

import pytest

from build_scripts.runtime import RuntimeProblem, prepare, selftest
from build_scripts.runtime.exercise import messages
from build_scripts.runtime.places import PREPARED_ZIP, PYODIDE_FILES
from build_scripts.runtime.preparation import compiled_files
from tests.runtime.conftest import MODEL, SCRATCH, Prepared

UNCHECKED_HASH = (0b01).to_bytes(4, "little")


def test_folder_holds_what_the_manifest_says(prepared: Prepared) -> None:
    files = prepared.manifest["files"]
    assert set(files) == {*PYODIDE_FILES, PREPARED_ZIP, prepared.manifest["wheel"], "pyodide-lock.json"}
    assert {path.name for path in prepared.folder.iterdir()} == {*files, "manifest.json"}
    for name, said in files.items():
        content = (prepared.folder / name).read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (said["bytes"], said["sha256"])
    assert prepared.manifest["pyodide"] == "314.0.7" and prepared.manifest["python"].startswith("3.14.")
    assert prepared.manifest["data_version"] == MODEL["data_version"]


def test_zip_holds_calc_its_claims_and_what_they_need(prepared: Prepared) -> None:
    with zipfile.ZipFile(prepared.folder / PREPARED_ZIP) as archive:
        names = set(archive.namelist())
        assert json.loads(archive.read("calc/model.json")) == MODEL
        # difflib is imported in a function only; traceback by nobody, until something goes wrong.
        assert {"calc/messages.pyc", "json/decoder.pyc", "difflib.pyc", "traceback.pyc"} <= names
        assert not [name for name in names if name.endswith(".py")]
        assert not names & {"statistics.pyc", "py_compile.pyc", "unittest/__init__.pyc", "argparse.pyc"}
        for name in names - {"calc/model.json"}:
            assert archive.read(name)[4:8] == UNCHECKED_HASH, name


def test_code_is_for_pyodides_python_and_without_docstrings(prepared: Prepared) -> None:
    with zipfile.ZipFile(prepared.folder / PREPARED_ZIP) as archive:
        compiled = archive.read("calc/messages.pyc")
        assert compiled[:4] == archive.read("json/__init__.pyc")[:4]
    assert b"/lib/python314.zip/calc/messages.py" in compiled
    assert b"Answer one message" not in compiled


def test_second_run_is_skipped_and_leaves_files_alone(
    prepared: Prepared, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise AssertionError("prepared afresh although nothing has changed")

    monkeypatch.setattr("build_scripts.runtime.preparation._prepare_afresh", fail)
    out = tmp_path / "out"
    out.mkdir()
    (out / "ready_reckoner_calc-0.0.0-py3-none-any.whl").write_text("of an earlier build")
    assert prepare(MODEL, out, source=SCRATCH, cache_dir=prepared.cache) == prepared.manifest
    assert {path.name for path in out.iterdir()} == {path.name for path in prepared.folder.iterdir()}
    before = {path.name: path.stat().st_mtime_ns for path in out.iterdir()}
    prepare(MODEL, out, source=SCRATCH, cache_dir=prepared.cache)
    assert {path.name: path.stat().st_mtime_ns for path in out.iterdir()} == before


def test_compiling_twice_gives_the_same_bytes(prepared: Prepared) -> None:
    files, _ = compiled_files(prepared.folder / prepared.manifest["wheel"], messages(MODEL))
    with zipfile.ZipFile(prepared.folder / PREPARED_ZIP) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == files


def test_node_gives_the_hosts_answers(prepared: Prepared) -> None:
    asked = messages(MODEL)
    wheel = prepared.folder / prepared.manifest["wheel"]
    expected = selftest.host_answers(wheel, asked)
    assert len(json.loads(expected[1])["results"]) == len(MODEL["claims"])
    selftest.self_test(prepared.folder, wheel, asked, MODEL)


def test_another_answer_stops_the_build(prepared: Prepared, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = messages(MODEL)[:3]
    wheel = prepared.folder / prepared.manifest["wheel"]
    wrong = [answer.replace("0.", "1.") for answer in selftest.host_answers(wheel, asked)]
    monkeypatch.setattr(selftest, "host_answers", lambda *_: wrong)
    with pytest.raises(RuntimeProblem, match=r"does not give the host's answers.*\n.*results → a/"):
        selftest.self_test(prepared.folder, wheel, asked, MODEL)


def test_failure_leaves_the_old_files(prepared: Prepared, tmp_path: Path) -> None:
    source = tmp_path / "source"
    shutil.copytree(SCRATCH, source)
    (source / "calc" / "messages.py").write_text("def handle_text(text):\n    raise ValueError('no good')\n")
    out, cache = tmp_path / "out", tmp_path / "cache"
    out.mkdir()
    (out / "manifest.json").write_text("old")
    with pytest.raises(RuntimeProblem, match="no good"):
        prepare(MODEL, out, source=source, cache_dir=cache)
    assert (out / "manifest.json").read_text() == "old"
    assert list(cache.iterdir()) == []


def test_calc_itself(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Our own calc with two claims: `prepare` compares host and Node, to the last bit where that is fixed."""
    claim = {"kind": "statement", "qualifier": "exact", "p5": None, "p95": None, "formula": None, "inputs": {}}
    model = {
        "version": 1,
        "data_version": "0123456789ab",
        "quantities": {"choices": {"label": "Choices", "unit": "1", "units": ["1"], "min": 0, "max": None}},
        "subjects": {},
        "sources": {"s": {"title": "S", "reliability": "B", "published": None, "url": None}},
        "claims": {
            "s/a": claim
            | {"id": "s/a", "source": "s", "statement": "A.", "quantity": "choices", "value": "50k", "unit": "1"},
            "s/b": claim
            | {"id": "s/b", "source": "s", "statement": "B.", "kind": "implication", "value": "16", "unit": "bit"}
            | {"formula": "hartley_information(a) * sqrt(2)", "inputs": {"a": "s/a"}},
        },
    }
    folder = tmp_path_factory.mktemp("calc")
    prepare(model, folder / "out", cache_dir=folder / "cache")
    (wheel,) = (folder / "out").glob("*.whl")
    asked = ['{"op": "evaluate", "claims": null}']
    (host,), (node,) = selftest.host_answers(wheel, asked), selftest.node_answers(folder / "out", asked)
    values = [json.loads(answer)["results"]["s/b"]["recomputed"] for answer in (host, node)]
    assert values[0] == pytest.approx(22.0754, abs=1e-3) and values[1] == pytest.approx(values[0], rel=1e-12)
