"""Write a stored zip whose bytes depend on nothing but its content.

Stored, not deflated: what the web server then compresses for the way shrinks 3.6 times, a deflated zip
not at all, and Python reads it faster.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from build_scripts.runtime.problem import RuntimeProblem

# Noon of the first day that a zip can hold, by the local clock, which is the one that zips go by.
MOMENT = (1980, 1, 1, 12, 0, 0, 1, 1, -1)


class _InOrder(type(Path())):
    """A folder that lists its files by name, where a plain one goes by what the file system likes."""

    def rglob(self, pattern: str) -> list[Path]:  # type: ignore[override]
        """All files below, sorted; folders need no entry of their own."""
        return sorted(path for path in Path(self).rglob(pattern) if path.is_file())


def write_stored_zip(target: Path, files: Mapping[str, bytes]) -> None:
    """Write `files` (name in the zip → content) to `target` with pyodide-build's own zip writer."""
    try:
        from pyodide_build.common import make_zip_archive
    except ImportError as problem:
        raise RuntimeProblem(f"pyodide-build is not installed ({problem}). Run `make`.") from problem
    moment = time.mktime(MOMENT)
    with TemporaryDirectory() as folder:
        for name, content in files.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            path.chmod(0o644)
            os.utime(path, (moment, moment))
        make_zip_archive(target, _InOrder(folder), compression_level=0)
