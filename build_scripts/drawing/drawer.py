"""One Node process that draws all pictures of a build."""

from __future__ import annotations

import atexit
import hashlib
import json
import subprocess
import threading
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup

from build_scripts.runtime.node import find_node

SCRIPT = Path(__file__).parent / "js" / "build.mjs"


class DrawingProblem(Exception):
    """A picture cannot be drawn; the message says what is wrong in its spec."""


def figure(spec: dict[str, Any], id: str | None = None) -> Markup:
    """A picture as HTML. `id` tells apart two of one spec on one page. Raises DrawingProblem for a wrong spec."""
    try:
        written = json.dumps(spec, allow_nan=False, ensure_ascii=False, sort_keys=True)
    except ValueError as error:
        raise DrawingProblem(f"A picture cannot hold this number: {error}") from error
    return _figure(written, id or "picture-" + hashlib.sha256(written.encode()).hexdigest()[:8])


@cache
def _figure(written: str, id: str) -> Markup:
    return Markup(_drawer().ask({"do": "draw", "spec": json.loads(written), "id": id}))


def amount_texts(values: list[float], unit_text: str, digits: int) -> list[str]:
    """Numbers with the unit behind them as pictures write them; the same as `calc.text.amount_text` does."""
    return _drawer().ask({"do": "amount_text", "values": values, "unit": unit_text, "digits": digits})


class Drawer:
    """A process that answers each line with a line."""

    def __init__(self):
        self._lock = threading.Lock()
        self._process = subprocess.Popen(
            [find_node(), SCRIPT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        atexit.register(self.close)

    def ask(self, task: dict[str, Any]) -> Any:
        """The answer to one task."""
        with self._lock:
            with suppress(BrokenPipeError):  # it has ended, which the empty answer tells
                self._process.stdin.write(json.dumps(task) + "\n")
                self._process.stdin.flush()
            line = self._process.stdout.readline()
        if not line:
            raise DrawingProblem("Node ended while it drew a picture; what it printed stands above.")
        answer = json.loads(line)
        if "problem" in answer:
            raise DrawingProblem(answer["problem"])
        return answer["done"]

    def close(self) -> None:
        """Let the process end."""
        with suppress(BrokenPipeError):
            self._process.stdin.close()
        self._process.wait()


@cache
def _drawer() -> Drawer:
    return Drawer()
