"""One edit, recomputed: calc beside Squiggle, the same model in the same browser.

    python -m bench.editing [--site site] [--runs 30]

Each run changes one input and asks both engines, by turns, for every number's interval and for the rank correlation of
the result with every input. Times are taken inside the workers, so that the page costs neither anything.
"""

from __future__ import annotations

import argparse
import math
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import mean, median

from playwright.sync_api import Page, sync_playwright

from bench.editing.model import BenchModel, large, small
from bench.server import serving
from calc import Evaluation, Model
from tests.browser.chromium import ARGUMENTS, find

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
PACKAGES = ROOT / "bench" / "node_modules"
PAGE = '<!doctype html><meta charset="utf-8"><title>bench</title><script type="module" src="page.js"></script>\n'
# As many draws as Squiggle takes by itself, and as many as our pages take after an edit, beside ten times Squiggle's.
DRAWS = {"few": {"calc": 1024, "squiggle": 1000}, "many": {"calc": 2048, "squiggle": 10000}}
RUNS = 30
#: The results of the two may differ by so much, being drawn.
TOLERANCE = 0.1
# What percentiles are measured against: the mean of so many evaluations of so many draws.
ERROR_OF, EXACT, EXACT_SEEDS = "energy", 100_000, 20


@dataclass(frozen=True)
class Case:
    """One row of the report."""

    model: BenchModel
    edited: str
    draws: str
    is_explained: bool
    result: str | None = None

    @property
    def name(self) -> str:
        """What is measured, in words."""
        what = "intervals and sensitivities" if self.is_explained else "intervals"
        return f"{self.model.quantities} quantities, {what}, edit of {self.edited}, draws: {self.draws}"


def cases() -> Iterator[Case]:
    """Both sizes; an edit that everything follows from, and one near the end."""
    for model, first, last in ((small(), "days", "ratio"), (large(), "days", "days_3")):
        for draws in DRAWS:
            for edited in (first, last):
                for is_explained in (False, True):
                    yield Case(model, edited, draws, is_explained)


@contextmanager
def page_with_engines(site: Path, chromium: str | None) -> Iterator[Page]:
    """A page in which both engines are there to be asked."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "index.html").write_text(PAGE, encoding="utf-8")
        for script in ("page.js", "calc_worker.js"):
            shutil.copyfile(HERE / script, folder / script)
        _bundle(HERE / "squiggle_worker.js", folder / "squiggle_worker.js")
        shutil.copytree(site / "assets" / "runtime", folder / "runtime")
        with serving(folder) as served, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
            page = browser.new_page()
            page.goto(f"{served.url}/index.html")
            yield page
            browser.close()


def _bundle(source: Path, target: Path) -> None:
    esbuild = PACKAGES / ".bin" / "esbuild"
    command = [esbuild, source, "--bundle", "--format=esm", "--minify", f"--outfile={target}", "--log-level=error"]
    subprocess.run(command, check=True)


def measure(page: Page, case: Case, runs: int) -> dict[str, float]:
    """Median milliseconds of each engine; the first edit of each is not counted."""
    _ask(page, "calc", {"do": "start", "model": case.model.for_calc()})
    times: dict[str, list[float]] = {"calc": [], "squiggle": []}
    low, high = case.model.inputs[case.edited]
    for run in range(runs + 1):
        edits = {case.edited: (low, high * (1 + 0.01 * run))}
        engines = ("calc", "squiggle") if run % 2 else ("squiggle", "calc")
        answers = {engine: _edit(page, engine, case, edits) for engine in engines}
        _compare(case, answers)
        for engine in engines if run else ():
            times[engine].append(answers[engine]["milliseconds"])
    return {engine: median(column) for engine, column in times.items()}


def errors(page: Page, runs: int) -> dict[tuple[str, str], list[float]]:
    """Root mean square error, relative, of p5, p50 and p95 by engine and number of draws, over as many seeds."""
    case = Case(small(), "days", "few", False)
    _ask(page, "calc", {"do": "start", "model": case.model.for_calc()})
    model = Model.from_json(case.model.for_calc())
    true = [
        mean(column)
        for column in zip(
            *(Evaluation(model, samples=EXACT, seed=seed).result(ERROR_OF).interval for seed in range(EXACT_SEEDS))
        )
    ]
    found = {}
    for draws in DRAWS:
        for engine in DRAWS[draws]:
            asked = [
                _edit(page, engine, replace(case, draws=draws, result=ERROR_OF), {}, seed)["interval"]
                for seed in range(1, runs + 1)
            ]
            found[engine, draws] = [
                math.sqrt(mean((got / truth - 1) ** 2 for got in column)) for column, truth in zip(zip(*asked), true)
            ]
    return found


def _edit(page: Page, engine: str, case: Case, edits: dict, seed: int = 0) -> dict:
    message = {
        "do": "edit",
        "result": case.result or case.model.result,
        "seed": seed,
        "edits": edits,
        "samples": DRAWS[case.draws][engine],
        "isExplained": case.is_explained,
    }
    if engine == "squiggle":
        message |= {"program": case.model.for_squiggle(edits), "inputs": list(case.model.inputs)}
    return _ask(page, engine, message)


def _ask(page: Page, engine: str, message: dict) -> dict:
    return page.evaluate("([engine, message]) => ask(engine, message)", [engine, message])


def _compare(case: Case, answers: dict[str, dict]) -> None:
    """Two engines that give different numbers have not done the same work."""
    ours, theirs = answers["calc"]["interval"], answers["squiggle"]["interval"]
    for one, other in zip(ours, theirs):
        if abs(one / other - 1) > TOLERANCE:
            raise SystemExit(f"{case.name}: calc gives {ours}, Squiggle {theirs}.")


def table(site: Path, runs: int, chromium: str | None) -> str:
    """The report as a Markdown table."""
    lines = ["| one edit | calc ms | Squiggle ms | calc ÷ Squiggle |", "|---|---|---|---|"]
    with page_with_engines(site, chromium) as page:
        for case in cases():
            times = measure(page, case, runs)
            ratio = times["calc"] / times["squiggle"]
            lines.append(f"| {case.name} | {times['calc']:.1f} | {times['squiggle']:.1f} | {ratio:.2f} |")
        lines += ["", "| error of percentiles, RMS % | p5 | p50 | p95 |", "|---|---|---|---|"]
        for (engine, draws), column in errors(page, runs).items():
            cells = " | ".join(f"{100 * error:.2f}" for error in column)
            lines.append(f"| {engine}, {DRAWS[draws][engine]:,} draws | {cells} |")
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> int:
    """Measure both engines and print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.editing", description="one edit, calc against Squiggle")
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="a built site (default: site)")
    parser.add_argument("--runs", type=int, default=RUNS, help=f"edits of each case (default: {RUNS})")
    parser.add_argument("--chromium", help="its program (default: the one that the tests use)")
    asked = parser.parse_args(arguments)
    if not (asked.site / "assets" / "runtime" / "manifest.json").is_file():
        print(f"{asked.site} holds no prepared runtime. Run `make site` first.", file=sys.stderr)
        return 1
    if not PACKAGES.is_dir():
        print("Squiggle is not there. Run `make bench`, or `npm ci` in bench/.", file=sys.stderr)
        return 1
    print(table(asked.site, asked.runs, asked.chromium or find()))
    return 0
