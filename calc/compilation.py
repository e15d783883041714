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
from calc.laws.law import NoValue

# So many formulas are kept compiled; a site has fewer, and a stream of hostile ones must not fill the memory.
MOST_KEPT = 2000


def power(base: float, exponent: float) -> float:
    """`base ** exponent` in real numbers. Raises ValueError where Python would go on with a complex one."""
    if base == 0 and exponent < 0:
        raise ZeroDivisionError
    return math.pow(base, exponent)


def finite(value: float) -> float:
    """`value` itself. Raises OverflowError for what is no number: further on, 1 / inf would pass for 0."""
    if not math.isfinite(value):
        raise OverflowError
    return value


_NAMESPACE = {
    "__builtins__": {},
    "zip": zip,
    "power": power,
    "pow": math.pow,
    "finite": finite,
    **{f"f_{name}": function.python for name, function in FUNCTIONS.items()},
}

_points: dict[str, Callable[..., float]] = {}
_columns: dict[str, Callable[..., list[float]]] = {}


def evaluate(formula: Formula, values: Sequence[float]) -> float:
    """The formula at one point; `values` are in base units, in the order of `formula.names`.

    Raises `CalcError` when anything on the way is not a finite real number (a division by zero, the root of a
    negative).
    """
    if formula.text not in _points:
        _keep(_points, formula.text, f"lambda {_parameters(formula)}: {_source(formula, is_checked=True)}")
    try:
        return finite(_points[formula.text](*values))
    except (ArithmeticError, ValueError) as error:
        raise _undefined(formula, error) from None


def evaluate_columns(formula: Formula, columns: Sequence[Sequence[float]]) -> list[float]:
    """The formula for every row of equally long columns of draws, in base units. Raises as `evaluate`."""
    # For speed a column is not checked at every operation. An infinity on the way ends as an infinity or as a zero,
    # and rows where that may be are computed again, with every operation checked. Inside a min or max it would vanish.
    hides = not {"min", "max"}.isdisjoint(formula.functions)
    if formula.text not in _columns:
        names = _parameters(formula)
        arguments = ", ".join(f"c{i}" for i in range(len(formula.names)))
        pairs = f"{names} in c0" if len(formula.names) == 1 else f"{names} in zip({arguments})"
        _keep(_columns, formula.text, f"lambda {arguments}: [{_source(formula, is_checked=hides)} for {pairs}]")
    try:
        results = _columns[formula.text](*columns)
    except (ArithmeticError, ValueError) as error:
        for values in zip(*columns):
            evaluate(formula, values)  # says what is wrong
        raise _undefined(formula, error) from None
    if 0.0 in results or not math.isfinite(sum(results)):
        for place, result in enumerate(results):
            if result == 0 or not math.isfinite(result):
                evaluate(formula, [column[place] for column in columns])
    return results


def evaluate_rows(formula: Formula, columns: Sequence[Sequence[float]]) -> list[float]:
    """The formula for every row, as `evaluate_columns`; NaN for a row that has no value, or a NaN in it."""
    if not any(math.isnan(sum(column)) for column in columns):
        try:
            return evaluate_columns(formula, columns)
        except CalcError:
            pass
    return [_row(formula, values) for values in zip(*columns)]


def _row(formula: Formula, values: Sequence[float]) -> float:
    try:
        return math.nan if any(map(math.isnan, values)) else evaluate(formula, values)
    except CalcError:
        return math.nan


def _keep(kept: dict[str, Callable], text: str, source: str) -> None:
    if len(kept) >= MOST_KEPT:
        kept.clear()
    kept[text] = eval(compile(source, "<formula>", "eval", dont_inherit=True), _NAMESPACE)


def _parameters(formula: Formula) -> str:
    return ", ".join(f"x{i}" for i in range(len(formula.names)))


def _source(formula: Formula, is_checked: bool) -> str:
    return _python(formula.tree, {name: f"x{i}" for i, name in enumerate(formula.names)}, is_checked)


def _python(node: Node, names: dict[str, str], is_checked: bool) -> str:
    """Python for a node; `is_checked` has the result of every operation go through `finite`."""
    match node:
        case Constant(value):
            return repr(value)
        case Name(name):
            return names[name]
        case Negation(operand):
            return f"(-{_python(operand, names, is_checked)})"
        case Call(function, arguments):
            text = f"f_{function.name}({', '.join(_python(argument, names, is_checked) for argument in arguments)})"
        case Operation(sign, left, right):
            sides = _python(left, names, is_checked), _python(right, names, is_checked)
            # math.pow refuses what `power` does, but has another name for some of it.
            name = "power" if is_checked else "pow"
            text = f"{name}({', '.join(sides)})" if sign == "**" else f"({sides[0]} {sign} {sides[1]})"
    return f"finite({text})" if is_checked else text


def _undefined(formula: Formula, error: Exception) -> CalcError:
    if isinstance(error, ZeroDivisionError):
        why = "it divides by zero"
    elif isinstance(error, OverflowError):
        why = "the result is too large"
    elif isinstance(error, NoValue):  # says all by itself; the formula would only hide it
        return CalcError(f"There is no value here: {error}.", hint="Change the inputs.")
    else:
        why = "it takes a root or logarithm of a number that has none"
    return CalcError(f"'{formula.text}' has no value here: {why}.", hint="Change the inputs.")
