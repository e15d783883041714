"""RR302: ids that differ only in case."""

from tests.check.standing import CALCULATOR


def test_a_second_quantity_that_differs_only_in_case_is_reported(corpus):
    corpus.add("vocabulary/quantities.yaml", "Training_Cost: {label: a, description: b, unit: USD}\n")
    (found,) = corpus.findings("RR302")
    assert found.line == 5 and "training_cost" in found.found


def test_a_second_file_that_differs_only_in_case_is_reported(corpus):
    corpus.write("post/COST.yaml", "statement: x\n")
    if len({path.name.lower() for path in (corpus.root / "post").iterdir()}) < len(
        list((corpus.root / "post").iterdir())
    ):
        assert "'post/COST'" in corpus.findings("RR302")[0].found


def test_ids_of_different_letters_are_fine(corpus):
    assert corpus.findings("RR302") == []


def test_a_calculator_does_not_have_the_id_of_a_source(corpus):
    corpus.write("calculators/post.yaml", CALCULATOR)
    assert corpus.only("RR302").file == "claims/calculators/post.yaml"
