"""The records in "A new calculator" are whole, and pass the check among the real claims."""

import re
import shutil
from pathlib import Path

import pytest

from build_scripts.check.finding import NOTE
from build_scripts.check.run import Wanted, check
from build_scripts.fidelity import outcome
from build_scripts.records import compile_model, load
from calc.evaluation import Evaluation
from calc.messages import handle
from calc.model import Model

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^```yaml\n# claims/(\S+)\n(.*?)^```", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def records(tmp_path_factory):
    claims = tmp_path_factory.mktemp("checkout") / "claims"
    shutil.copytree(ROOT / "claims", claims)
    for name, text in BLOCK.findall((ROOT / "docs" / "new-calculator.md").read_text(encoding="utf-8")):
        (claims / name).write_text(text, encoding="utf-8")
    return load(claims)


def test_they_pass_the_check(records):
    written = ["claims/calculators/rent.yaml", "claims/fidelity/rent.yaml"]
    assert [one for one in check(records, wanted=Wanted(written)) if one.severity != NOTE] == []


def test_they_compute(records):
    model = Model.from_json(compile_model(records))
    answer = handle({"op": "evaluate", "claims": ["calculators/rent#cost"], "samples": 256}, model)
    cost = answer["results"]["calculators/rent#cost"]
    assert cost["unit"] == "million USD" and 53.9 < cost["p5"] < cost["value"] < cost["p95"] < 60.1
    (case,) = records.fidelity["fidelity/rent"].cases
    assert outcome(case, Evaluation(model)).ours == pytest.approx(57e6, rel=1e-12)
