"""Pictures as built: what they hold, how numbers are written in them, and which specs are refused."""

from __future__ import annotations

import gzip
import math
import random
import re
import xml.etree.ElementTree as ElementTree

import pytest

from build_scripts import drawing
from build_scripts.drawing import DrawingProblem
from calc.text import amount_text, number_text, unit_text
from tests.publish.picture_specs import SPECS, spec

WIDE = 0
ROW = {"label": "x", "text": "x", "value": 1}

XLINK = "http://www.w3.org/1999/xlink"
HREF = f"{{{XLINK}}}href"


def parsed(spec) -> ElementTree.Element:
    """The figure; that it parses at all says that every element is closed and every text escaped."""
    page = ElementTree.fromstring(f'<page xmlns:xlink="{XLINK}">{drawing.figure(spec)}</page>')
    return page[0]


def drawings(figure) -> list[ElementTree.Element]:
    return [svg for svg in figure.iter("svg") if "rr-picture__drawing" in svg.get("class").split()]


def with_class(element, name: str) -> list[ElementTree.Element]:
    return [each for each in element.iter() if name in (each.get("class") or "").split()]


def texts(element) -> list[str]:
    return ["".join(each.itertext()) for each in element.iter("text")]


def ticks(svg) -> list[tuple[float, str]]:
    return [(float(each.get("x")), each.text) for each in with_class(svg, "rr-picture__tick")]


# Every kind


@pytest.mark.parametrize("kind", SPECS)
def test_a_picture_names_and_describes_itself(kind):
    figure = parsed(spec(kind))
    assert len(drawings(figure)) == 2
    ids = [each.get("id") for each in figure.iter() if each.get("id")]
    assert len(ids) == len(set(ids)) == 4
    for svg in drawings(figure):
        title, description = svg.find("title"), svg.find("desc")
        assert (svg.get("aria-labelledby"), svg.get("aria-describedby")) == (title.get("id"), description.get("id"))
        assert title.text and description.text
        # Within an image nobody could reach a link.
        assert svg.get("role") == ("group" if list(svg.iter("a")) else "img")


@pytest.mark.parametrize("kind", SPECS)
def test_no_style_and_no_script_is_asked_for(kind):
    for element in parsed(spec(kind)).iter():
        assert element.tag not in ("style", "script")
        assert not [name for name in element.attrib if name == "style" or name.startswith("on")]


@pytest.mark.parametrize("kind", SPECS)
def test_nothing_lies_outside(kind):
    for svg in drawings(parsed(spec(kind))):
        width, height = map(float, svg.get("viewBox").split()[2:])
        for element in svg.iter():
            for name, end in (("x", width), ("x1", width), ("x2", width), ("cx", width), ("y", height), ("cy", height)):
                assert 0 <= float(element.get(name, 0)) <= end, ElementTree.tostring(element)


@pytest.mark.parametrize("kind", SPECS)
def test_the_numbers_stand_in_a_table(kind):
    figure = parsed(spec(kind))
    (table,) = figure.iter("table")
    assert len(table.findall("tbody/tr")) >= 2
    assert all(cell.get("scope") == "col" for cell in table.findall("thead/tr/th"))
    assert not list(parsed(spec(kind, has_table=False)).iter("table"))


@pytest.mark.parametrize("kind", SPECS)
def test_a_heading_can_be_left_to_the_page(kind):
    assert with_class(parsed(spec(kind, title="Its name")), "rr-picture__title")[0].text == "Its name"
    figure = parsed(spec(kind, title="Its name", has_title=False))
    assert not with_class(figure, "rr-picture__title")
    assert figure.find("svg/title").text == "Its name"


def test_what_records_hold_stays_text():
    label = '</text></svg><script>alert("1")</script>&amp;'
    figure = parsed(spec("graph", label=label))
    assert figure.find("svg/title").text == label


def test_two_of_one_spec_on_a_page_can_be_told_apart():
    assert 'id="cost-wide-title"' in drawing.figure(spec("lines"), id="cost")


# Numbers


def test_numbers_read_as_calc_writes_them():
    source = random.Random(4)
    values = [10 ** source.uniform(-8, 30) * source.choice((1, -1)) for _ in range(3000)]
    values += [float(f"{value:.{digits}e}") for digits in range(5) for value in values[:300]]
    values += [
        0,
        1,
        999_999.5,
        1_000_000,
        0.001,
        0.00099995,
        12344.5,
        12345.5,
        1234.5,
        0.5,
        2.5,
        1e15,
        999.95e12,
        1e-300,
    ]
    values += [number + 0.5 for number in range(20)] + [number / 8 for number in range(80_000, 80_100)]
    for digits in (3, 4):
        expected = [number_text(value, digits) for value in values]
        assert drawing.amount_texts(values, "", digits) == expected


@pytest.mark.parametrize("unit", ["billion token", "thousand token/USD", "million USD", "thousand", "FLOP", "%", "CE"])
def test_amounts_are_written_as_calc_writes_them(unit):
    values = [1.53e9, 999_999.9, 999_000, 2e6, 3, 1890.5, 4e13]
    words = unit if unit in ("%", "CE") else unit_text(unit)
    assert drawing.amount_texts(values, words, 4) == [amount_text(value, unit) for value in values]


@pytest.mark.parametrize("numbers", [
    [6e11, 1e14], [1, 2], [1, 3.1], [2.1, 6.4], [0.0001, 9e30], [0, 1], [5], [0], [-3, 2], [0.32, 0.36], [1e25, 3.2e25],
    [5e8, 5e8 + 1], [-7.0001, -7], [1e-300, 1e300], [3.1e12, 3.9e12], [99, 101],
])  # fmt: skip
def test_an_axis_has_a_few_numbers_in_their_order(numbers):
    rows = [ROW | {"value": number} for number in numbers]
    for svg in drawings(parsed(spec("intervals", rows=rows))):
        found = ticks(svg)
        assert 2 <= len(found) <= 6
        assert [place for place, _ in found] == sorted(place for place, _ in found)
        assert len({text for _, text in found}) == len(found)


@pytest.mark.parametrize("numbers, scale", [
    ([1, 2], "linear"), ([1, 3], "logarithmic"), ([0, 100], "linear"), ([-1, 5], "linear"), ([7], "linear"),
])  # fmt: skip
def test_what_lies_far_apart_is_on_a_logarithmic_axis(numbers, scale):
    rows = [ROW | {"value": number} for number in numbers]
    (words,) = with_class(drawings(parsed(spec("intervals", rows=rows)))[WIDE], "rr-picture__unit")
    assert words.text == ("parameters, logarithmic scale" if scale == "logarithmic" else "parameters")


def test_powers_percent_and_years_are_written_as_such():
    rows = [ROW | {"value": number} for number in (1e24, 1e26)]
    assert [text for _, text in ticks(drawings(parsed(spec("intervals", rows=rows)))[WIDE])] == ["10²⁴", "10²⁵", "10²⁶"]
    rows = [ROW | {"value": number} for number in (30, 40)]
    assert "36%" in dict(map(reversed, ticks(drawings(parsed(spec("intervals", rows=rows, unit_text="%")))[WIDE])))
    rows = [ROW | {"value": number} for number in (2020, 2030)]
    assert "2024" in dict(map(reversed, ticks(drawings(parsed(spec("intervals", rows=rows, unit_text="CE")))[WIDE])))


# Distribution


def xs(path: str) -> list[float]:
    return [float(x) for x in re.findall(r"(?:M|H)([\d.]+)", path)]


def test_the_shaded_part_ends_at_the_interval():
    svg = drawings(parsed(spec("distribution")))[WIDE]
    body, tail = (with_class(svg, f"rr-picture__{name}")[0].get("d") for name in ("body", "tail"))
    assert (min(xs(tail)), max(xs(tail))) == (12, 748)
    place = [12 + math.log(end / 1e7) / math.log(100) * 736 for end in (3e7, 3e8)]
    assert (min(xs(body)), max(xs(body))) == pytest.approx(tuple(place), abs=0.01)
    assert {"median 100 million", "stated 63 million USD", "30 million", "300 million"} <= set(texts(svg))


def test_without_an_interval_all_is_of_one_shade():
    svg = drawings(parsed(spec("distribution", p5=None, p95=None)))[WIDE]
    assert with_class(svg, "rr-picture__tail")[0].get("d") == ""
    assert xs(with_class(svg, "rr-picture__body")[0].get("d"))[0] == 12


def test_a_number_far_away_is_pointed_at_and_does_not_squeeze_the_rest():
    svg = drawings(parsed(spec("distribution", marks=[{"value": 1e20, "label": "stated"}])))[WIDE]
    assert "stated →" in texts(svg)
    assert max(xs(with_class(svg, "rr-picture__body")[0].get("d"))) > 400


def test_labels_do_not_cover_each_other():
    marks = [{"value": 1e8 * (1 + index / 20), "label": f"number {index} of some length"} for index in range(5)]
    for svg in drawings(parsed(spec("distribution", marks=marks))):
        flags = [flag.find("text") for flag in with_class(svg, "rr-picture__flag")]
        sides = [(flag.get("y"), flag.get("text-anchor")) for flag in flags]
        assert len(set(sides)) == len(flags) == 6


def test_shares_add_to_all_draws():
    rows = [[cell.text for cell in row] for row in parsed(spec("distribution")).findall(".//tbody/tr")]
    shares = [float(share.rstrip("%")) for _, share in rows if share]
    assert sum(shares) == pytest.approx(100, abs=0.5)


# Drivers


def test_bars_reach_from_low_to_high_and_are_marked_with_the_input():
    svg = drawings(parsed(spec("drivers")))[WIDE]
    low, high = (with_class(svg, f"rr-picture__bar--{name}")[0] for name in ("low", "high"))
    # The input is low where the cost is high: light to the right of the median, dark to its left.
    assert float(low.get("x")) == pytest.approx(float(high.get("x")) + float(high.get("width")), abs=0.02)
    assert float(low.get("width")) == pytest.approx(float(high.get("width")), abs=0.02)
    assert {"21%", "48%", "−0.84", "no spread", "median 100 million"} <= set(texts(svg))


def test_without_spreads_the_elasticities_are_drawn():
    bars = [{"label": "Price", "elasticity": 1}, {"label": "Utilization", "elasticity": -0.5}]
    svg = drawings(parsed(spec("drivers", bars=bars, middle=None)))[WIDE]
    one, half = (float(bar.get("width")) for bar in with_class(svg, "rr-picture__bar--high"))
    assert one == pytest.approx(2 * half, abs=0.02)
    assert {"+1.00%", "−0.50%"} <= set(texts(svg))


def test_the_ends_of_a_bar_are_written_in_full():
    ends = {"input_low_text": "100.7 TFLOP/s per chip", "input_high_text": "513.3 TFLOP/s per chip"}
    bars = [{"label": "Peak", "low": 1e7, "high": 2e7, "rank_correlation": 0.9, **ends},
            {"label": "Time", "low": 1.4e7, "high": 1.6e7, "rank_correlation": 0.1, **ends}]  # fmt: skip
    for svg in drawings(parsed(spec("drivers", bars=bars, middle=1.5e7))):
        assert [texts(svg).count(text) for text in ends.values()] == [2, 2]


# Lines


def test_a_line_has_a_gap_where_there_is_no_value():
    svg = drawings(parsed(spec("lines")))[WIDE]
    gap, whole = (line.get("d") for line in with_class(svg, "rr-picture__line"))
    assert (gap.count("M"), whole.count("M")) == (2, 1)
    assert {"10²¹ FLOP", "10²³ FLOP", "Chinchilla", "GPT-3"} <= set(texts(svg))


def test_a_long_table_is_thinned_but_keeps_its_ends():
    values = [float(value) for value in range(1, 401)]
    x = {"label": "x", "unit_text": "", "is_logarithmic": False, "values": values}
    rows = parsed(spec("lines", x=x, series=[{"label": "y", "values": values}], marks=[])).findall(".//tbody/tr")
    assert len(rows) <= 42 and (rows[0][0].text, rows[-1][0].text) == ("1", "400")


def test_lines_without_any_value_are_drawn_as_an_empty_picture():
    series = [{"label": "y", "values": [None] * 4}]
    assert "y: no value" in parsed(spec("lines", series=series, marks=[])).find("svg/desc").text


def family(**changes):
    """Lines of equal compute, each with its lowest point marked, and one that rises far above it."""
    sizes = [10 ** (index / 10) for index in range(31)]
    lines = [[least + math.log10(size / best) ** 2 for size in sizes] for best, least in ((3, 3), (30, 2.5), (300, 2))]
    return spec(
        "lines",
        x={"label": "Parameters", "unit_text": "billion parameters", "is_logarithmic": True, "values": sizes},
        series=[{"label": f"1 × 10{sign} FLOP", "values": values} for sign, values in zip("²³⁴", lines)],
        marks=[{"x": best, "y": least, "label": str(best), "name": "Best size"}
               for best, least in ((3, 3), (30, 2.5), (300, 2))],
        **changes,
    )  # fmt: skip


def test_a_frontier_joins_the_lowest_points_and_what_is_far_above_is_cut_off():
    figure = parsed(family(family="Compute"))
    for svg in drawings(figure):
        (frontier,) = with_class(svg, "rr-picture__frontier")
        ends = [float(y) for y in re.findall(r"[ML][\d.]+ ([\d.]+)", frontier.get("d"))]
        tops = [min(float(y) for y in re.findall(r"[ML][\d.]+ ([\d.]+)", line.get("d")))
                for line in with_class(svg, "rr-picture__line")]  # fmt: skip
        assert len(ends) == 3 and ends == sorted(ends)
        # The first line leaves the picture at its top, well above the frontier.
        assert tops[0] == pytest.approx(min(tops)) and tops[0] < ends[0] - 50
        assert {"10² FLOP", "10³ FLOP", "10⁴ FLOP"} <= set(texts(svg))
    (note,) = with_class(figure, "rr-picture__note")
    assert note.text == "The lines differ in one input: Compute. Marked: Best size; the dashed line joins them."


def test_points_that_are_of_different_kinds_are_told_apart():
    marks = [{"x": 1e9, "y": 2.3, "label": "1 billion", "name": "What fits"}, {"x": 1e11, "label": "100 billion"}]
    figure = parsed(spec("lines", marks=marks))
    assert with_class(figure, "rr-picture__note")[0].text == "Marked: What fits (1 billion)."
    assert not list(with_class(figure, "rr-picture__frontier"))


@pytest.mark.parametrize("label, unit, words", [
    ("Parameters", "billion parameters", "Parameters, billions"), ("Chips", "chips", "Chips"),
    ("Share of code", "%", "Share of code"), ("Cost", "million USD", "Cost, million USD"), ("Speed-up", "", "Speed-up"),
    ("Tokens", "tokens per parameter", "Tokens, tokens per parameter"),
])  # fmt: skip
def test_an_axis_does_not_say_its_unit_twice(label, unit, words):
    x = {"label": label, "unit_text": unit, "is_logarithmic": False, "values": [1, 2, 3, 4]}
    assert with_class(drawings(parsed(spec("lines", x=x, marks=[])))[WIDE], "rr-picture__unit")[0].text == words


@pytest.mark.parametrize(
    "labels", [("50%", "60%", "70%"), ("1 head", "96 heads"), ("Kaplan", "Approach 3, as printed")]
)
def test_lines_are_labelled_in_full(labels):
    series = [{"label": label, "values": [1, 2, 3, 4 + index]} for index, label in enumerate(labels)]
    assert set(labels) <= set(texts(drawings(parsed(spec("lines", series=series, marks=[])))[WIDE]))


def test_a_line_that_lies_on_another_shows_both():
    series = [{"label": label, "values": [2, 3, 4, 5]} for label in ("Of a step", "Of the memory")]
    one, other = with_class(drawings(parsed(spec("lines", series=series)))[WIDE], "rr-picture__line")
    assert "rr-picture__line--over" not in one.get("class") and "rr-picture__line--over" in other.get("class")


# Intervals


def test_what_the_signs_mean_is_written_below_them():
    legend = with_class(parsed(spec("intervals")), "rr-picture__legend")[0]
    words = [" ".join("".join(item.itertext()).split()) for item in legend]
    assert words == ["▸ the one that is taken now",
                     "The number at the left is the origin; a line ties rows of one origin together.", "range",
                     "at least, at most", "forecast or early estimate", "our own", "what its own sum gives",
                     "withdrawn or superseded"]  # fmt: skip
    rows = [{"label": "x", "text": "1", "value": 1}]
    assert not with_class(parsed(spec("intervals", rows=rows)), "rr-picture__legend")


def test_rows_of_one_origin_are_tied_and_bounds_point_their_way():
    svg = drawings(parsed(spec("intervals")))[WIDE]
    (tie,) = with_class(svg, "rr-picture__tie")
    assert float(tie.get("y2")) - float(tie.get("y1")) > 36
    assert any("h24" in each.get("d") for each in with_class(svg, "rr-picture__end"))
    assert len(with_class(svg, "rr-picture__cross")) == 1
    assert [each.text for each in with_class(svg, "rr-picture__heading")] == ["GPT-4"]


# Graph


def test_layers_go_from_left_to_right_and_on_a_phone_from_top_to_bottom():
    wide, phone = drawings(parsed(spec("graph")))
    for svg, axis in ((wide, "x"), (phone, "y")):
        boxes = {texts(node)[0]: float(node.find("rect").get(axis)) for node in with_class(svg, "rr-picture__node")}
        assert max(boxes["Chip-hours"], boxes["Price of an hour"]) < boxes["Training cost"]
    assert [link.get(HREF) for link in wide.iter("a")] == ["claims/cost/"]


def test_a_long_chain_is_drawn_as_a_list_also_on_a_wide_page():
    nodes = [{"id": str(number), "label": f"Step {number}", "kind": "claim"} for number in range(12)]
    edges = [[str(number), str(number + 1)] for number in range(11)]
    wide, _ = drawings(parsed(spec("graph", nodes=nodes, edges=edges)))
    assert len({node.find("rect").get("x") for node in with_class(wide, "rr-picture__node")}) == 1


# What is refused


@pytest.mark.parametrize("wrong, message", [
    ({"kind": "pie"}, 'kind must be one of distribution, drivers, graph, intervals, lines, but is "pie"'),
    (spec("distribution", edges=[1, 2]), "distribution needs one edge more than counts"),
    (spec("distribution", edges=SPECS["distribution"]["edges"][::-1]), "distribution.edges must rise"),
    (spec("distribution", p50="63M"), 'distribution.p50 must be a number, but is "63M"'),
    (spec("distribution", colour="red"), 'distribution has no "colour"'),
    ({"kind": "distribution"}, 'distribution needs "label"'),
    (spec("drivers", bars=[]), "drivers.bars must hold 1 or more"),
    (spec("drivers", middle=None), "drivers.middle must be a number"),
    (spec("lines", series=[{"label": "y", "values": [1]}]), "lines.series[0].values needs 4 numbers"),
    (spec("intervals", rows=[{"label": "x", "text": "x"}]), "intervals.rows[0] needs a value or a range"),
    (spec("intervals", rows=[ROW | {"kind": "rumour"}]), "intervals.rows[0].kind must be"),
    (spec("intervals", rows=[ROW | {"url": "java\tscript:alert(1)"}]), "must be the address of a page"),
    (spec("intervals", rows=[ROW | {"url": "JavaScript:alert(1)"}]), "must be the address of a page"),
    (spec("graph", edges=[["hours", "nothing"]]), 'graph.edges[0] names "nothing", which is no node'),
    (spec("graph", edges=[["hours", "cost"], ["cost", "hours"]]), "graph.edges must not lead in a circle"),
])  # fmt: skip
def test_a_wrong_spec_is_refused_and_the_next_is_drawn(wrong, message):
    with pytest.raises(DrawingProblem, match=re.escape(message)):
        drawing.figure(wrong)
    assert drawing.figure(spec("graph"))


@pytest.mark.parametrize("number", [math.nan, math.inf])
def test_a_number_that_is_none_is_refused(number):
    with pytest.raises(DrawingProblem):
        drawing.figure(spec("distribution", p50=number))


# The module for the browser


def test_the_bundle_is_small_and_fits_the_security_policy():
    module = drawing.bundle()
    assert re.search(r"export\{[^}]*\bas draw\b[^}]*\bas redraw\b", module)
    assert not re.search(r"\beval\(|new Function|<style|\.style\b|https?://(?!www\.w3\.org)", module)
    assert len(gzip.compress(module.encode())) < 40_000
