"""What makes a function a law: units for every argument and for the result."""

from __future__ import annotations

from collections.abc import Callable


class NoValue(ValueError):
    """A law has no value at these arguments; the message, a clause, says why and is shown to readers."""


def law(result_unit: str, exact: bool = False, formula: str = "", **units: str) -> Callable:
    """Declare the units of a law's result and arguments, in the order of its parameters.

    `exact` says that it uses nothing but + - * / and square roots, so that every platform gives the same bits.
    `formula` is the law in LaTeX, as pages set it.
    """

    def declare(function: Callable) -> Callable:
        function.units = units
        function.result_unit = result_unit
        function.exact = exact
        function.formula = formula
        return function

    return declare
