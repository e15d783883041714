"""Why a formula has no value, in the words of the page: labels in the place of names, and what is 0 by its name."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from calc.claim import Claim
from calc.errors import CalcError
from calc.formula import Call, Constant, Name, Negation, Node, Operation

if TYPE_CHECKING:
    from calc.evaluation import Evaluation
    from calc.model import Model


def no_value(evaluation: Evaluation, claim: Claim, values: Mapping[str, float], error: CalcError) -> str:
    """The reason that `error` gives for a formula at these values (base units, by name), as a sentence."""
    label = claim.record.get("label")
    text = error.message.replace(f"'{claim.formula.text}'", f"“{label}”") if label else error.message
    if not isinstance(error.__context__, ZeroDivisionError):
        return text
    names = zero_divisors(claim.formula.tree, values)
    zeros = dict.fromkeys(one for name in names for one in _zeros(evaluation, claim.inputs[name]))
    if not zeros:
        return text
    labels = " and ".join(f"“{_label(evaluation.model, id)}”" for id in zeros)
    return f"{text.removesuffix('.')}, since {labels} {'is' if len(zeros) == 1 else 'are'} 0."


def no_input(model: Model, name: str, input_id: str, reason: str) -> str:
    """Why a formula has no value one of whose inputs has none."""
    # What a calculator gives calls itself by its label in its own reason.
    return reason if model[input_id].record.get("label") else f"The input '{name}' has no value: {reason}"


def zero_divisors(tree: Node, values: Mapping[str, float]) -> list[str]:
    """The inputs that are 0 in what a formula divides by, where that is 0."""
    found = (name for divisor in _divisors(tree) if _value(divisor, values) == 0 for name in _names(divisor))
    return [name for name in dict.fromkeys(found) if values[name] == 0]


def _zeros(evaluation: Evaluation, claim_id: str) -> list[str]:
    """What makes a number 0: the numbers behind it that are, else itself."""
    leaves = [id for id in evaluation.leaves(claim_id) if evaluation.value(id) == 0]
    return leaves or [claim_id]


def _label(model: Model, claim_id: str) -> str:
    claim = model[claim_id]
    quantity = model.quantities.get(claim.record.get("quantity") or "") or {}
    return claim.record.get("label") or quantity.get("label") or claim_id


def _parts(node: Node) -> Iterator[Node]:
    match node:
        case Negation(operand):
            yield operand
        case Operation(_, left, right):
            yield from (left, right)
        case Call(_, arguments):
            yield from arguments


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    for part in _parts(node):
        yield from _nodes(part)


def _names(node: Node) -> Iterator[str]:
    return (part.name for part in _nodes(node) if isinstance(part, Name))


def _divisors(tree: Node) -> Iterator[Node]:
    """What is divided by: behind a `/`, below a power that is negative, and whatever a law may divide by."""
    for node in _nodes(tree):
        match node:
            case Operation("/", _, divisor):
                yield divisor
            case Operation("**", base, _):
                yield base
            case Call(_, arguments):
                yield from arguments


def _value(node: Node, values: Mapping[str, float]) -> float:
    """What a part of a formula comes to; NaN for what has no value itself."""
    try:
        match node:
            case Constant(value):
                return value
            case Name(name):
                return values[name]
            case Negation(operand):
                return -_value(operand, values)
            case Call(function, arguments):
                return function.python(*(_value(argument, values) for argument in arguments))
            case Operation(sign, left, right):
                return _SIGNS[sign](_value(left, values), _value(right, values))
    except (ArithmeticError, ValueError):
        pass
    return math.nan


_SIGNS = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "/": lambda left, right: left / right,
    "**": math.pow,
}
