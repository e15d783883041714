"""The range of a slider."""

import math

import pytest

from build_scripts.publish.slider import REACH, counts, slider_around


def test_a_number_goes_by_factors_each_way():
    slider = slider_around(100e6)
    assert slider.is_logarithmic and slider.at == 100e6
    assert slider.low == pytest.approx(100e6 / REACH, rel=0.05)
    assert slider.high == pytest.approx(100e6 * REACH, rel=0.05)


def test_it_reaches_every_rival():
    slider = slider_around(2.0, rivals=[0.01, 500.0])
    assert slider.low <= 0.01
    assert slider.high >= 500.0


def test_a_rival_out_of_all_proportion_does_not_make_it_too_coarse():
    assert slider_around(2.0, rivals=[1e30]).high == pytest.approx(60)


def test_bounds_hold_and_an_end_that_is_a_bound_is_exactly_it():
    slider = slider_around(0.4, minimum=0.1, maximum=1.0)
    assert slider.low >= 0.1
    assert slider.high == 1.0


def test_a_share_goes_evenly_from_its_least_to_its_greatest_value():
    slider = slider_around(46.2, minimum=0.0, maximum=100.0, is_share=True)
    assert (slider.low, slider.high, slider.is_logarithmic) == (0.0, 100.0, False)


def test_counted_things_are_whole():
    slider = slider_around(8, is_counted=True)
    assert slider.step == 1
    assert slider.low == 1
    assert slider_around(0.5, is_counted=True).step is None


@pytest.mark.parametrize(
    "unit, value, answer",
    [
        ("layer", 96, True),
        ("chip", 0.5, False),
        ("1", 12288, True),
        ("1", 4, False),
        ("1", 406.4, False),
        ("USD", 100e6, False),
        ("head", None, False),
    ],
)
def test_what_is_counted_is_told_by_unit_and_number(unit, value, answer):
    assert counts(unit, value) is answer


@pytest.mark.parametrize("value", [None, 0.0, -3.0, math.inf, math.nan])
def test_what_has_no_place_on_a_scale_of_factors_has_no_slider(value):
    assert slider_around(value) is None
