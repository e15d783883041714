"""The command line, as an analyst types it."""

import json
import os
import subprocess
import sys

import pytest

from calc.cli import main
from tests.calc.calculator import calculator_model, node


def run(capsys, model, *arguments):
    status = main(list(arguments), model)
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_eval_json_is_the_contract(capsys, model):
    status, out, _ = run(capsys, model, "eval", "b/flop-per-token", "--json")
    record = json.loads(out)
    assert status == 0
    assert {"id", "value", "unit", "p5", "p50", "p95", "stated", "ratio", "verdict", "inputs"} <= set(record)
    assert record["value"] == 1 / 1.89e-12 and record["stated"] == 5.31e13 and record["verdict"] == "differs"
    assert record["inputs"]["tokens_per_flop"]["claim"] == "b/tokens-per-flop"


def test_set_by_input_name_and_by_claim_id(capsys, model):
    for name in ("cost", "a/cost"):
        _, out, _ = run(capsys, model, "eval", "b/tokens-per-dollar", "--set", f"{name}=63M USD", "--json")
        assert json.loads(out)["value"] == 4e12 / 63e6
    _, out, _ = run(capsys, model, "eval", "b/flop-per-token", "--set", "a/cost=50 million USD", "--json")
    assert json.loads(out)["value"] == pytest.approx(1 / (80e3 / 2.12e16), rel=1e-15)


def test_set_a_range_gives_an_interval_that_a_seed_repeats(capsys, model):
    arguments = (
        "eval",
        "b/tokens-per-dollar",
        "--set",
        "cost=50M to 100M",
        "--samples",
        "1000",
        "--seed",
        "3",
        "--json",
    )
    first, again = (run(capsys, model, *arguments)[1] for _ in range(2))
    record = json.loads(first)
    assert first == again
    assert record["p5"] == pytest.approx(40e3, rel=5e-3) and record["p95"] == pytest.approx(80e3, rel=5e-3)


def test_eval_in_words(capsys, model):
    status, out, _ = run(capsys, model, "eval", "b/flop-per-token")
    assert status == 0
    assert "stated:     53.1 trillion FLOP per token" in out
    assert "step:       529.1 billion FLOP per token  (differs: stated is 100 times too large)" in out


def test_list_and_show(capsys, model):
    _, out, _ = run(capsys, model, "list", "--verdict", "differs", "--json")
    assert [row["id"] for row in json.loads(out)] == ["b/flop-per-token"]
    _, out, _ = run(capsys, model, "list", "--source", "a", "--kind", "assumption")
    assert "5 claims" in out and "a/cost" in out and "b/bits" not in out
    _, out, _ = run(capsys, model, "show", "b/tokens-per-dollar")
    assert "formula: tokens / cost" in out and "cost = 100 million USD  [a/cost]" in out and "b/tokens-per-flop" in out
    _, out, _ = run(capsys, model, "show", "a/cost", "--json")
    assert json.loads(out)["used_by"] == ["b/bits-per-dollar", "b/tokens-per-dollar", "b/used-cost", "b/at-least"]


@pytest.mark.parametrize("command", ["show", "eval"])
def test_a_claim_with_several_values_names_them(capsys, model, command):
    status, out, _ = run(capsys, model, command, "a/row")
    assert status == 0 and "tokens = 3 trillion tokens  [a/row#tokens]" in out
    assert "3 trillion tokens" in run(capsys, model, command, "a/row#tokens")[1]


def test_eval_of_words_says_that_there_is_no_number(capsys, model):
    assert run(capsys, model, "eval", "a/wordy")[1] == "'a/wordy' has no number of its own.\n"


@pytest.mark.parametrize(
    "arguments, says",
    [
        (("eval", "b/flop-per-tokn"), "do: Did you mean 'b/flop-per-token'?"),
        (("show", "nope"), "There is no claim 'nope'"),
        (("list", "--source", "zzz"), "There is no source 'zzz'"),
        (("eval", "b/tokens-per-dollar", "--set", "cost"), "'cost' is not of the form INPUT=VALUE"),
        (("eval", "b/tokens-per-dollar", "--set", "csot=5"), "Did you mean 'cost'?"),
        (("eval", "b/tokens-per-dollar", "--set", "cost=lots"), "'lots' is not a number"),
        (("eval", "b/tokens-per-dollar", "--set", "cost=5 token"), "'token' cannot be turned into 'USD'"),
        (("eval", "b/tokens-per-dollar", "--unit", "hour"), "'token/USD' cannot be turned into 'hour'"),
        (("eval", "b/tokens-per-dollar", "--samples", "-3"), "not a number of samples"),
        (("eval", "a/wordy", "--set", "a/wordy=3"), "has no number"),
        (("eval", "a/wordy", "--unit", "USD"), "has no number"),
        (("eval", "b/tokens-per-dollar", "--set", "cost=50M", "--set", "a/cost=70M"), "'a/cost' is set twice"),
    ],
)
def test_wrong_input_exits_1_with_a_message(capsys, model, arguments, says):
    status, out, err = run(capsys, model, *arguments)
    assert (status, out) == (1, "") and says in err and err.startswith("error: ")


def test_all_wrong_edits_are_told_at_once(capsys, model):
    _, _, err = run(capsys, model, "eval", "b/tokens-per-dollar", "--set", "cost=x", "--set", "tokens=y")
    assert "'x' is not a number" in err and "'y' is not a number" in err


def test_inputs_are_those_that_the_step_used(capsys, model):
    _, out, _ = run(capsys, model, "eval", "b/on-uncertain", "--set", "a/cost=50M to 200M", "--json")
    record = json.loads(out)
    assert record["value"] == record["inputs"]["used"]["value"] / 10


def test_an_interval_of_the_step_alone_is_printed(capsys, model):
    status, out, _ = run(capsys, model, "eval", "b/bits-per-dollar", "--set", "cost=50M to 200M")
    assert status == 0 and "step: 90 % interval, 1 to 4 Gbit per USD, median 2 Gbit per USD" in out


def test_a_terminal_without_our_letters_gets_others(tmp_path):
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "calc", "list"]
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert done.returncode == 0 and b"Traceback" not in done.stderr


def test_wrong_command_exits_2(capsys, model):
    with pytest.raises(SystemExit) as stop:
        main(["frobnicate"], model)
    assert stop.value.code == 2


def test_calculators_are_listed_with_their_inputs_and_results(capsys):
    status, out, _ = run(capsys, calculator_model(), "list", "--calculators")
    assert status == 0 and out.splitlines() == [
        "calculators/budget",
        "    What does a budget train?",
        "    inputs: budget, price, peak, utilization",
        "    results: chip_time, compute",
        "1 calculator",
    ]
    _, out, _ = run(capsys, calculator_model(), "list", "--calculators", "--json")
    assert json.loads(out)[0]["results"] == ["chip_time", "compute"]
    assert run(capsys, calculator_model(), "list", "--calculators", "--kind", "statement")[0] == 1


def test_a_number_of_a_calculator_is_named_short_or_in_full(capsys):
    for name in ("budget#chip_time", "calculators/budget#chip_time"):
        arguments = ("eval", name, "--set", "budget=3", "--use", "price=post/price", "--json")
        record = json.loads(run(capsys, calculator_model(), *arguments)[1])
        assert (record["id"], record["value"], record["unit"]) == (node("chip_time"), pytest.approx(1.5e6), "hour")
        assert record["uses"] == {node("price"): "post/price"}
        assert record["inputs"]["price"]["uses"] == "post/price"
    _, _, error = run(capsys, calculator_model(), "eval", "budget#chip_tme")
    assert "'calculators/budget' has no 'chip_tme'" in error and "Did you mean 'chip_time'?" in error


def test_use_and_widen_in_words(capsys):
    arguments = ("eval", "budget#compute", "--use", "price=post/price", "--widen", "--samples", "256")
    _, out, _ = run(capsys, calculator_model(), *arguments)
    assert f"with {node('price')} = post/price" in out and "with ranges by their rating" in out
    wide = float(json.loads(run(capsys, calculator_model(), *arguments, "--json")[1])["p95"])
    narrow = json.loads(run(capsys, calculator_model(), *(a for a in arguments if a != "--widen"), "--json")[1])
    assert wide > narrow["p95"] and narrow["widened"] is False
    status, _, error = run(capsys, calculator_model(), "eval", "budget#compute", "--use", "price=paper/budget")
    assert status == 1 and "cannot be turned into" in error


def test_show_of_a_calculator_says_what_is_taken(capsys):
    _, out, _ = run(capsys, calculator_model(), "show", "budget#price")
    assert "input of “What does a budget train?”" in out
    assert "taken:      2 USD per hour  [vendor/price]" in out
    _, out, _ = run(capsys, calculator_model(), "show", "vendor/price")
    assert f"[{node('price')}]" in out  # what rests on it
