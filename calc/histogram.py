"""Histograms: how draws are spread, in few enough numbers to be sent and drawn."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from calc.sampling import percentile

BINS = 40
# The bins go from the one chance to the other; what lies outside is told as two shares.
LOW, HIGH = 0.005, 0.995
# From so many times between the ends on, equal steps are equal factors.
WIDE = 10.0


@dataclass(frozen=True)
class Histogram:
    """Counts of draws between `edges`, of which there is one more; `below` and `above` are the shares outside."""

    is_logarithmic: bool
    edges: list[float]
    counts: list[int]
    below: float
    above: float


def histogram(column: Sequence[float], bins: int = BINS) -> Histogram | None:
    """The histogram of draws; None where (nearly) all of them are one number."""
    ordered = sorted(column)
    if not ordered:
        return None
    low, high = percentile(ordered, LOW), percentile(ordered, HIGH)
    if not low < high:
        return None
    is_logarithmic = low > 0 and high / low >= WIDE
    edges = _edges(low, high, bins, is_logarithmic)
    places = [bisect_left(ordered, edge) for edge in edges[:-1]] + [bisect_right(ordered, edges[-1])]
    return Histogram(
        is_logarithmic,
        edges,
        [after - before for before, after in pairwise(places)],
        places[0] / len(ordered),
        1 - places[-1] / len(ordered),
    )


def _edges(low: float, high: float, bins: int, is_logarithmic: bool) -> list[float]:
    shares = [place / bins for place in range(1, bins)]
    if is_logarithmic:
        between = [low * math.pow(high / low, share) for share in shares]
    else:
        between = [low * (1 - share) + high * share for share in shares]
    return [low, *between, high]
