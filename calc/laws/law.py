"""What makes a function a law: units for every argument and for the result."""

from __future__ import annotations

from collections.abc import Callable


def law(result_unit: str, exact: bool = False, **units: str) -> Callable:
    """Declare the units of a law's result and arguments, in the order of its parameters.

    `exact` says that it uses nothing but + - * / and square roots, so that every platform gives the same bits.
    """

    def declare(function: Callable) -> Callable:
        function.units = units
        function.result_unit = result_unit
        function.exact = exact
        return function

    return declare
