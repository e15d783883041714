"""A range in a field: its slider moves it as a whole, and another unit writes it in few digits."""

import re

import pytest
from playwright.sync_api import expect

from calc import read_amount
from tests.browser.calculator import Calculator

CHAIN = "calculators/leak-2023-07/"
TIME = "leak-2023-07/training-time"
FORECAST = "calculators/supercomputer-forecast"
UTILIZATION = f"{FORECAST}#utilization"


@pytest.fixture
def calculator(visit) -> Calculator:
    return Calculator(visit.go(CHAIN)).wait_until_ready()


def ends(calculator: Calculator, claim: str = TIME) -> tuple[float, float]:
    """The ends of the range in a field."""
    shape = read_amount(calculator.input(claim).input_value()).shape
    assert shape is not None, "a range"
    return shape.ends


def test_a_key_moves_the_range_and_not_its_middle_alone(calculator):
    expect(calculator.input(TIME)).to_have_value("90 to 100")
    calculator.slider(TIME).focus()
    calculator.page.keyboard.press("ArrowRight")
    expect(calculator.input(TIME)).not_to_have_value("90 to 100")
    low, high = ends(calculator)
    assert low > 90 and high / low == pytest.approx(100 / 90, rel=1e-4)
    expect(calculator.note(TIME)).to_contain_text("Read as 90 % interval, lognormal, ")
    calculator.tool("Undo").click()
    expect(calculator.input(TIME)).to_have_value("90 to 100")


def test_a_drag_takes_the_range_along_and_is_one_step_of_undoing(calculator):
    calculator.slider(TIME).scroll_into_view_if_needed()
    calculator.drag(TIME, [0.5, 0.7, 0.6, 0.9])
    expect(calculator.note(TIME)).to_contain_text("lognormal")
    calculator.page.wait_for_timeout(500)  # the last place may still be asked for
    low, high = ends(calculator)
    assert low > 150 and high / low == pytest.approx(100 / 90, rel=1e-4)
    calculator.tool("Undo").click()
    expect(calculator.input(TIME)).to_have_value("90 to 100")
    expect(calculator.tool("Undo")).to_be_disabled()


def test_a_share_goes_no_further_than_its_end_can(visit):
    calculator = Calculator(visit.go(FORECAST + "/")).wait_until_ready()
    expect(calculator.input(UTILIZATION)).to_have_value("40 to 80")
    calculator.slider(UTILIZATION).focus()
    calculator.page.keyboard.press("End")
    expect(calculator.input(UTILIZATION)).to_have_value("50 to 100")
    expect(calculator.error(UTILIZATION)).to_be_hidden()


def test_a_range_that_cannot_be_moved_is_named_when_it_is_dropped(visit):
    calculator = Calculator(visit.go(FORECAST + "/")).wait_until_ready()
    calculator.edit(UTILIZATION, "beta 30% to 40%")
    expect(calculator.note(UTILIZATION)).to_contain_text("beta with a = ")
    calculator.slider(UTILIZATION).focus()
    calculator.page.keyboard.press("ArrowRight")
    expect(calculator.note(UTILIZATION)).to_contain_text("The range is dropped")
    expect(calculator.note(UTILIZATION)).to_contain_text("beta with a = ")
    assert re.fullmatch(r"[\d.]+", calculator.input(UTILIZATION).input_value())
    calculator.tool("Undo").click()
    expect(calculator.input(UTILIZATION)).to_have_value("beta 30% to 40%")
    expect(calculator.note(UTILIZATION)).not_to_contain_text("dropped")


def test_a_typed_number_is_moved_as_a_number(calculator):
    calculator.edit(TIME, "95")
    expect(calculator.note(TIME)).to_contain_text("Read as 95 days.")
    calculator.slider(TIME).focus()
    calculator.page.keyboard.press("ArrowRight")
    expect(calculator.input(TIME)).to_have_value("100")


def test_another_unit_writes_six_digits_and_the_first_one_what_was_there(calculator):
    calculator.unit(TIME).select_option("year")
    expect(calculator.input(TIME)).to_have_value("0.246407 to 0.273785")
    calculator.unit(TIME).select_option("day")
    expect(calculator.input(TIME)).to_have_value("90 to 100")
    calculator.edit(TIME, "91 to 99")
    calculator.unit(TIME).select_option("year")
    expect(calculator.input(TIME)).to_have_value("0.249144 to 0.271047")
    calculator.unit(TIME).select_option("hour")  # of what was written, and not of its six digits
    expect(calculator.input(TIME)).to_have_value("2,184 to 2,376")
    calculator.unit(TIME).select_option("day")
    expect(calculator.input(TIME)).to_have_value("91 to 99")
