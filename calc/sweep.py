"""Sweeps: what results come to while one input runs from one number to another."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from calc.errors import CalcError
from calc.evaluation import Evaluation
from calc.sampling import percentile

MOST_POINTS = 400
# Rows of draws that are computed: as many as can be had for so many numbers, but enough for the ends of an interval.
MOST_NUMBERS, MOST_DRAWS, FEWEST_DRAWS = 150_000, 512, 64


@dataclass(frozen=True)
class Curve:
    """What one result comes to at each number of the input, NaN for nothing; `p5` and `p95` are None where nothing but
    the swept input varies, and so is the band at a point where some draws have no value: NaN."""

    values: list[float]
    p5: list[float] | None = None
    p95: list[float] | None = None


def points(start: float, end: float, count: int, is_logarithmic: bool) -> list[float]:
    """`count` numbers from `start` to `end`, at equal distances or in equal ratios. Raises `CalcError`."""
    if isinstance(count, bool) or not isinstance(count, int) or not 2 <= count <= MOST_POINTS:
        raise CalcError(f"{count!r} is not a number of points.", expected=f"a whole number from 2 to {MOST_POINTS}")
    if not start < end:
        raise CalcError("The sweep runs backwards or nowhere.", expected="'from' below 'to'")
    if is_logarithmic and start <= 0:
        raise CalcError("A logarithmic sweep cannot begin at 0 or below.", expected="'from' above 0")
    shares = [place / (count - 1) for place in range(1, count - 1)]
    if is_logarithmic:
        between = [start * math.pow(end / start, share) for share in shares]
    else:
        between = [start * (1 - share) + end * share for share in shares]
    return [start, *between, end]


def sweep(evaluation: Evaluation, vary: str, column: Sequence[float], claim_ids: Sequence[str]) -> dict[str, Curve]:
    """The curve of each claim over the numbers in `column` (base units) for the input `vary`.

    The bands are 90 % intervals over the other inputs, from the same draws at every point, so that they run smoothly.
    Of a long column fewer draws are taken than the evaluation has.
    """
    found = evaluation.rows(claim_ids, {vary: column})
    curves = {id: Curve(_values(evaluation, id, found[id], len(column))) for id in claim_ids}
    drawn = [id for id in claim_ids if found[id] is not None and evaluation.column(id) is not None]
    if evaluation.samples and drawn:
        curves |= _bands(evaluation, vary, column, {id: curves[id] for id in drawn})
    return curves


def _values(evaluation: Evaluation, claim_id: str, column: list[float] | None, count: int) -> list[float]:
    if column is not None:
        return column
    value = evaluation.value(claim_id)
    return [math.nan if value is None else value] * count


def _bands(evaluation: Evaluation, vary: str, column: Sequence[float], curves: dict[str, Curve]) -> dict[str, Curve]:
    inputs = {id: evaluation.column(id) for claim_id in curves for id in evaluation.leaves(claim_id) if id != vary}
    varying = {id: draws for id, draws in inputs.items() if draws is not None}
    if not varying:
        return {}
    work = len(varying) + sum(len(evaluation.chain(id)) for id in curves)
    draws = MOST_NUMBERS // (work * len(column))
    draws = min(evaluation.samples, MOST_DRAWS, max(FEWEST_DRAWS, draws))
    columns = {id: found[:draws] * len(column) for id, found in varying.items()}
    columns[vary] = [x for x in column for _ in range(draws)]
    rows = evaluation.rows(list(curves), columns)
    return {id: Curve(curve.values, *_ends(rows[id], draws)) for id, curve in curves.items() if rows[id] is not None}


def _ends(rows: list[float], draws: int) -> tuple[list[float], list[float]]:
    ends = []
    for start in range(0, len(rows), draws):
        found = sorted(rows[start : start + draws])
        is_whole = not math.isnan(sum(found))
        ends.append([percentile(found, share) if is_whole else math.nan for share in (0.05, 0.95)])
    return [low for low, _ in ends], [high for _, high in ends]
