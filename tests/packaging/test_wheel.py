"""`pip install <wheel>` in an empty environment is enough to recompute every implication, without the repository."""

import json
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

import calc
from build_scripts.runtime.wheel import build_wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    return build_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def python(wheel, tmp_path_factory) -> Path:
    """The Python of an empty environment in which nothing but the wheel is installed."""
    place = tmp_path_factory.mktemp("empty")
    venv.create(place, with_pip=True)
    python = place / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    install = [
        python,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-index",
        "--no-deps",
        "--disable-pip-version-check",
        wheel,
    ]
    subprocess.run(install, check=True, capture_output=True)
    return python


def run(python: Path, *arguments: str) -> str:
    # -I: neither the working directory nor PYTHONPATH lends it the repository.
    command = [python, "-I", "-m", "calc", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, cwd=python.parent).stdout


def test_wheel_is_pure_and_needs_nothing(wheel):
    assert wheel.name.endswith("-py3-none-any.whl")
    with zipfile.ZipFile(wheel) as archive:
        metadata = next(archive.read(name).decode() for name in archive.namelist() if name.endswith("METADATA"))
        assert "calc/model.json" in archive.namelist()
    assert "Requires-Dist" not in metadata


def test_every_implication_recomputes_to_the_same_bits(python):
    rows = json.loads(run(python, "list", "--kind", "implication", "--json"))
    here = calc.handle({"op": "evaluate"})["results"]
    assert {row["id"] for row in rows} == {id for id, result in here.items() if result["kind"] == "implication"}
    for row in rows:
        assert (row["recomputed"], row["ratio"], row["verdict"]) == tuple(
            here[row["id"]][key] for key in ("recomputed", "ratio", "verdict")
        )


def test_eval_and_show_work_there(python):
    record = json.loads(run(python, "eval", "costs-of-agi-2023/tokens-per-dollar", "--set", "cost=50M USD", "--json"))
    assert record["value"] == 80000.0
    assert "rests on" in run(python, "show", "costs-of-agi-2023/parameters")
