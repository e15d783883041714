"""RR113: the order of keys."""

from tests.check.repairing import after, repaired
from tests.check.standing import add_calculator

COST = """\
# yaml-language-server: $schema=../../build_scripts/schema/claim.json
# About the whole.

# On the unit.
unit: USD  # behind the unit
statement: >-
  Training GPT-4 cost

  100 million dollars.
  # no comment but text

# On the quote,
# in two lines.
quote: |
  GPT4 cost $100m
  # inside of finding: no, of the quote
value: 100M
finding:
  explanation: Why.
  # Within the finding, at its end.
cites:
- post/tokens
# The last word.
"""
SORTED = """\
# yaml-language-server: $schema=../../build_scripts/schema/claim.json
# About the whole.

statement: >-
  Training GPT-4 cost

  100 million dollars.
  # no comment but text

# On the quote,
# in two lines.
quote: |
  GPT4 cost $100m
  # inside of finding: no, of the quote
value: 100M
# On the unit.
unit: USD  # behind the unit
cites:
- post/tokens
finding:
  explanation: Why.
  # Within the finding, at its end.
# The last word.
"""


def test_a_key_that_stands_too_late_is_reported_with_the_right_order(corpus):
    corpus.replace("post/cost.yaml", "unit: USD\n", "")
    corpus.replace("post/cost.yaml", "subject: gpt-4", "unit: USD\nsubject: gpt-4")
    (found,) = corpus.findings("RR113")
    assert (found.severity, found.field, found.line) == ("warning", "subject", 6)
    assert found.message == "The key 'subject' stands behind 'unit'."
    assert "value, unit" in found.expected


def test_comments_and_blocks_go_with_their_keys(corpus):
    corpus.write("post/cost.yaml", COST)
    assert after(corpus, "post/cost.yaml", "RR113") == SORTED


def test_mappings_within_mappings_and_lists_are_sorted_too(corpus):
    add_calculator(corpus)
    corpus.write(
        "calculators/small.yaml",
        "title: Small\nsummary: x\npresets:\n  # the first\n  - use:\n      a: post/cost\n    label: One\n"
        "  # the second\n  -\n    # on the label\n    set: {a: 1}\n    label: Two  # two\n",
    )
    assert after(corpus, "calculators/small.yaml", "RR113") == (
        "title: Small\nsummary: x\npresets:\n  # the first\n  - label: One\n    use:\n      a: post/cost\n"
        "  # the second\n  -\n    label: Two  # two\n    # on the label\n    set: {a: 1}\n"
    )


def test_what_the_reader_named_keeps_its_order(corpus):
    corpus.write(
        "post/several.yaml", "statement: x\nvalues:\n  z: {value: 1}\n  a: {value: 2}\ninputs:\n  z: x\n  a: y\n"
    )
    assert not repaired(corpus, "post/several.yaml", "RR113").is_changed


def test_keys_that_are_not_known_stay_behind_the_one_before_them(corpus):
    corpus.write("post/odd.yaml", "unit: USD\nodd: 1\nstatement: x\neven: 2\n")
    assert after(corpus, "post/odd.yaml", "RR113") == "statement: x\neven: 2\nunit: USD\nodd: 1\n"


def test_mappings_in_braces_are_left_alone(corpus):
    corpus.replace(
        "vocabulary/subjects.yaml", "{label: GPT-4, description: A language model.", "{description: x, label: y"
    )
    assert corpus.findings() == [] and not repaired(corpus, "vocabulary/subjects.yaml", "RR113").is_changed


def test_a_last_line_without_an_end_can_be_moved(corpus):
    corpus.write("post/short.yaml", "unit: USD\nstatement: x")
    assert after(corpus, "post/short.yaml", "RR113") == "statement: x\nunit: USD\n"
