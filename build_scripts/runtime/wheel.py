"""Build the wheel of `calc`, with the compiled claims inside.

The build happens in a copy, so that the checkout stays as it is, with what is already installed (no
isolation, hence no network), and twice the same input gives twice the same bytes.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

from build_scripts.runtime.node import environment
from build_scripts.runtime.places import PACKAGE, ROOT
from build_scripts.runtime.problem import RuntimeProblem
from calc.model_text import write_model

#: 1 January 1980, the first moment that a zip can hold. It goes to SOURCE_DATE_EPOCH.
EPOCH = "315532800"


def build_wheel(out_dir: Path, model: dict[str, Any] | None = None, source: Path = ROOT) -> Path:
    """Build the wheel into `out_dir` and return its path.

    `model` is what goes in as `calc/model.json`; without it the file that stands in `source` is used.
    """
    out_dir.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "source")
        _copy_source(source, copy, model)
        built = Path(folder, "wheels")
        # Our Python's own `setuptools` and `wheel`: an isolated build would ask the network for them.
        done = subprocess.run(
            [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(built), str(copy)],
            capture_output=True,
            text=True,
            cwd=folder,
            check=False,
            umask=0o022,  # the wheel keeps the permissions of what is made on the way
            env=environment(SOURCE_DATE_EPOCH=EPOCH, PYTHONHASHSEED="0"),
        )
        wheels = sorted(built.glob("*.whl")) if built.is_dir() else []
        if done.returncode or len(wheels) != 1:
            said = (done.stderr + done.stdout).strip()
            raise RuntimeProblem(f"The wheel of {PACKAGE} could not be built: {said}")
        return Path(shutil.copy(wheels[0], out_dir / wheels[0].name))


def model_text(model: dict[str, Any]) -> str:
    """The model as it is written into the wheel: the same text for the same claims."""
    return write_model(model)


def beside_the_package(source: Path) -> list[str]:
    """The files outside the package that its wheel is made from: settings, readme, licences."""
    settings = tomllib.loads((source / "pyproject.toml").read_text(encoding="utf-8"))
    readme = settings.get("project", {}).get("readme")
    names = ["pyproject.toml", *([readme] if isinstance(readme, str) else [])]
    return names + sorted(path.name for path in source.glob("LICEN[CS]E*") if path.is_file())


def _copy_source(source: Path, copy: Path, model: dict[str, Any] | None) -> None:
    if not (source / "pyproject.toml").is_file() or not (source / PACKAGE).is_dir():
        raise RuntimeProblem(f"{source} holds no pyproject.toml and {PACKAGE}/: there is nothing to build.")
    shutil.copytree(source / PACKAGE, copy / PACKAGE, ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))
    for name in beside_the_package(source):
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / name, copy / name)
    packaged = copy / PACKAGE / "model.json"
    if model is not None:
        packaged.write_text(model_text(model), encoding="utf-8")
    elif not packaged.is_file():
        raise RuntimeProblem(
            f"{PACKAGE}/model.json is missing, so the wheel would hold no claims. "
            "Run `python -m build_scripts compile` first."
        )
    for path in copy.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)  # else the wheel would show the builder's umask
