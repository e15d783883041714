"""Drivers: which inputs decide what a result comes to.

Two answers that say different things. From the draws: how the result goes with an input over all that the inputs may
be (rank correlation), and what it comes to where the input is low and where it is high (the bars of a tornado). From
the numbers themselves: by how many percent the result changes when an input grows by one (elasticity, the slope of the
logarithms), whether that input is uncertain or not.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from operator import mul

from calc.evaluation import Evaluation
from calc.ranks import Ranks, rank_correlation
from calc.sampling import percentile
from calc.text import significant

# A tornado's bar goes from the result among the lowest tenth of an input's draws to that among the highest.
TENTH = 0.1
# Ranking is what takes long: of many inputs only so many draws are ranked, all together.
MOST_RANKED = 24 * 2048

# A step is small enough for a slope and large enough for the digits that are left of the difference.
STEP = 1e-5
DIGITS = 6
# How far apart slopes may be that are one: that of half a step (a leap has twice it), and that of the other side.
SMOOTH, STRAIGHT, NOISE = 0.1, 0.01, 1e-7


@dataclass(frozen=True)
class Driver:
    """One input; or one joint fit, of which `members` are the inputs. What comes from draws is None for an input
    without a spread: `low` and `high` are medians of the result among the lowest and the highest tenth of the input's
    draws, `input_low` and `input_high` the medians of the input there. `has_kink` says that the result changes its
    slope at the number itself, or leaps there; the elasticity is then that of a rise."""

    id: str
    members: tuple[str, ...]
    rank_correlation: float | None
    low: float | None
    high: float | None
    input_low: float | None
    input_high: float | None
    elasticity: float | None
    has_kink: bool


@dataclass(frozen=True)
class Drivers:
    """What drives a result, the strongest first. `ranked` is the number of draws that were ranked."""

    inputs: list[Driver]
    ranked: int


def drivers(evaluation: Evaluation, claim_id: str) -> Drivers:
    """The drivers of a claim among the inputs from which it is computed now; see `Evaluation.leaves`.

    Draws of a joint fit say nothing one by one, since they move together: such a fit counts as one input.
    """
    leaves = evaluation.leaves(claim_id)
    slopes = elasticities(evaluation, claim_id, leaves)
    result = evaluation.column(claim_id)
    columns = {id: evaluation.column(id) for id in leaves} if result is not None else {}
    groups = _groups(evaluation, leaves, columns)
    varying = sum(columns.get(id) is not None for id in leaves)
    ranked = min(evaluation.samples, MOST_RANKED // max(varying, 1)) if varying else 0
    ranks = Ranks(result[:ranked]) if ranked else None
    found = []
    for group_id, members in groups.items():
        drawn = [columns[id][:ranked] for id in members if columns.get(id) is not None]
        from_draws = _from_draws(drawn, result, ranks) if drawn else (None,) * 5
        elasticity, has_kink = slopes.get(group_id, (None, False))
        found.append(Driver(group_id, tuple(members), *from_draws, elasticity, has_kink))
    return Drivers(sorted(found, key=_strength), ranked)


def _strength(driver: Driver) -> tuple:
    return -abs(driver.rank_correlation or 0), -abs(driver.elasticity or 0), driver.id


def _groups(evaluation: Evaluation, leaves: list[str], columns: dict) -> dict[str, list[str]]:
    """Inputs that are one driver together, by its id: the members of a joint fit of which one varies."""
    groups: dict[str, list[str]] = {}
    for id in leaves:
        whole = joint_fit(evaluation, id) if columns.get(id) is not None else None
        groups.setdefault(whole or id, []).append(id)
    return {members[0] if len(members) == 1 else id: members for id, members in groups.items()}


def joint_fit(evaluation: Evaluation, claim_id: str) -> str | None:
    """The claim whose joint fit an input has its number from; None for any other input."""
    if claim_id in evaluation.edits:
        return None
    fit = evaluation.model.joint_fit(evaluation.taken(claim_id) or claim_id)
    return fit and fit.id


def _from_draws(columns: list[Sequence[float]], result: Sequence[float], ranks: Ranks) -> tuple:
    """Rank correlation, and medians of the result and of the input in the lowest and highest tenth of the input."""
    if len(columns) == 1:
        own = Ranks(columns[0])
    else:
        own = Ranks(_best_together([Ranks(column) for column in columns], ranks))
    places = own.lowest(TENTH), own.highest(TENTH)
    ends = [_median([result[place] for place in tenth]) for tenth in places]
    inputs = [_median([columns[0][place] for place in tenth]) if len(columns) == 1 else None for tenth in places]
    correlation = rank_correlation(own, ranks)
    return None if correlation is None else round(correlation, DIGITS), *ends, *inputs


def _best_together(members: list[Ranks], ranks: Ranks) -> list[float]:
    """The sum of the members' ranks, each times a number, that goes best with the ranks of the result: their
    projection. Directions are taken one after the other, each without what is in those before (Gram-Schmidt)."""
    count = len(ranks.order)
    fitted = [0.0] * count
    directions: list[list[float]] = []
    for member in members:
        direction = [float(doubled - count + 1) for doubled in member.doubled]
        size = sum(map(mul, direction, direction))
        for other in directions:
            direction = _without(direction, other)
        left = sum(map(mul, direction, direction))
        # What is left of a member that goes with the others is rounding.
        if left > 1e-9 * size:
            direction = [value / math.sqrt(left) for value in direction]
            directions.append(direction)
            share = sum(map(mul, direction, ranks.doubled))
            fitted = [value + share * step for value, step in zip(fitted, direction)]
    return fitted


def _without(column: list[float], direction: list[float]) -> list[float]:
    share = sum(map(mul, column, direction))
    return [value - share * step for value, step in zip(column, direction)]


def _median(values: list[float]) -> float:
    return percentile(sorted(values), 0.5)


def elasticities(evaluation: Evaluation, claim_id: str, ids: Sequence[str]) -> dict[str, tuple[float | None, bool]]:
    """The elasticity of a claim in each of these inputs, and whether it has a kink there.

    By a central difference, all inputs in one pass. Where the slopes of both sides differ (a min, a max), or one side
    leaps (a whole number of chips), leads beyond what is possible or has no value, the other counts; that of a rise
    where both do. None where the number or the result is 0, or both sides leap.
    """
    values = {id: evaluation.value(id) for id in ids}
    ids = [id for id in ids if values[id]]
    steps = [-STEP, -STEP / 2, STEP / 2, STEP]
    columns = {id: [values[id]] * (1 + len(steps) * len(ids)) for id in ids}
    for place, id in enumerate(ids):
        start = 1 + place * len(steps)
        columns[id][start : start + len(steps)] = [values[id] * (1 + step) for step in steps]
    result = evaluation.rows([claim_id], columns)[claim_id] if ids else None
    found = dict.fromkeys(values, (None, False))
    if result is None or not result[0] or math.isnan(result[0]):
        return found
    for place, id in enumerate(ids):
        start = 1 + place * len(steps)
        tried = columns[id][start : start + len(steps)]
        slopes = [
            (y / result[0] - 1) / step if _is_possible(evaluation, id, x) else math.nan
            for x, y, step in zip(tried, result[start : start + len(steps)], steps)
        ]
        found[id] = _elasticity(*slopes)
    return found


def _is_possible(evaluation: Evaluation, claim_id: str, value: float) -> bool:
    low, high = evaluation.model[claim_id].bounds
    return (low is None or low <= value) and (high is None or value <= high)


def _elasticity(down: float, half_down: float, half_up: float, up: float) -> tuple[float | None, bool]:
    has_down, has_up = _is_near(down, half_down, SMOOTH), _is_near(up, half_up, SMOOTH)
    if has_down and has_up and _is_near(down, up, STRAIGHT):
        return _rounded((down + up) / 2), False
    is_end = math.isnan(down) or math.isnan(up)
    if has_up or has_down:
        # From one side, half a step is wrong by half as much as a whole one.
        return _rounded(2 * half_up - up if has_up else 2 * half_down - down), not is_end
    return None, not is_end


def _is_near(left: float, right: float, share: float) -> bool:
    return abs(left - right) <= share * max(abs(left), abs(right)) + NOISE  # false for NaN


def _rounded(slope: float) -> float:
    return significant(slope, DIGITS) if abs(slope) > NOISE else 0.0
