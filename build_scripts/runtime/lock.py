"""Enter our wheel in Pyodide's lock file, by way of pyodide-lock.

Pyodide's own lock lists some three hundred packages that we neither use nor serve. What stays is what
says which Python this is, and our wheel with its sha256, which `loadPackage` verifies.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from build_scripts.runtime.problem import RuntimeProblem

# What the two generations of pyodide-lock (see requirements) write differently, and Pyodide does not read.
DEPRECATED = ("shared_library",)


def locked(wheel: Path, pyodide_lock: Path, pyodide_version: str) -> dict[str, Any]:
    """Pyodide's lock, reduced to what the stock way needs, with `wheel` in it."""
    stock = json.loads(pyodide_lock.read_text(encoding="utf-8"))
    entry = wheel_entry(wheel, stock["info"], pyodide_version)
    return {"info": stock["info"], "packages": {entry["name"]: entry}}


def wheel_entry(wheel: Path, info: dict[str, Any], pyodide_version: str) -> dict[str, Any]:
    """What pyodide-lock says of `wheel`: name, version, imports, sha256.

    The generation for Python 3.11 cannot read the lock of Pyodide 314 (it knows neither `abi_version`
    nor `tool`), but it can describe a wheel for a platform of which it is told only what it knows.
    """
    told = {name: info[name] for name in ("arch", "platform", "python")}
    try:
        from pyodide_lock import InfoSpec, PyodideLockSpec
        from pyodide_lock.utils import add_wheels_to_spec

        empty = PyodideLockSpec(info=InfoSpec(version=pyodide_version, **told), packages={})
        spec = add_wheels_to_spec(empty, [wheel])  # imports pkginfo, which pyodide-lock does not bring
    except ImportError as problem:
        raise RuntimeProblem(f"pyodide-lock or pkginfo is not installed ({problem}). Run `make`.") from problem
    except RuntimeError as problem:
        raise RuntimeProblem(f"{wheel.name} does not fit Pyodide {pyodide_version}: {problem}") from problem
    (package,) = spec.packages.values()
    entry = package.to_dict() if hasattr(package, "to_dict") else package.dict()
    return {name: value for name, value in sorted(entry.items()) if name not in DEPRECATED and value != {}}
