"""What draws in the browser: our sources and the libraries that they use, as one small module."""

from __future__ import annotations

import subprocess
from pathlib import Path

from build_scripts.runtime.node import find_node
from build_scripts.runtime.places import ROOT
from build_scripts.runtime.problem import RuntimeProblem

ENTRY = Path(__file__).parent / "js" / "pictures.mjs"
ESBUILD = ROOT / "node_modules" / "esbuild" / "bin" / "esbuild"
#: Where the pages look for it.
PUBLISHED_AS = "assets/js/pictures.js"
# The oldest browsers that Pyodide, too, still runs in.
TARGET = "es2022"


def bundle() -> str:
    """The module's text. Raises RuntimeProblem where esbuild is missing or refuses the sources."""
    if not ESBUILD.is_file():
        raise RuntimeProblem("esbuild is not installed: run `make`, or `npm ci`.")
    command = [find_node(), ESBUILD, ENTRY, "--bundle", "--minify", "--format=esm", f"--target={TARGET}"]
    done = subprocess.run(
        [*command, "--legal-comments=inline", "--charset=utf8", "--log-level=warning"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        # What follows is of the program that starts esbuild.
        raise RuntimeProblem(f"esbuild cannot bundle the pictures: {done.stderr.partition('node:')[0].strip()}")
    return done.stdout
