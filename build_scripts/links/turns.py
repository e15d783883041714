"""One request to a host at a time, with a pause between two."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic, sleep


class Turns:
    """Keeps requests to one host apart by `pause` seconds, whichever thread makes them."""

    def __init__(self, pause: float):
        self._pause = pause
        self._locks: dict[str, threading.Lock] = defaultdict(threading.Lock)
        self._ends: dict[str, float] = {}
        self._guard = threading.Lock()

    @contextmanager
    def at(self, host: str) -> Iterator[None]:
        """Wait for the turn; it ends with the block."""
        with self._guard:
            lock = self._locks[host]
        with lock:
            since = monotonic() - self._ends.get(host, float("-inf"))
            if since < self._pause:
                sleep(self._pause - since)
            try:
                yield
            finally:
                self._ends[host] = monotonic()
