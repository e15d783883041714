"""RR114: what nobody sees at the ends of lines."""

import pytest

from tests.check.corpus import FILES
from tests.check.repairing import after, repaired

COST = FILES["post/cost.yaml"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (COST.replace("unit: USD", "unit: USD  "), "at the end of a line"),
        (COST.replace("unit: USD", "unit: USD\t"), "at the end of a line"),
        (COST.replace("unit: USD", "unit:\tUSD"), "A tab"),
        (COST.replace("unit: USD", "unit: \t 'USD'"), "A tab"),
        (COST.replace("\n", "\r\n"), "carriage return"),
        (COST.replace("\n", "\r"), "carriage return"),
        (COST[:-1], "one line end"),
        (COST + "\n\n", "one line end"),
    ],
)
def test_what_nobody_sees_is_reported_and_repaired(corpus, content, words):
    corpus.write("post/cost.yaml", content)
    found = corpus.findings("RR114")
    assert any(words in one.message for one in found) and {one.severity for one in found} == {"warning"}
    assert after(corpus, "post/cost.yaml", "RR114").replace("'", "") == COST
    corpus.write("post/cost.yaml", after(corpus, "post/cost.yaml", "RR114"))
    assert corpus.findings("RR114") == []


def test_the_place_and_the_number_of_lines_are_named(corpus):
    corpus.replace("post/cost.yaml", "unit: USD", "unit: USD ")
    corpus.replace("post/cost.yaml", "position: 1", "position: 1 ")
    (found,) = corpus.findings("RR114")
    assert (found.line, found.column, found.found) == (4, 12, "in 2 lines")


def test_spaces_within_text_blocks_count_and_stay(corpus):
    corpus.add("post/cost.yaml", "note: |\n  two spaces  \n  \ttab\n\n  end\n")
    assert corpus.findings("RR114") == [] and not repaired(corpus, "post/cost.yaml", "RR114").is_changed


def test_tabs_within_a_text_stay(corpus):
    corpus.add("post/cost.yaml", 'note: "a\tb"\n')
    assert corpus.findings("RR114") == [] and not repaired(corpus, "post/cost.yaml", "RR114").is_changed
