from __future__ import annotations

import pytest

from tests.hosting.github import GitHub


@pytest.fixture
def waits(monkeypatch) -> list[float]:
    """The waits that would have been made, in seconds; none is."""
    waited: list[float] = []
    monkeypatch.setattr("build_scripts.hosting.host.sleep", waited.append)
    return waited


@pytest.fixture
def github(monkeypatch, waits):
    """A GitHub on this machine, named in the environment as in a workflow."""
    host = GitHub()
    for name, value in host.environment.items():
        monkeypatch.setenv(name, value)
    yield host
    host.close()
