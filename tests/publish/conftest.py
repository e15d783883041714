from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from build_scripts.publish.corpus import Corpus
from build_scripts.publish.library import Library
from tests.publish.small_corpus import write_corpus

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def library(tmp_path_factory) -> Library:
    return Library(Corpus.from_directory(write_corpus(tmp_path_factory.mktemp("claims"))))


@pytest.fixture(scope="session")
def real_library() -> Library:
    return Library(Corpus.from_directory(ROOT / "claims"))


def build_site(claims: Path, site: Path, site_url: str = "http://127.0.0.1:8000/") -> Path:
    """Build the pages of a corpus with mkdocs, strictly."""
    config = load_config(str(ROOT / "mkdocs.yml"), strict=True, site_dir=str(site), site_url=site_url)
    config.extra["claims"] = str(claims)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    config.plugins.on_shutdown()
    return site


@pytest.fixture(scope="session")
def small_site(tmp_path_factory) -> Path:
    claims = write_corpus(tmp_path_factory.mktemp("claims"))
    return build_site(claims, tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def real_site() -> Path:
    """The site as built by `make site`, which `make test` runs first."""
    if not (ROOT / "site" / "index.html").exists():
        pytest.fail("There is no site to test. Run `make site` first.")
    return ROOT / "site"
