"""Formulas compiled once to Python functions, for a point and for whole columns of draws.

Source is generated only from the tree that `calc.formula` read: input names are replaced by `x0`, `x1` ..., constants
are the `repr` of a float, and functions are looked up in a table. No text of the formula reaches Python.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from calc.errors import CalcError
from calc.formula import Call, Constant, Formula, Name, Negation, Node, Operation
from calc.functions import FUNCTIONS


def power(base: float, exponent: float) -> float:
    """`base ** exponent` in real numbers. Raises ValueError where Python would go on with a complex one."""
    return math.pow(base, exponent)


_NAMESPACE = {
    "__builtins__": {},
    "zip": zip,
    "power": power,
    **{f"f_{name}": function.python for name, function in FUNCTIONS.items()},
}

_points: dict[str, Callable[..., float]] = {}
_columns: dict[str, Callable[..., list[float]]] = {}


def evaluate(formula: Formula, values: Sequence[float]) -> float:
    """The formula at one point; `values` are in base units, in the order of `formula.names`.

    Raises `CalcError` when the result is not a finite real number (a division by zero, the root of a negative).
    """
    if formula.text not in _points:
        _points[formula.text] = _compiled(f"lambda {_parameters(formula)}: {_source(formula)}")
    try:
        result = _points[formula.text](*values)
    except (ArithmeticError, ValueError) as error:
        raise _undefined(formula, error) from None
    if not math.isfinite(result):
        raise _undefined(formula, None)
    return result


def evaluate_columns(formula: Formula, columns: Sequence[Sequence[float]]) -> list[float]:
    """The formula for every row of equally long columns of draws, in base units. Raises as `evaluate`."""
    if formula.text not in _columns:
        names = _parameters(formula)
        arguments = ", ".join(f"c{i}" for i in range(len(formula.names)))
        pairs = f"{names} in c0" if len(formula.names) == 1 else f"{names} in zip({arguments})"
        _columns[formula.text] = _compiled(f"lambda {arguments}: [{_source(formula)} for {pairs}]")
    try:
        return _columns[formula.text](*columns)
    except (ArithmeticError, ValueError) as error:
        raise _undefined(formula, error) from None


def _compiled(source: str) -> Callable:
    return eval(compile(source, "<formula>", "eval", dont_inherit=True), _NAMESPACE)


def _parameters(formula: Formula) -> str:
    return ", ".join(f"x{i}" for i in range(len(formula.names)))


def _source(formula: Formula) -> str:
    return _python(formula.tree, {name: f"x{i}" for i, name in enumerate(formula.names)})


def _python(node: Node, names: dict[str, str]) -> str:
    match node:
        case Constant(value):
            return repr(value)
        case Name(name):
            return names[name]
        case Negation(operand):
            return f"(-{_python(operand, names)})"
        case Call(function, arguments):
            return f"f_{function.name}({', '.join(_python(argument, names) for argument in arguments)})"
        case Operation("**", base, exponent):
            return f"power({_python(base, names)}, {_python(exponent, names)})"
        case Operation(sign, left, right):
            return f"({_python(left, names)} {sign} {_python(right, names)})"


def _undefined(formula: Formula, error: Exception | None) -> CalcError:
    if isinstance(error, ZeroDivisionError):
        why = "it divides by zero"
    elif error is None or isinstance(error, OverflowError):
        why = "the result is too large"
    else:
        why = "it takes a root or logarithm of a number that has none"
    return CalcError(f"'{formula.text}' has no value here: {why}.", hint="Change the inputs.")
