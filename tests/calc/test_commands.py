"""The commands `drivers`, `rivals` and `solve`, as an analyst types them."""

import json

import pytest

from calc.cli import main
from tests.calc.calculator import calculator_model


@pytest.fixture
def run(capsys):
    model = calculator_model()

    def run(*arguments):
        status = main(list(arguments), model)
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return run


def test_drivers_in_words(run):
    status, out, _ = run("drivers", "budget#compute", "--use", "price=post/price")
    lines = out.splitlines()
    assert status == 0 and lines[0].startswith("calculators/budget#compute = ")
    assert lines[1].startswith("90 % interval, ")
    assert lines[2:4] == ["calculators/budget#price", "    rank correlation -0.93"]
    assert "where it is in its lowest tenth, about 1 USD per hour" in lines[4]
    assert "    no range\n    +1 % for each % more" in out


def test_drivers_json_is_the_message(run):
    _, out, _ = run("drivers", "calculators/budget#compute", "--samples", "64", "--seed", "3", "--json")
    record = json.loads(out)
    assert record["of"] == "calculators/budget#compute" and record["draws"] == 64
    assert record["inputs"][0]["id"] == "calculators/budget#utilization"


def test_rivals_in_words(run):
    _, out, _ = run("rivals", "budget#compute")
    assert "over 2 combinations" in out and "of the spread comes from whom you believe" in out
    assert "calculators/budget#price: 2 rivals" in out
    assert "    2 USD per hour  [vendor/price]  A2, 2023-06-01" in out
    assert "without a rival:" in out and "[paper/utilization]" in out


def test_rivals_under_a_filter(run):
    _, out, _ = run("rivals", "budget#compute", "--at-least", "B2")
    assert "the only combination" in out and "[post/price]" not in out
    assert "as they are, since no claim is left for them: calculators/budget#peak" in out
    status, _, err = run("rivals", "budget#compute", "--at-least", "good")
    assert status == 1 and "'good' is not a rating" in err


def test_solve_in_words_and_what_to_write(run):
    status, out, _ = run("solve", "budget#compute", "1e20 FLOP", "--vary", "utilization")
    assert status == 0
    sentence, write = out.splitlines()
    assert sentence == "“Compute” is 1 × 10²⁰ FLOP when “Utilization” is 0.05556%."
    assert write == '--set "calculators/budget#utilization=0.0555555555556 %"'


def test_what_solve_says_to_write_gives_the_target(run):
    _, out, _ = run("solve", "budget#chip_time", "250 thousand hour", "--vary", "price", "--json")
    ((id, text),) = json.loads(out)["solutions"][0]["set"].items()
    _, out, _ = run("eval", "calculators/budget#chip_time", "--set", f"{id}={text}", "--json")
    assert json.loads(out)["value"] == pytest.approx(250e3, rel=1e-12)


def test_solve_without_an_answer_is_no_error(run):
    status, out, _ = run("solve", "budget#compute", "1e26 FLOP", "--vary", "utilization")
    assert status == 0 and out.startswith(
        "No value of “Utilization” between 0% and 100% makes “Compute” 1 × 10²⁶ FLOP: at 100% "
    )


def test_what_is_wrong_is_told_at_once(run):
    status, out, err = run("drivers", "budget#compute", "--set", "peek=5", "--set", "price")
    assert (status, out) == (1, "")
    assert "'peek' is neither an input of 'calculators/budget#compute' nor a claim. Did you mean 'peak'?" in err
    assert "'price' is not of the form INPUT=VALUE." in err
    assert "expected: one of its inputs (budget, chip_time, compute, peak, price, utilization) or a claim id" in err


@pytest.mark.parametrize(
    "arguments, says",
    [
        (("drivers", "nope"), "no claim 'nope'"),
        (("solve", "budget#compute", "x", "--vary", "price"), "'x' is not a number"),
        (("solve", "budget#compute", "1", "--vary", "nope"), "neither an input"),
        (("rivals", "paper/words", "--unit", "USD"), "has no number that could be shown in 'USD'"),
        (("drivers", "budget#compute", "--use", "price=paper/utilization"), "cannot be turned into"),
        (("drivers", "budget#compute", "--set", "price=1", "--set", "price=2"), "is set twice"),
    ],
)
def test_errors_go_to_stderr_with_status_1(run, arguments, says):
    status, out, err = run(*arguments)
    assert (status, out) == (1, "") and says in err
