"""Where things lie in a checkout."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
PYODIDE = ROOT / "node_modules" / "pyodide"
CACHE = ROOT / ".cache" / "runtime"

#: The distribution that the wheel holds, and the package in it.
DISTRIBUTION = "ready-reckoner-calc"
PACKAGE = "calc"

#: The one zip that a browser needs beside Pyodide's own program: standard library and `calc`, compiled.
PREPARED_ZIP = "prepared.zip"
LOCK = "pyodide-lock.json"
MANIFEST = "manifest.json"

#: Taken over from Pyodide's npm package as they are. The last is only read by the stock way.
PYODIDE_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
