"""RR804: corrections that no longer correct anything."""

import pytest

FINDING = """\
finding:
  cause: arithmetic-slip
  explanation: A zero too many.
  corrected_by: reckoner/cost
  written_for:
    stated: 100M USD
"""
OURS = (
    "statement: Less.\nsubject: gpt-4\nquantity: training_cost\nvalue: {value}\nunit: USD\nrating_reason: Read again.\n"
)
OURS += "credibility: 3\n"


@pytest.fixture
def corrected(corpus):
    corpus.add("post/cost.yaml", FINDING)
    corpus.write("reckoner/cost.yaml", OURS.format(value="10M"))
    return corpus


def test_a_correction_with_another_number_is_fine(corrected):
    assert corrected.findings() == []


@pytest.mark.parametrize("value", ["100M", "0.1B", "100.4M"])
def test_a_correction_that_agrees_by_now_is_an_error(corrected, value):
    corrected.write("reckoner/cost.yaml", OURS.format(value=value))
    found = corrected.only("RR804")
    assert (found.severity, found.field, found.line) == ("error", "finding.corrected_by", 15)
    assert "'reckoner/cost'" in found.message and "'post/cost'" in found.message


def test_a_number_beyond_the_written_digits_still_corrects(corrected):
    corrected.write("reckoner/cost.yaml", OURS.format(value="100.6M"))
    assert corrected.findings("RR804") == []


def test_a_sum_that_still_does_not_come_out_is_still_corrected(corpus):
    """The correction has the stated number, but by another way: that the stated way gives it is what is corrected."""
    corpus.replace("post/tokens-per-dollar.yaml", "cause: rounding", "cause: arithmetic-slip")
    assert "RR804" in {one.code for one in corpus.findings()}
    corpus.replace("post/tokens-per-dollar.yaml", "formula: tokens / cost", "formula: 2 * tokens / cost")
    assert corpus.findings("RR804") == []


def test_a_finding_of_rounding_says_that_nothing_is_wrong(corpus):
    assert corpus.findings("RR804") == []


def test_a_correction_of_something_else_is_not_compared(corrected):
    corrected.write("reckoner/cost.yaml", OURS.format(value="100M").replace("subject: gpt-4", "subject: gpt-3"))
    corrected.add("vocabulary/subjects.yaml", "gpt-3: {label: GPT-3, description: A language model.}\n")
    assert corrected.findings() == []


@pytest.mark.parametrize("relation", ["disputes", "refutes"])
def test_a_claim_of_ours_that_contradicts_what_says_the_same_is_an_error(corpus, relation):
    corpus.write("reckoner/cost.yaml", OURS.format(value="100M") + f"relations: {{{relation}: [post/cost]}}\n")
    found = corpus.only("RR804")
    assert (found.file, found.field) == ("claims/reckoner/cost.yaml", f"relations.{relation}")
    corpus.replace("reckoner/cost.yaml", "100M", "20M")
    assert corpus.findings() == []
