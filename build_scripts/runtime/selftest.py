"""Prove that the prepared runtime gives the host's answers, before anybody loads it."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from build_scripts.runtime import node
from build_scripts.runtime.comparison import differences
from build_scripts.runtime.places import DISTRIBUTION, LOCK, PACKAGE, PREPARED_ZIP
from build_scripts.runtime.problem import RuntimeProblem

# The host answers from the wheel itself, which so is shown to work without the checkout.
HOST = f"""
import json, sys
from {PACKAGE}.messages import handle_text
json.dump([handle_text(message) for message in json.load(sys.stdin)], sys.stdout)
"""
SHOWN = 5


def self_test(runtime: Path, wheel: Path, messages: list[str], model: dict[str, Any]) -> None:
    """Boot the runtime under Node both ways and compare its answers with the host's."""
    expected = host_answers(wheel, messages)
    # The stock way costs seconds and runs the same calc: that it starts and answers in full once is enough.
    for way, asked in (("prepared", messages), ("stock", messages[:2])):
        actual = node_answers(runtime, asked, way)
        found = differences(asked, expected[: len(asked)], actual, model)
        if found:
            more = f"\n  … and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
            raise RuntimeProblem(
                f"The browser runtime ({way} way) does not give the host's answers; it is not published:\n  "
                + "\n  ".join(found[:SHOWN])
                + more
            )


def host_answers(wheel: Path, messages: list[str]) -> list[str]:
    """What this Python answers with the wheel's calc."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-c", HOST],
            input=json.dumps(messages),
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=folder,
            env=node.environment(PYTHONPATH=str(wheel.resolve()), PYTHONIOENCODING="utf-8"),
            check=False,
        )
    if done.returncode:
        raise RuntimeProblem(f"calc fails on this machine's Python already: {done.stderr.strip()}")
    return json.loads(done.stdout)


def node_answers(
    runtime: Path, messages: list[str], way: str = "prepared", addition: dict[str, str] | None = None
) -> list[str]:
    """What the prepared runtime answers, started under Node in one of the two ways; with an `addition`, what that does
    (see pyodide.mjs)."""
    done = node.run(
        "answer",
        way=way,
        runtime=str(runtime),
        lock=LOCK,
        preparedZip=PREPARED_ZIP,
        package=PACKAGE,
        distribution=DISTRIBUTION,
        messages=messages,
        **({"addition": addition} if addition else {}),
    )
    return done["answers"]
