"""How long the check takes on one file and on all, side by side: `python -m bench.checking`.

Every way is run once in each round, in a process of its own, as a person runs it; the fastest of its runs counts,
since whatever else the machine does can only make it slower.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / ".cache" / "records"
RUNS = 5
CHECK = (sys.executable, "-m", "build_scripts", "check")
ONE_FILE = "claims/leak-2023-07/training-compute.yaml"
WHOLE = "all files, as usual"
# What is run, and whether what was kept of earlier runs is thrown away before.
WAYS = {
    "all files, everything read anew": (CHECK, True),
    WHOLE: (CHECK, False),
    "one file": ((*CHECK, ONE_FILE), False),
    "Python alone": ((sys.executable, "-c", "pass"), False),
}


def measure(runs: int = RUNS) -> dict[str, float]:
    """The fastest time of each way, in seconds."""
    best = dict.fromkeys(WAYS, float("inf"))
    for _ in range(runs):
        for name, (command, anew) in WAYS.items():
            if anew:
                shutil.rmtree(KEPT, ignore_errors=True)
            begin = time.perf_counter()
            subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
            best[name] = min(best[name], time.perf_counter() - begin)
    return best


def table(runs: int = RUNS) -> str:
    """The times as a table in Markdown, with their ratio to the check of everything."""
    found = measure(runs)
    rows = [f"| {name} | {seconds * 1000:,.0f} ms | {seconds / found[WHOLE]:.2f} |" for name, seconds in found.items()]
    return "\n".join(["| | fastest | ratio |", "|---|--:|--:|", *rows])


if __name__ == "__main__":
    print(table())
