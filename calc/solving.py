"""Solving backwards: which numbers of one input make a result come to a target.

The result is any function of one number, asked for many numbers at once. It need not rise or fall throughout, may leap,
may have no value in places, and may reach the target nowhere, once, often or on a whole stretch. So it is looked at
over sixty decades and close to every end first. Then each interval that may hide an answer (a change of side, the edge
of a stretch or of a gap, a turning point) is divided, all of them in one pass, until neighbours are the nearest numbers
that there are. The points of division stand evenly, and in shrinking distances around where a straight line crosses: a
bracket that cannot be lost, as in bisection, with the speed of the secant (the idea of Brent 1973, Algorithms for
Minimization Without Derivatives, chapter 4, for a function that takes a column).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

# A function of a whole column: NaN where it has no value.
Function = Callable[[list[float]], Sequence[float]]

DECADES = 30  # to either side of the present number
COARSE, FINE, FINE_DECADES = 6, 48, 2  # steps in a decade; the fine ones near the present number
SECTIONS = 24
AROUND = tuple(10.0**-power for power in range(2, 16, 2))
MOST_PASSES = 12
MOST_INTERVALS = 16  # that are divided in one pass, the nearest to the present number first
MOST_SOLUTIONS = 12

HIT = 1e-12  # relative to the target: nearer the sums themselves are not right
GOOD = 1e-9  # what an answer may be off where numbers do not lie closer
STRETCH = 1e-5  # relative width above which hits in a row are not one answer
RESOLUTION = 4e-16
EDGE_RESOLUTION = 1e-9
FLAT = 1e-8
LARGEST, SMALLEST = 1e300, 1e-300
# Nearer to an end than this, rounding is all that one sees; further away, the end is not in sight.
END_NEAR, END_FAR = 1e-12, 1e-6

CROSSING, EDGE, GAP, TURNING = range(4)  # why an interval is looked into, in order of urgency


@dataclass(frozen=True)
class Point:
    """One number of the input and what the result comes to with it."""

    x: float
    y: float


@dataclass(frozen=True)
class Solution:
    """A number that gives the target. Where all from `low` to `high` do, it is a round one near the present number;
    `high` is infinite where they go on without end."""

    value: float
    low: float
    high: float

    @property
    def is_stretch(self) -> bool:
        """Whether more than this one number gives the target."""
        return self.low < self.high


@dataclass(frozen=True)
class End:
    """How far the result goes to one side: `value`, infinite where it goes on and on. `x` is the number that gives it;
    where none does, it is what the input runs to, an infinity or a bound at which there is no value."""

    value: float
    x: float
    is_reached: bool = True


@dataclass(frozen=True)
class Search:
    """What was found. `solutions` are ordered by nearness to the present number; `nearest` is the point at which the
    result comes nearest to the target, None where it has no value anywhere; `least` and `greatest` are how far it goes;
    `leap` is where it passes over the target without taking it: the points before and behind."""

    solutions: list[Solution]
    nearest: Point | None
    least: End | None
    greatest: End | None
    leap: tuple[Point, Point] | None

    @property
    def is_constant(self) -> bool:
        """Whether the result is the same for every number."""
        return self.least is not None and self.least.value == self.greatest.value


def search(
    function: Function, target: float, present: float | None, low: float | None = None, high: float | None = None
) -> Search:
    """Where from `low` to `high` (None for no bound) the function comes to `target`; it is looked at most closely
    around `present`.

    >>> search(lambda column: [x * x for x in column], 2.0, 1.0, 0.0).solutions[0].value
    1.414213562373095
    >>> found = search(lambda column: [63e6 / (1 + x) for x in column], 1e6, 0.3, 0.0, 1.0)
    >>> found.solutions, found.nearest
    ([], Point(x=1.0, y=31500000.0))
    """
    return _Searcher(function, target, present, low, high).search()


class _Searcher:
    """The numbers tried so far and what they gave; used once."""

    def __init__(self, function: Function, target: float, present: float | None, low: float | None, high: float | None):
        self.function = function
        self.target = target
        self.bounds = low, high
        self.low = -LARGEST if low is None else low
        self.high = LARGEST if high is None else high
        self.size = _size(present, low, high)
        self.present = min(max(self.size if present is None else present, self.low), self.high)
        self.known: dict[float, float] = {}
        self.scale = abs(target)

    def search(self) -> Search:
        self._try(self._grid())
        self.scale = self.scale or self._size_of_results()
        if self._is_flat():
            y = self.known[self.present]
            self.known = dict.fromkeys(self.known, y)
        intervals = self._worth_a_look([sorted(self.known)])
        for _ in range(MOST_PASSES):
            if not intervals:
                break
            parts = [self._parts(interval) for interval in intervals]
            self._try(x for part in parts for x in part)
            intervals = self._worth_a_look([[x for x in part if x in self.known] for part in parts])
        found = [Point(x, y) for x, y in sorted(self.known.items()) if not math.isnan(y)]
        if not found:
            return Search([], None, None, None, None)
        nearest = min(found, key=lambda point: (abs(point.y - self.target), self._distance(point.x)))
        return Search(self._solutions(), nearest, self._end(found, -1), self._end(found, 1), self._leap())

    # Where to look

    def _grid(self) -> Iterator[float]:
        yield from (0.0, self.present)
        for steps, decades in ((COARSE, DECADES), (FINE, FINE_DECADES)):
            for step in range(-decades * steps, decades * steps + 1):
                size = self.size * 10 ** (step / steps)
                yield from (size, -size)
        ends = [end for end in self.bounds if end is not None]
        span = self.high - self.low if len(ends) == 2 else self.size
        for end in ends:
            yield end
            for step in range(37):  # to END_NEAR
                distance = span * 10 ** (-step / 3)
                yield from (end + distance, end - distance)
        if len(ends) == 2:
            yield from (self.low + span * place / 100 for place in range(100))

    def _try(self, xs: Iterable[float]) -> None:
        wanted = sorted({x for x in xs if self._is_allowed(x)} - self.known.keys())
        # 0 and what lies below it are asked for by themselves: one number without a value makes its column slow.
        for sign in (-1, 0, 1):
            column = [x for x in wanted if (x > 0) - (x < 0) == sign]
            if column:
                self.known.update(zip(column, self.function(column)))

    def _is_allowed(self, x: float) -> bool:
        return self.low <= x <= self.high and (x == 0 or SMALLEST <= abs(x) <= LARGEST)

    def _worth_a_look(self, rows: list[list[float]]) -> list[tuple[float, ...]]:
        """Neighbours in these rows of numbers between which there may be more to see, the most urgent first."""
        found = []
        for row in rows:
            ys = [self.known[x] for x in row]
            for place in range(len(row) - 1):
                urgency = self._urgency(*row[place : place + 2], *ys[place : place + 2])
                if urgency is not None:
                    found.append((urgency, self._distance(row[place]), tuple(row[place : place + 2])))
                if (
                    self._is_turning(ys[place : place + 3])
                    and self._width(row[place], row[place + 2]) > EDGE_RESOLUTION
                ):
                    found.append((TURNING, self._distance(row[place]), tuple(row[place : place + 3])))
        return [xs for _, _, xs in sorted(found)[:MOST_INTERVALS]]

    def _urgency(self, a: float, b: float, left: float, right: float) -> int | None:
        if left != left or right != right:
            is_edge = (left == left) != (right == right)
            return GAP if is_edge and self._width(a, b) > EDGE_RESOLUTION else None
        if self._is_crossing(left, right):
            return CROSSING if self._width(a, b) > RESOLUTION else None
        return EDGE if self._is_hit(left) != self._is_hit(right) and self._width(a, b) > EDGE_RESOLUTION else None

    def _is_crossing(self, left: float, right: float) -> bool:
        return left < self.target < right or right < self.target < left

    def _is_turning(self, ys: list[float]) -> bool:
        """Whether the result comes nearer to the target in the middle of three than at both sides, on one side of it;
        false next to a gap, since nothing compares with NaN."""
        if len(ys) < 3:
            return False
        before, here, after = (y - self.target for y in ys)
        if here < 0:
            before, here, after = -before, -here, -after
        return 0 < here <= before and here <= after and before != after

    def _is_flat(self) -> bool:
        """Whether the result is one over many decades on either side of the present number. What changes further out
        is then the rounding of huge numbers that cancel."""
        near = [y for x, y in self.known.items() if FLAT < self._factor(x) < 1 / FLAT]
        return len(near) > 2 * FINE and max(near) - min(near) <= GOOD * max(map(abs, near))

    def _factor(self, x: float) -> float:
        return x / self.present if self.present else 0.0

    def _parts(self, known: tuple[float, ...]) -> list[float]:
        """An interval with the numbers that divide it."""
        a, b = known[0], known[-1]
        parts = {*known, *_even(a, b)}
        if len(known) == 2 and self._is_crossing(self.known[a], self.known[b]):
            crossing = a + (b - a) * ((self.target - self.known[a]) / (self.known[b] - self.known[a]))
            distances = [0.0, *(sign * near * (b - a) for near in AROUND for sign in (-1, 1))]
            parts.update(crossing + distance for distance in distances)
        return sorted(x for x in parts if a <= x <= b)

    # What was found

    def _solutions(self) -> list[Solution]:
        """Runs of hits; and crossings where the nearest numbers that there are come as close as they can."""
        xs = self._without_tails(sorted(self.known))
        found: list[Solution] = []
        run: list[float] = []
        for place, x in enumerate(xs):
            if self._is_hit(self.known[x]):
                run.append(x)
                continue
            if run:
                found.append(self._solution(run, xs))
            elif place and self._is_crossing(self.known[xs[place - 1]], self.known[x]):
                found += self._nearly(xs[place - 1 : place + 1])
            elif self._is_turning([self.known[near] for near in xs[place - 1 : place + 2]] if place else []):
                found += self._nearly([x])
            run = []
        found += [self._solution(run, xs)] if run else []
        return sorted(self._merged(found), key=lambda solution: self._distance(solution.value))[:MOST_SOLUTIONS]

    def _merged(self, found: list[Solution]) -> list[Solution]:
        """Solutions from the lowest to the highest; of those that only the rounding of sums sets apart, the best."""
        merged: list[Solution] = []
        for solution in found:
            last = merged[-1] if merged else None
            if last is not None and self._width(last.high, solution.low) <= STRETCH:
                merged[-1] = min(last, solution, key=lambda one: (not one.is_stretch, self._miss(one.value)))
            else:
                merged.append(solution)
        return merged

    def _miss(self, x: float) -> float:
        return abs(self.known[x] - self.target)

    def _without_tails(self, xs: list[float]) -> list[float]:
        """The numbers without those at an open end where the result only tends to the target, ever nearer: there all
        of them seem to be hits in the end. Where it stays on the target, it comes upon it at once."""
        for end, sign in ((0, 1), (1, -1)):
            if self.bounds[end] is not None:
                continue
            inwards = xs[::sign]
            tail = list(takewhile(lambda x: self._miss(x) <= 10 * HIT * self.scale, inwards))
            near = [x for x in tail if self._miss(x) > 4 * RESOLUTION * self.scale]
            if near and self._width(min(near), max(near)) > STRETCH:
                xs = inwards[len(tail) :][::sign]
        return xs

    def _solution(self, run: list[float], xs: list[float]) -> Solution:
        if self._width(run[0], run[-1]) <= STRETCH:
            best = min(run, key=lambda x: (self._miss(x), self._distance(x)))
            return Solution(best, best, best)
        low = -math.inf if self.bounds[0] is None and run[0] == xs[0] else run[0]
        high = math.inf if self.bounds[1] is None and run[-1] == xs[-1] else run[-1]
        return Solution(self._round(run), low, high)

    def _round(self, run: list[float]) -> float:
        """A number with few digits that gives the target, as near as may be to the present one."""
        nearest = min(run, key=self._distance)
        rounded = [float(f"{nearest * shift:.{digits}e}") for digits in range(4) for shift in (1, 1.1, 0.9)]
        rounded = [x for x in rounded if run[0] <= x <= run[-1]]
        self._try(rounded)
        return next((x for x in [self.present, *rounded] if self._is_hit(self.known.get(x, math.nan))), nearest)

    def _nearly(self, xs: list[float]) -> list[Solution]:
        best = min(xs, key=self._miss)
        return [Solution(best, best, best)] if self._miss(best) <= GOOD * self.scale else []

    def _leap(self) -> tuple[Point, Point] | None:
        """The nearest step over the target: two numbers with none between them, and results that do not run away to
        both sides as at a pole."""
        xs = sorted(self.known)
        pairs = [pair for pair in pairwise(xs) if self._is_crossing(*(self.known[x] for x in pair))]
        for pair in sorted(pairs, key=lambda pair: self._distance(pair[0])):
            before, after = (Point(x, self.known[x]) for x in pair)
            size = abs(after.y - before.y)
            if self._width(*pair) <= 2 * RESOLUTION and GOOD * self.scale < size < self._size_of_results() / GOOD:
                return before, after
        return None

    def _end(self, found: list[Point], sign: int) -> End:
        """The least (`sign` -1) or the greatest (1) that the result comes to."""
        best = max(found, key=lambda point: (sign * point.y, -self._distance(point.x)))
        limits = [end for end in self._limits(found) if sign * end.value > sign * best.y]
        if limits:
            return max(limits, key=lambda end: sign * end.value)
        around = [abs(point.y) for point in found if 1e-4 <= abs(point.x - best.x) / abs(best.x or self.size) <= 0.1]
        is_pole = abs(best.y) > LARGEST or (bool(around) and abs(best.y) > 1e6 * max(around))
        return End(math.copysign(math.inf, best.y), best.x, False) if is_pole else End(best.y, best.x)

    def _limits(self, found: list[Point]) -> Iterator[End]:
        """What the result tends to where the input has no last number: to a side without a bound, and towards a bound
        at which it has no value (as a price of nothing)."""
        for bound, points, runs_to in ((self.bounds[0], found, -math.inf), (self.bounds[1], found[::-1], math.inf)):
            if bound is None:
                away = [(self.size / abs(point.x), point.y) for point in points if point.x * runs_to > 0]
                yield from _limit(away, runs_to)
            elif math.isnan(self.known[bound]):
                away = [(abs(point.x - bound) / self.size, point.y) for point in points]
                yield from _limit(away, bound)

    def _is_hit(self, y: float) -> bool:
        # Of a target of 0 there is no part: what tends to 0 would seem to reach it.
        return y == self.target if self.target == 0 else abs(y - self.target) <= HIT * self.scale

    def _distance(self, x: float) -> float:
        """How far a number is from the present one: in factors where they have one sign."""
        ratio = self._factor(x)
        return abs(math.log(ratio)) if ratio > 0 and math.isfinite(ratio) else 1e3 + abs(x - self.present) / self.size

    def _width(self, a: float, b: float) -> float:
        """How wide an interval is, as a part of its numbers; around 0, of the present number."""
        return (b - a) / (self.size if a <= 0 <= b else max(abs(a), abs(b)))

    def _size_of_results(self) -> float:
        sizes = sorted(abs(y) for y in self.known.values() if y == y and y != 0)
        return sizes[len(sizes) // 2] if sizes else 1.0


def _size(present: float | None, low: float | None, high: float | None) -> float:
    """The middle of the decades that are looked at."""
    sizes = [abs(x) for x in (present, high, low) if x]
    return min(max(sizes[0], SMALLEST), LARGEST) if sizes else 1.0


def _even(a: float, b: float) -> Iterator[float]:
    """Numbers that divide an interval: in equal ratios where it is wide, else in equal steps."""
    ratio = max(a / b, b / a) if a * b > 0 else 0.0
    if ratio > 1.5:
        step = (b / a) ** (1 / SECTIONS)
        return (a * step**place for place in range(1, SECTIONS))
    return (a + (b - a) * (place / SECTIONS) for place in range(1, SECTIONS))


def _limit(away: list[tuple[float, float]], runs_to: float) -> Iterator[End]:
    """What y tends to with points (distance from the end, y) that come from there, by three of them a decade apart.

    Where it changes from decade to decade by a factor less, as a power does, the rest is a geometric series (Aitken
    1926); where it does not change less, it has no limit.
    """
    ys, wanted = [], END_NEAR
    for distance, y in away:
        if distance >= wanted * 0.999:
            ys.append(y)
            wanted = 10 * distance
        if len(ys) == 3 or distance > END_FAR:
            break
    if len(ys) < 3:
        return
    last, before, first = ys
    change, earlier = last - before, before - first
    if change * earlier > 0 and math.isfinite(change * earlier):
        ratio = change / earlier
        limit = math.copysign(math.inf, change) if ratio > 0.999 else last + change * ratio / (1 - ratio)
        yield End(limit if abs(limit) > GOOD * abs(last) else 0.0, runs_to, False)
