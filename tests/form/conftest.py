"""A desk with the small corpus, and questions to it."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from build_scripts.form.desk import Desk
from build_scripts.form.exercise import GOOD, TODAY
from build_scripts.form.messages import handle_text
from build_scripts.records.load import load
from tests.check.corpus import Corpus

Ask = Callable[..., dict]


@pytest.fixture
def corpus(tmp_path) -> Corpus:
    return Corpus(tmp_path)


@pytest.fixture
def desk(corpus) -> Desk:
    return Desk(load(corpus.root))


@pytest.fixture
def ask(desk) -> Ask:
    """Ask for an operation, as text like the page."""
    return lambda op, **request: json.loads(handle_text(json.dumps({"op": op, **request}), desk))


@pytest.fixture
def draft(ask) -> Ask:
    """The answer to a form: the good one, with other fields; those that are None are left empty."""

    def answer(fields: dict | None = None, inputs: list | None = None, only: bool = False) -> dict:
        filled = {**({} if only else GOOD), **(fields or {})}
        filled = {name: text for name, text in filled.items() if text is not None}
        return ask("draft", today=TODAY, fields=filled, inputs=inputs or [])

    return answer
