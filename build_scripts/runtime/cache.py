"""Skip what was done before: a finished runtime is kept under the hash of all that went into it."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from build_scripts.runtime.places import HERE, PACKAGE, PYODIDE_FILES
from build_scripts.runtime.wheel import beside_the_package

KEPT = 4  # runtimes; each is 17 MB


def fingerprint(model: str, source: Path, pyodide: Path) -> str:
    """A hash of everything that the prepared runtime depends on."""
    digest = hashlib.sha256()
    digest.update(f"{sys.version_info[:3]}\0{len(model)}\0{model}".encode())
    for path in _inputs(source, pyodide):
        content = path.read_bytes()
        digest.update(f"\0{path.name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:16]


def _inputs(source: Path, pyodide: Path) -> Iterable[Path]:
    calc = (path for path in (source / PACKAGE).rglob("*") if path.is_file() and path.suffix != ".pyc")
    yield from sorted(path for path in calc if path.name != "model.json")  # that one is given to us apart
    yield from (source / name for name in beside_the_package(source))
    yield from sorted(path for path in HERE.iterdir() if path.suffix in (".py", ".mjs"))
    yield from (pyodide / name for name in ("package.json", *PYODIDE_FILES))


def copy_into(done: Path, out: Path) -> None:
    """Bring a finished runtime to `out`; files that are the same stay as they are."""
    out.mkdir(parents=True, exist_ok=True)
    wanted = {path.name: path for path in done.iterdir()}
    for path in out.iterdir():
        if path.is_file() and path.name not in wanted:
            path.unlink()
    for name, path in wanted.items():
        target = out / name
        if not (target.is_file() and target.read_bytes() == path.read_bytes()):
            shutil.copyfile(path, target)


def keep(work: Path, done: Path) -> None:
    """Move a finished runtime to its place in the cache, and let the oldest go."""
    done.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.replace(work, done)
    except OSError:  # somebody else was as quick: theirs is the same
        shutil.rmtree(work)
    finished = [path for path in done.parent.iterdir() if path.is_dir() and "." not in path.name]
    finished.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for path in finished[KEPT:]:
        shutil.rmtree(path, ignore_errors=True)
