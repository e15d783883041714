"""A prepared runtime of the scratch package, and pages in Chromium that use it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from bench.server import Served, serving
from build_scripts.runtime import prepare
from build_scripts.runtime.places import ROOT

# The scratch package has the name of the real one, which it would take the place of if pytest imported it.
collect_ignore = ["scratch"]

SCRATCH = Path(__file__).parent / "scratch"
MODEL = {
    "version": 1,
    "data_version": "0123456789ab",
    "claims": {
        "a/exact": {"value": "1.5e12", "unit": "USD", "formula": None, "inputs": {}},
        "a/loose": {"value": "7", "unit": "USD", "formula": "exp(log(x) / 3)", "inputs": {"x": "a/exact"}},
    },
}
PAGE = '<!doctype html><html lang="en"><title>t</title><link rel="icon" href="data:,">{script}</html>'
SCRIPT = """\
import { engine, savesData, startWhenIdle } from "./assets/js/engine.js";
const told = [];
engine.on((state) => told.push(state));
Object.assign(window, { engine, savesData, startWhenIdle, told });
"""


@dataclass
class Prepared:
    """What `prepare` made of the scratch package."""

    folder: Path
    manifest: dict[str, Any]
    cache: Path


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """The runtime of the scratch package, self-tested under Node."""
    folder, cache = tmp_path_factory.mktemp("runtime"), tmp_path_factory.mktemp("cache")
    return Prepared(folder, prepare(MODEL, folder, source=SCRATCH, cache_dir=cache), cache)


@pytest.fixture(scope="session")
def site(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of one page, with the runtime and our scripts."""
    folder = tmp_path_factory.mktemp("site")
    shutil.copytree(prepared.folder, folder / "assets" / "runtime")
    (folder / "assets" / "js").mkdir()
    for name in ("engine.js", "worker.js"):
        shutil.copyfile(ROOT / "docs" / "assets" / "js" / name, folder / "assets" / "js" / name)
    script = '<script type="module" src="main.js"></script>'
    (folder / "index.html").write_text(PAGE.format(script=script), encoding="utf-8")
    (folder / "main.js").write_text(SCRIPT, encoding="utf-8")
    return folder


@pytest.fixture
def served(site: Path) -> Iterator[Served]:
    """The site on 127.0.0.1, under the strict policy."""
    with serving(site) as served:
        yield served


@dataclass
class Visit:
    """A page, what it asked of which hosts, and what stood in its console."""

    page: Page
    errors: list[str]
    hosts: set[str]

    def ask(self, request: object) -> dict[str, Any]:
        """Ask calc by way of the engine."""
        return self.page.evaluate("(request) => engine.ask(request)", request)

    def state(self) -> dict[str, Any]:
        """What the engine's listeners were told last."""
        return self.page.evaluate("engine.state")


@pytest.fixture
def visit(chromium: Browser, served: Served) -> Iterator[Visit]:
    """A fresh profile's visit of the page; the server's replacements can still be set before `page.goto`."""
    context = chromium.new_context()
    page = context.new_page()
    visit = Visit(page, [], set())
    page.on("console", lambda message: message.type == "error" and visit.errors.append(message.text))
    page.on("pageerror", lambda error: visit.errors.append(str(error)))
    context.on("request", lambda request: visit.hosts.add("/".join(request.url.split("/")[:3])))
    yield visit
    context.close()
