"""How long until calc answers in the browser: the prepared runtime beside the stock one.

    python -m bench.boot [--site site] [--runs 7]

Opens a page that asks calc one question, in the two ways by turns, so that whatever else the machine does
falls on both. "cold" is a new profile, "warm" the same page again with what the browser's HTTP cache holds.
Times are from navigation to the first answer; trust their ratio, not the milliseconds.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from bench.server import Served, serving
from tests.browser.chromium import ARGUMENTS, find

ROOT = Path(__file__).resolve().parents[1]
WAYS = ("prepared", "stock")
RUNS = 7
PAGE = '<!doctype html><meta charset="utf-8"><title>bench</title><script type="module" src="bench.js"></script>\n'
SCRIPT = """\
const worker = new Worker("assets/js/worker.js" + location.search, { type: "module" });
window.answered = new Promise((resolve) => {
  let way = null;
  worker.onmessage = ({ data }) => {
    way = data.progress?.way ?? way;
    if (data.failed) resolve({ failed: data.failed });
    if (data.id) resolve({ milliseconds: performance.now(), way, error: data.response.error });
  };
});
// What a page asks first: a result with its interval.
const claims = ["calculators/budget#optimal_parameters"];
worker.postMessage({ id: 1, request: { op: "evaluate", claims, samples: 2048 } });
"""
#: What each way loads; both need Pyodide's own program.
COMMON = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")


def first_answer(browser: Browser, served: Served, way: str) -> tuple[float, float]:
    """Milliseconds to the first answer, cold and then warm."""
    context = browser.new_context()
    times = []
    for _ in range(2):
        page = context.new_page()
        page.goto(f"{served.url}/bench.html?way={way}")
        got: dict[str, Any] = page.evaluate("answered")
        if got.get("failed") or got.get("error") or got["way"] != way:
            raise SystemExit(f"The {way} way did not answer: {got}")
        times.append(got["milliseconds"])
        page.close()
    context.close()
    return times[0], times[1]


def measure(runtime: Path, runs: int, chromium: str | None) -> dict[str, list[tuple[float, float]]]:
    """Times of each way, the two by turns."""
    times: dict[str, list[tuple[float, float]]] = {way: [] for way in WAYS}
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        (site / "bench.html").write_text(PAGE, encoding="utf-8")
        (site / "bench.js").write_text(SCRIPT, encoding="utf-8")
        shutil.copytree(runtime, site / "assets" / "runtime")
        (site / "assets" / "js").mkdir()
        shutil.copyfile(ROOT / "docs" / "assets" / "js" / "worker.js", site / "assets" / "js" / "worker.js")
        with serving(site) as served, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
            for number in range(runs):
                for way in WAYS if number % 2 else reversed(WAYS):
                    times[way].append(first_answer(browser, served, way))
            browser.close()
    return times


def report(manifest: dict[str, Any], times: dict[str, list[tuple[float, float]]]) -> str:
    """A table of medians, what each way loads, and the ratios."""
    files = manifest["files"]
    loads = {
        "prepared": (*COMMON, "prepared.zip", "manifest.json"),
        "stock": (*COMMON, "python_stdlib.zip", manifest["wheel"], "pyodide-lock.json"),
    }
    lines = [f"{'way':10}{'cold ms':>9}{'warm ms':>9}{'MB raw':>9}{'MB gzip':>9}"]
    medians = {}
    for way, pairs in times.items():
        medians[way] = [median(column) for column in zip(*pairs, strict=True)]
        sizes = [files[name] for name in loads[way] if name in files]
        raw, packed = (sum(size[kind] for size in sizes) / 1e6 for kind in ("bytes", "gzip"))
        lines.append(f"{way:10}{medians[way][0]:9.0f}{medians[way][1]:9.0f}{raw:9.2f}{packed:9.2f}")
    cold, warm = (medians["prepared"][index] / medians["stock"][index] for index in (0, 1))
    lines.append(f"prepared / stock, {len(times['stock'])} runs each: cold {cold:.2f}, warm {warm:.2f}")
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> int:
    """Measure the runtime of a built site and print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.boot", description="first answer, prepared against stock")
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="a built site (default: site)")
    parser.add_argument("--runs", type=int, default=RUNS, help=f"of each way (default: {RUNS})")
    parser.add_argument("--chromium", help="its program (default: the one that the tests use)")
    asked = parser.parse_args(arguments)
    runtime = asked.site / "assets" / "runtime"
    if not (runtime / "manifest.json").is_file():
        print(f"{runtime} holds no prepared runtime. Run `make site` first.", file=sys.stderr)
        return 1
    manifest = json.loads((runtime / "manifest.json").read_text(encoding="utf-8"))
    print(report(manifest, measure(runtime, asked.runs, asked.chromium or find())))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
