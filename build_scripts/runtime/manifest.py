"""The manifest: what the folder holds, how large, and how to know it."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from build_scripts.runtime.places import MANIFEST

VERSION = 1


def describe_file(path: Path) -> dict[str, Any]:
    """Size as it is, size as a web server sends it, and sha256."""
    content = path.read_bytes()
    return {
        "bytes": len(content),
        "gzip": len(gzip.compress(content, 9, mtime=0)),
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def write_manifest(folder: Path, names: Iterable[str], **facts: Any) -> dict[str, Any]:
    """Write `manifest.json` into `folder` and return it; `facts` stand beside the list of files."""
    manifest = {"version": VERSION, **facts, "files": {name: describe_file(folder / name) for name in names}}
    text = json.dumps(manifest, indent=1, ensure_ascii=False) + "\n"
    (folder / MANIFEST).write_text(text, encoding="utf-8")
    return manifest
