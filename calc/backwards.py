"""Backwards along a chain: what an input has to be so that a result comes to a target.

The question is also asked of two numbers of which neither follows from the other, but both from the same inputs: what
utilization makes the leak's cost right? There the shared inputs are varied, one at a time, and the answer is what the
other number comes to with it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from calc.errors import CalcError
from calc.evaluation import Evaluation
from calc.solving import Function, Search, Solution, search

# Shared inputs that are tried.
MOST_SHARED = 8


@dataclass(frozen=True)
class Through:
    """A number that gives the target by way of another input: with `solution` for `shared`, the result comes to the
    target and the number in question to `value`."""

    shared: str
    solution: Solution
    value: float


@dataclass(frozen=True)
class Backwards:
    """What was found. `search` is None where the result does not follow from the number in question; `beyond` is the
    nearest solution outside the physical bounds where there is none within; `shared` are the inputs from which both
    follow, where that is the only connection, and `through` has what was found by way of them."""

    search: Search | None
    beyond: Solution | None = None
    shared: list[str] = field(default_factory=list)
    through: list[Through] = field(default_factory=list)


def backwards(evaluation: Evaluation, claim_id: str, target: float, vary: str) -> Backwards:
    """For which numbers of `vary` the claim comes to `target`, in base units, everything else as it is.

    Only numbers are looked at, no draws. An edit of `vary` itself does not count. Raises `CalcError` where one of the
    two can have no number, and where both are one.
    """
    model = evaluation.model
    for id in (claim_id, vary):
        if model[id].unit is None:
            raise CalcError(f"'{id}' has no number.", expected="a claim with a number")
    if claim_id == vary:
        raise CalcError(f"'{claim_id}' cannot be varied to reach itself.", expected="one of its inputs")
    if vary in evaluation.chain(claim_id):
        return _directly(evaluation, claim_id, target, vary)
    chain = evaluation.chain(vary)
    shared = [id for id in evaluation.leaves(claim_id) if id in chain]
    return Backwards(None, None, shared, _through(evaluation, claim_id, target, vary, shared[:MOST_SHARED]))


def _directly(evaluation: Evaluation, claim_id: str, target: float, vary: str) -> Backwards:
    function, present = _function(evaluation, claim_id, vary), evaluation.value(vary)
    low, high = evaluation.model[vary].bounds
    found = search(function, target, present, low, high)
    if found.solutions or (low is None and high is None):
        return Backwards(found)
    beyond = search(function, target, present).solutions
    return Backwards(found, next(iter(beyond), None))


def _through(evaluation: Evaluation, claim_id: str, target: float, vary: str, shared: list[str]) -> list[Through]:
    found = []
    for id in shared:
        low, high = evaluation.model[id].bounds
        solutions = search(_function(evaluation, claim_id, id), target, evaluation.value(id), low, high).solutions
        values = _function(evaluation, vary, id)([solution.value for solution in solutions]) if solutions else []
        found += [Through(id, solution, y) for solution, y in zip(solutions, values) if not math.isnan(y)]
    return found


def _function(evaluation: Evaluation, claim_id: str, vary: str) -> Function:
    def function(column: list[float]) -> list[float]:
        found = evaluation.rows([claim_id], {vary: column})[claim_id]
        return [math.nan] * len(column) if found is None else found

    return function
