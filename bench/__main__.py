"""Measure everything and write RESULTS.md: `python -m bench`, or `make bench`, which also sets up what it needs."""

from __future__ import annotations

import argparse
import json
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path

from bench import boot, checking, editing
from calc.engine import ENGINE_VERSION
from tests.browser.chromium import find

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "bench" / "RESULTS.md"
TEXT = """\
# Measured

Written by `make bench`. Trust the ratios, which are taken side by side in one run, and not the milliseconds: the
machine is shared. {date}, engine {engine}, Python {python}, {machine}.

## First answer

From navigation to the first answer of calc in a fresh page. "stock" is a plain Pyodide boot that loads the same
package as a wheel; "prepared" is what the site does. "cold" is a new profile, "warm" the same page again.

```
{boot}
```

## One edit

The same model in the same browser, calc in Pyodide and `@quri/squiggle-lang`, each in a worker. Every input is a
lognormal interval; an edit changes one of them. "few" are {few[calc]:,} draws of calc's and {few[squiggle]:,} of
Squiggle's, "many" are {many[calc]:,} and {many[squiggle]:,}: calc's draws are stratified, so fewer of them do.
Sensitivities are rank correlations of one result with every input.

{editing}

## The check

The fastest of {checks} runs of `python -m build_scripts check`, each in a process of its own. What was read of a file
is kept until it changes.

{checking}
"""


def main(arguments: list[str] | None = None) -> int:
    """Run all benchmarks on the built site and write the report."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="measure, and write bench/RESULTS.md")
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="a built site (default: site)")
    parser.add_argument("--chromium", help="its program (default: the one that the tests use)")
    asked = parser.parse_args(arguments)
    manifest = asked.site / "assets" / "runtime" / "manifest.json"
    if not manifest.is_file() or not editing.PACKAGES.is_dir():
        print("The built site or Squiggle is missing. Run `make bench`, which makes both.", file=sys.stderr)
        return 1
    chromium = asked.chromium or find()
    times = boot.measure(manifest.parent, boot.RUNS, chromium)
    text = TEXT.format(
        date=datetime.now(UTC).date(),
        engine=ENGINE_VERSION,
        python=platform.python_version(),
        machine=f"{platform.system()} {platform.machine()}",
        boot=boot.report(json.loads(manifest.read_text(encoding="utf-8")), times),
        few=editing.DRAWS["few"],
        many=editing.DRAWS["many"],
        editing=editing.table(asked.site, editing.RUNS, chromium),
        checks=checking.RUNS,
        checking=checking.table(),
    )
    RESULTS.write_text(text, encoding="utf-8")
    print(text)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
