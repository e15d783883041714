"""A terminal on which a command runs as a person would run it."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
PATIENCE = 20  # seconds until a question that does not come is given up
AGAIN = 3  # seconds until a key is pressed again


class Terminal:
    """One run of `python -m build_scripts …` with a keyboard: wait for a question, type an answer."""

    def __init__(self, *arguments: object, cwd: Path = CHECKOUT):
        leader, follower = pty.openpty()
        environment = {**os.environ, "TERM": "dumb", "PYTHONPATH": str(CHECKOUT), "PYTHONIOENCODING": "utf-8"}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "build_scripts", *map(str, arguments)],
            stdin=follower,
            stdout=follower,
            stderr=follower,
            cwd=cwd,
            env=environment,
            start_new_session=True,
        )
        os.close(follower)
        self._leader = leader
        self.shown = ""
        self._seen = 0

    def wait_for(self, words: str) -> str:
        """Wait until words appear that were not there at the last question; what was shown since then."""
        end = time.monotonic() + PATIENCE
        while words not in self.shown[self._seen :]:
            assert time.monotonic() < end and self._read(), f"{words!r} did not come. What came:\n{self.shown}"
        since = self.shown[self._seen :]
        self._seen += since.index(words) + len(words)
        return since

    def type(self, answer: str) -> None:
        """Type an answer and Enter."""
        os.write(self._leader, f"{answer}\n".encode())

    def answer(self, words: str, answer: str = "") -> str:
        """Wait for a question, and answer it."""
        shown = self.wait_for(words)
        self.type(answer)
        return shown

    def interrupt(self) -> None:
        """Ctrl-C at a prompt, pressed again when nothing happens: readline misses one that comes before it waits."""
        self.wait_for("> ")
        for _ in range(3):
            os.killpg(self._process.pid, signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(timeout=AGAIN)
                return

    def end_of_input(self) -> None:
        """Ctrl-D on an empty line."""
        os.write(self._leader, b"\x04")

    def finish(self) -> int:
        """Read to the end; the exit status."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self._read():
            pass
        status = self._process.wait(timeout=PATIENCE)
        os.close(self._leader)
        return status

    def _read(self) -> bool:
        ready, _, _ = select.select([self._leader], [], [], 1.0)
        if not ready:
            return True
        try:
            data = os.read(self._leader, 65536)
        except OSError:  # the other end is closed
            return False
        self.shown += re.sub(r"\x1b\[\?2004[hl]|\r", "", data.decode("utf-8", "replace"))
        return bool(data)
