from __future__ import annotations

import pytest

from build_scripts.links.turns import Turns
from build_scripts.links.visit import Visitor
from tests.check.corpus import Corpus
from tests.links.web import Web


@pytest.fixture
def web():
    server = Web()
    yield server
    server.close()


@pytest.fixture
def waits(monkeypatch) -> list[float]:
    """The waits that hosts asked for, in seconds; none is made."""
    waited: list[float] = []
    monkeypatch.setattr("build_scripts.links.visit.sleep", waited.append)
    return waited


@pytest.fixture
def visitor(waits) -> Visitor:
    return Visitor("tests/1", Turns(0), timeout=1, is_local=True)


@pytest.fixture
def corpus(tmp_path):
    return Corpus(tmp_path)
