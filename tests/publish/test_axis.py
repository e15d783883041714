"""The axis of a picture."""

import pytest

from build_scripts.publish.axis import LEFT, MOST_TICKS, RIGHT, Axis


@pytest.mark.parametrize("numbers, is_logarithmic", [
    ([1, 2], False), ([1, 3], True), ([0, 100], False), ([-1, 5], False), ([7], False), ([0], False),
    ([1e-9, 1e12], True),
])  # fmt: skip
def test_far_apart_is_logarithmic(numbers, is_logarithmic):
    assert Axis(numbers).is_logarithmic is is_logarithmic


@pytest.mark.parametrize("numbers", [
    [6e11, 1e14], [1, 2], [1, 3.1], [2.1, 6.4], [0.0001, 9e30], [0, 1], [5], [0], [-3, 2], [0.32, 0.36], [1e25, 3.2e25],
    [5e8, 5e8 + 1], [-7.0001, -7],
])  # fmt: skip
def test_there_are_a_few_ticks_and_everything_is_inside(numbers):
    axis = Axis(numbers)
    assert 2 <= len(axis.ticks) <= MOST_TICKS + 1
    for place in [tick.place for tick in axis.ticks] + [axis.place(number) for number in numbers]:
        assert LEFT - 0.01 <= place <= RIGHT + 0.01
    assert len({tick.text for tick in axis.ticks}) == len(axis.ticks)


def test_a_power_of_ten_is_written_as_one():
    assert [tick.text for tick in Axis([1e24, 1e26]).ticks] == ["10²⁴", "10²⁵", "10²⁶"]


def test_equal_factors_are_equal_steps():
    axis = Axis([1, 100])
    assert axis.place(10) == pytest.approx((axis.place(1) + axis.place(100)) / 2)
