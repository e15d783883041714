"""From a model to a folder that a browser can load: the steps, in order."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

from build_scripts.runtime import cache, node
from build_scripts.runtime.archive import write_stored_zip
from build_scripts.runtime.exercise import messages
from build_scripts.runtime.lock import locked
from build_scripts.runtime.manifest import write_manifest
from build_scripts.runtime.node import require_pyodide
from build_scripts.runtime.places import (
    CACHE,
    HERE,
    LOCK,
    MANIFEST,
    PACKAGE,
    PREPARED_ZIP,
    PYODIDE,
    PYODIDE_FILES,
    ROOT,
)
from build_scripts.runtime.selftest import self_test
from build_scripts.runtime.wheel import build_wheel, model_text


def prepare(model: dict[str, Any], out: Path, *, source: Path = ROOT, cache_dir: Path = CACHE) -> dict[str, Any]:
    """Fill `out` with the browser's Python and `calc` holding `model`; returns the manifest.

    What was prepared before from the same input is taken from `cache_dir`. Raises RuntimeProblem, and
    leaves `out` as it was, if anything fails, the self-test included.
    """
    require_pyodide()
    done = cache_dir / cache.fingerprint(model_text(model), source, PYODIDE)
    if not (done / MANIFEST).is_file():
        cache_dir.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix="unfinished.", dir=cache_dir))
        try:
            _prepare_afresh(model, work, source)
            work.chmod(0o755)
            cache.keep(work, done)
        finally:
            shutil.rmtree(work, ignore_errors=True)
    cache.copy_into(done, out)
    return json.loads((out / MANIFEST).read_text(encoding="utf-8"))


def _prepare_afresh(model: dict[str, Any], work: Path, source: Path) -> None:
    pyodide_version = json.loads((PYODIDE / "package.json").read_text(encoding="utf-8"))["version"]
    for name in PYODIDE_FILES:
        shutil.copyfile(PYODIDE / name, work / name)
    wheel = build_wheel(work, model, source)
    lock = locked(wheel, PYODIDE / LOCK, pyodide_version)
    (work / LOCK).write_text(json.dumps(lock, indent=1) + "\n", encoding="utf-8")
    asked = messages(model)
    files, python = compiled_files(wheel, asked)
    write_stored_zip(work / PREPARED_ZIP, files)
    self_test(work, wheel, asked, model)
    (entry,) = lock["packages"].values()
    write_manifest(
        work,
        (*PYODIDE_FILES, PREPARED_ZIP, wheel.name, LOCK),
        pyodide=pyodide_version,
        python=python,
        calc=entry["version"],
        data_version=model.get("data_version"),
        wheel=wheel.name,
        modules=len(files),
        lock=lock,
    )


def compiled_files(wheel: Path, asked: list[str]) -> tuple[dict[str, bytes], str]:
    """What the prepared zip holds (name → content), compiled inside Pyodide, and its Python's version."""
    with tempfile.TemporaryDirectory() as folder:
        done = node.run(
            "compile",
            wheel=str(wheel),
            wheelName=wheel.name,
            compiler=str(HERE / "compiler.py"),
            package=PACKAGE,
            messages=asked,
            out=folder,
        )
        return {name: Path(folder, name).read_bytes() for name in done["files"]}, done["python"]
