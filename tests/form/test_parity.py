"""The browser's Python gives the answers of this one to every message of the page, under Node."""

import json
import shutil

import pytest

from build_scripts.form.exercise import thorough
from build_scripts.records.load import load
from build_scripts.records.snapshot import from_bytes, to_bytes
from build_scripts.runtime.addition import DATA, FOLDER, ZIP, different, host_answers, node_answers
from tests.browser.conftest import ROOT, SITE

RUNTIME = SITE / "assets" / "runtime"


@pytest.fixture(scope="module")
def runtime():
    """The runtime as built by `make site`, which `make test` runs first."""
    if not (RUNTIME / FOLDER / ZIP).is_file():
        pytest.fail("There is no runtime to test. Run `make site` first.")
    return RUNTIME


@pytest.mark.parametrize("way", ["prepared", "stock"])
def test_node_answers_everything_alike(runtime, corpus, tmp_path, way):
    records = load(corpus.root)
    addition = tmp_path / "addition"
    addition.mkdir()
    shutil.copyfile(runtime / FOLDER / ZIP, addition / ZIP)
    (addition / DATA).write_bytes(to_bytes(records))
    asked = thorough(records)
    asked = asked if way == "prepared" else asked[:5]
    expected = host_answers(records, asked)
    assert [*different(asked, expected, node_answers(runtime, addition, asked, way))] == []
    found = [one for answer in expected for one in json.loads(answer).get("findings", [])]
    if way == "prepared":
        assert len({one["code"] for one in found}) >= 20, "the messages trip few of the rules"
    assert not [one for one in found if one["code"] == "RR900"]


def test_published_records_are_those_of_the_checkout(runtime):
    assert from_bytes((runtime / FOLDER / DATA).read_bytes()).claims.keys() == load(ROOT / "claims").claims.keys()
