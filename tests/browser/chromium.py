"""Which Chromium the tests drive: the one on the machine, else Playwright's own, else Debian's package.

python tests/browser/chromium.py --install     finds one, installing it where there is none
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

# No sandbox: tests often run as root in a container. The rest keeps Chromium from looking for hosts of its own.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find() -> str | None:
    """The path of a Chromium that is installed, or None."""
    on_the_path = (path for path in map(shutil.which, NAMES) if path and _starts(path))
    return next(on_the_path, None) or _playwrights_own()


def _starts(path: str) -> bool:
    """Whether it runs at all: a download may lack libraries of the system, and some packages are mere signposts."""
    try:
        command = [path, "--no-sandbox", "--version"]
        return subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return str(path) if path.exists() and _starts(str(path)) else None


def install() -> str | None:
    """A Chromium, installed where there was none; None when that failed too."""
    attempts = (
        [[sys.executable, "-m", "playwright", "install", "chromium"]],
        [["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]],
    )
    for commands in attempts:
        if find():
            break
        for command in commands:
            if shutil.which(command[0]) and subprocess.run(command, stdin=subprocess.DEVNULL).returncode:
                break
    return find()


def main(arguments: list[str]) -> int:
    path = install() if "--install" in arguments else find()
    if path is None:
        print(
            "No Chromium: not on this machine, and neither Playwright nor apt-get could install one.", file=sys.stderr
        )
        print(
            "Install Chromium or Google Chrome so that it is on the PATH, and run `make test` again.", file=sys.stderr
        )
        return 1
    print(f"Chromium: {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
