"""The functions that formulas may call, with their dimensions.

Elementary functions stand here; the laws of the field are in `calc.laws` and are entered in the same table.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from calc import laws
from calc.dimension import BASES, DIMENSIONLESS, Dimension, require_equal
from calc.errors import DimensionError
from calc.unit import parse_unit

# A rule takes the dimensions of the arguments and how they are written, and returns the dimension of the result.
Rule = Callable[[Sequence[Dimension], Sequence[str]], Dimension]

# What is counted comes in wholes; these are measured, in units that people choose.
COUNTED = frozenset(BASES) - {"USD", "FLOP", "bit", "J", "gCO2e", "s"}


@dataclass(frozen=True)
class Function:
    """A function of formulas: its name, its Python, how many arguments it takes, and its dimension rule."""

    name: str
    python: Callable[..., float]
    rule: Rule
    signature: str
    least: int = 1
    most: int = 1

    def dimension(self, arguments: Sequence[Dimension], names: Sequence[str]) -> Dimension:
        """The dimension of the result. Raises `DimensionError` naming the argument that does not fit."""
        return self.rule(arguments, [f"{name} in {self.name}" for name in names])


def _pure(arguments: Sequence[Dimension], names: Sequence[str]) -> Dimension:
    for dimension, name in zip(arguments, names):
        if not dimension.is_dimensionless:
            raise DimensionError(f"{name} is in {dimension}.", expected="a pure number (a ratio of two alike)")
    return DIMENSIONLESS


def _same(arguments: Sequence[Dimension], names: Sequence[str]) -> Dimension:
    for dimension, name in zip(arguments[1:], names[1:]):
        require_equal(arguments[0], dimension, names[0], name)
    return arguments[0]


def _counted(arguments: Sequence[Dimension], names: Sequence[str]) -> Dimension:
    """Whole numbers are of things that are counted: the whole of a second is not the whole of an hour."""
    if not COUNTED.issuperset(arguments[0].powers):
        raise DimensionError(
            f"{names[0]} is in {arguments[0]}, of which no unit is the whole one.",
            expected="a pure number or a number of things (chips, sequences, layers)",
        )
    return arguments[0]


def _floor(value: float) -> float:
    return float(math.floor(value))


def _ceil(value: float) -> float:
    return float(math.ceil(value))


def _root(arguments: Sequence[Dimension], names: Sequence[str]) -> Dimension:
    return arguments[0] ** 0.5


def _law(python: Callable[..., float]) -> Function:
    """A law as a function of formulas: units of arguments and result are those that it declares in base units."""
    takes = {name: parse_unit(unit).dimension for name, unit in python.units.items()}
    gives = parse_unit(python.result_unit).dimension

    def rule(arguments: Sequence[Dimension], names: Sequence[str]) -> Dimension:
        for dimension, name, (parameter, wanted) in zip(arguments, names, takes.items()):
            require_equal(dimension, wanted, name, f"'{parameter}'")
        return gives

    signature = f"{python.__name__}({', '.join(takes)})"
    return Function(python.__name__, python, rule, signature, len(takes), len(takes))


FUNCTIONS: dict[str, Function] = {
    function.name: function
    for function in (
        Function("sqrt", math.sqrt, _root, "sqrt(x)"),
        Function("exp", math.exp, _pure, "exp(x)"),
        Function("log", math.log, _pure, "log(x), the natural logarithm"),
        Function("log2", math.log2, _pure, "log2(x)"),
        Function("log10", math.log10, _pure, "log10(x)"),
        Function("abs", math.fabs, _same, "abs(x)"),
        Function("floor", _floor, _counted, "floor(x), the whole number below"),
        Function("ceil", _ceil, _counted, "ceil(x), the whole number above"),
        Function("min", min, _same, "min(x, y, ...)", 2, 20),
        Function("max", max, _same, "max(x, y, ...)", 2, 20),
        *(_law(law) for law in laws.LAWS),
    )
}

# These leave the last bits to the C library, which differs between platforms; + - * / and sqrt do not (IEEE 754).
INEXACT = frozenset({"pow", "exp", "log", "log2", "log10"} | {law.__name__ for law in laws.LAWS if not law.exact})
