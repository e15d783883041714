"""Curves of standing calculators."""

import pytest

from build_scripts.publish.curves import CurveError, curves, split_labels
from tests.publish.standing_corpus import standing_library


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    return standing_library(tmp_path_factory.mktemp("claims"))


def test_a_picture_has_a_line_for_each_result(library):
    (_, spec), _ = library.calculators[0].pictures
    assert (spec["kind"], spec["title"], spec["x"]["label"], spec["x"]["unit_text"]) == (
        "lines", "Tokens by budget", "Budget", "million USD",
    )  # fmt: skip
    assert spec["y"]["label"] == "Tokens" and [line["label"] for line in spec["series"]] == [
        "For a dollar", "For two dollars",
    ]  # fmt: skip
    one, two = (line["values"] for line in spec["series"])
    assert spec["x"]["values"][0] == 1 and spec["x"]["values"][-1] == pytest.approx(1000)
    assert two == pytest.approx([2 * value for value in one]) and spec["y"]["is_logarithmic"]


def test_a_family_has_a_line_for_each_of_its_values(library):
    _, (_, spec) = library.calculators[0].pictures
    assert [line["label"] for line in spec["series"]] == ["10 million USD", "20 million USD"]
    assert spec["series"][0]["values"][0] == pytest.approx(1e12 / 10e6)
    assert not spec["x"]["is_logarithmic"] and "p5" not in spec["series"][0]


def test_a_mark_stands_where_the_result_lies(library):
    picture = library.calculators[0].pictures[0][0]
    vary, first = picture["vary"], picture["claims"][0]
    marked = {**picture, "marks": [vary], "mark_labels": {vary: "Now"}}
    (mark,) = curves(library.corpus.ask, marked)["marks"]
    assert mark["label"] == "100 million USD" and mark["x"] == pytest.approx(100)
    assert mark["y"] == pytest.approx(library.calculators[0].results[first]["value"])


def test_what_cannot_be_computed_names_the_picture(library):
    picture = library.calculators[0].pictures[0][0]
    with pytest.raises(CurveError, match="Tokens by budget"):
        curves(library.corpus.ask, {**picture, "from": "-1"})


@pytest.mark.parametrize(
    ("labels", "shared", "apart"),
    [
        (["Best size by approach 1", "Best size by approach 2"], "Best size", ["Approach 1", "Approach 2"]),
        (["Best size by Kaplan", "Best size by the law"], "Best size", ["Kaplan", "The law"]),
        (["Time, plain", "Time, again"], "Time", ["Plain", "Again"]),
        (["Bubble", "Bubble, interleaved"], "", ["Bubble", "Bubble, interleaved"]),
        (["Loss", "Tokens"], "", ["Loss", "Tokens"]),
        (["Loss of the model"], "", ["Loss of the model"]),
    ],
)
def test_lines_are_called_by_what_tells_them_apart(labels, shared, apart):
    assert split_labels(labels) == (shared, apart)
