"""Draws: columns of chances from which every interval is computed.

Each claim has a column of its own, made from the seed and its id, so that one claim gives the same draws on every
page, in the browser and offline. A column is stratified (Latin hypercube sampling; McKay, Beckman and Conover 1979,
Technometrics 21:2): with n draws, one falls into each n-th of the distribution, in an order of its own.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from calc.errors import CalcError

MOST_SAMPLES = 100_000
# What pages, published data and the command line draw unless asked otherwise: two stable digits of an interval.
DEFAULT_SAMPLES = 2048
# Draws that are kept, of all columns together.
MOST_KEPT = 2_000_000

_columns: dict[tuple[int, str, int], list[float]] = {}


def chances(claim_id: str, samples: int, seed: int = 0) -> list[float]:
    """The column of `samples` chances (0 < chance < 1) of a claim."""
    key = (seed, claim_id, samples)
    if key not in _columns:
        if (len(_columns) + 1) * samples > MOST_KEPT:
            _columns.clear()
        # Only `random()` itself is promised to give the same numbers in every version of Python.
        uniform = random.Random(f"{seed}/{claim_id}").random
        column = [(place + uniform()) / samples for place in range(samples)]
        for last in range(samples - 1, 0, -1):
            other = int(uniform() * (last + 1))
            column[last], column[other] = column[other], column[last]
        _columns[key] = column
    return _columns[key]


def check_samples(samples: object) -> int:
    """The number of draws that was asked for. Raises `CalcError` when it is not a sensible one."""
    if isinstance(samples, bool) or not isinstance(samples, int) or not 0 <= samples <= MOST_SAMPLES:
        raise CalcError(
            f"{samples!r} is not a number of samples.", expected=f"a whole number from 0 to {MOST_SAMPLES:,}"
        )
    return samples


def percentile(ordered: Sequence[float], share: float) -> float:
    """The value below which `share` of an ordered column lies, interpolated (Hyndman and Fan 1996, type 5)."""
    place = share * len(ordered) - 0.5
    if place <= 0:
        return ordered[0]
    if place >= len(ordered) - 1:
        return ordered[-1]
    whole = int(place)
    part = place - whole
    return ordered[whole] * (1 - part) + ordered[whole + 1] * part
