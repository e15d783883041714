"""The conditions of the standing calculators: what opens keeps them, and what cannot be is warned of."""

import pytest

from calc.messages import handle


@pytest.fixture(scope="module")
def warned(model):
    """The names of the conditions that do not hold, with the record of each."""

    def ask(calculator, use=None, **written):
        prefix = f"calculators/{calculator}#"
        request = {
            "op": "evaluate",
            "claims": [prefix + name for name in model.calculators[f"calculators/{calculator}"]["results"]],
            "set": {prefix + name: text for name, text in written.items()},
            "use": {prefix + name: claim for name, claim in (use or {}).items()},
            "samples": 500,
        }
        answer = handle(request, model)
        assert not answer.get("errors")
        return {one["id"].removeprefix(prefix): one for one in answer["conditions"]}

    return ask


@pytest.fixture(scope="module")
def preset(records, warned):
    """The same for a preset."""

    def ask(calculator, label):
        (found,) = (one for one in records.calculators[f"calculators/{calculator}"].presets if one.label == label)
        return warned(calculator, use=found.use, **found.set)

    return ask


def test_every_calculator_opens_with_numbers_that_can_be(records, warned):
    assert {id: warned(id.partition("/")[2]) for id in records.calculators if warned(id.partition("/")[2])} == {}


def test_weights_that_do_not_fit_on_the_chips_have_no_speed_and_no_cost(warned):
    found = warned("inference", chips="1", batch="1000")
    assert found["weights_fit"]["text"] == "Memory of the weights: 350 GB, expected at most 80 GB."
    doubtful = {id.partition("#")[2] for id in found["weights_fit"]["doubts"]}
    assert {"step_time", "cost", "throughput", "answer_time"} <= doubtful
    assert {"parameters", "weight_memory", "least_cost"}.isdisjoint(doubtful)


def test_a_batch_that_does_not_fit_beside_the_weights_is_warned_of(warned):
    found = warned("inference", chips="8", batch="1000")
    assert list(found) == ["batch_fits"]
    assert (found["batch_fits"]["value"], found["batch_fits"]["limit"]) == (1000, 30)
    assert warned("inference", chips="8", batch="30") == {}


def test_a_range_of_batches_says_how_often_it_does_not_fit(warned):
    found = warned("inference", chips="8", batch="10 to 60")["batch_fits"]
    assert not found["is_broken"] and 0.2 < found["share"] < 0.5


def test_an_answer_longer_than_the_context_is_warned_of(warned):
    assert list(warned("inference", prompt="2,000", output="100")) == ["answer_fits"]


def test_chips_that_are_no_replica_are_warned_of(warned):
    found = warned("training-time", chips="100")
    assert found["one_replica"]["text"] == "Replicas: 0.1953, expected at least 1."
    assert any(id.endswith("#bubble") for id in found["one_replica"]["doubts"])
    assert "whole_replicas" not in found


@pytest.mark.parametrize(
    ("label", "names"),
    [
        ("A trillion parameters, Megatron-LM", []),
        ("145.6 billion parameters, Megatron-LM", []),
        ("GPT-4, as leaked", ["whole_replicas", "stages_divide_microbatches"]),
    ],
)
def test_megatron_layouts_come_out_whole_and_the_leaked_one_does_not(preset, label, names):
    assert list(preset("training-time", label)) == names


@pytest.mark.parametrize("label", ["A100, 40 GB", "TPU v4"])
def test_eight_chips_of_less_memory_do_not_hold_gpt_3(preset, label):
    assert "weights_fit" in preset("inference", label)


def test_more_than_the_peak_is_warned_of(warned):
    assert list(warned("training-time", achieved="400")) == ["below_peak"]
    assert list(warned("training-run", chips="1,000")) == ["within_peak"]


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ({"key_value_heads": "500"}, ["key_value_heads_shared"]),
        ({"key_value_heads": "7"}, ["equal_groups"]),
        ({"key_value_heads": "8"}, []),
        ({"embedding_copies": "7"}, ["embeddings_at_most_two"]),
        ({"feed_forward_matrices": "1"}, ["feed_forward_at_least_two"]),
        ({"feed_forward_matrices": "4"}, ["feed_forward_at_most_three"]),
    ],
)
def test_shapes_that_no_transformer_has_are_warned_of(warned, written, names):
    assert list(warned("transformer-anatomy", **written)) == names


@pytest.mark.parametrize(
    ("calculator", "written", "name"),
    [
        ("speculative-decoding", {"draft_tokens": "2.5"}, "whole_drafts"),
        ("training-data", {"tokens": "3,000,000"}, "text_exists"),
        ("training-data", {"tokens": "0.01"}, "one_step"),
        ("training-data", {"batch": "0.001"}, "one_sequence"),
        ("energy", {"active_parameters": "200"}, "active_are_part"),
        ("supercomputer-forecast", {"gpt_3_parameters": "0.01"}, "gpt_3_is_better"),
    ],
)
def test_other_things_that_cannot_be_are_warned_of(warned, calculator, written, name):
    assert list(warned(calculator, **written)) == [name]


def test_more_experts_for_a_token_than_there_are_have_no_value(model):
    node = "calculators/mixture-of-experts#"
    edits = {node + "experts_per_token": "20"}
    answer = handle({"op": "evaluate", "claims": [node + "active_parameters"], "set": edits}, model)
    assert answer["results"][node + "active_parameters"]["value"] is None
