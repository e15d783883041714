"""The beta distribution of a share: a and b as if a successes and b failures had been seen.

Its quantiles have no closed form. One alone is found by Newton's method on the logarithm of the distribution function,
which also resolves values as small as 1e-80. A whole column is walked in the order of its chances: from one quantile to
the next the distribution function grows by the integral of the density over a short way, for which five points of
Gauss and Legendre are exact to the last digits. So 2,048 quantiles cost 2,048 short ways and not as many
incomplete beta functions.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from calc.distributions.distribution import Distribution, wrong_way_round
from calc.distributions.incomplete_beta import incomplete_beta, log_beta, log_incomplete_beta
from calc.errors import CalcError

LEAST, GREATEST = 0.05, 100_000.0
# Abscissae and weights of Gauss and Legendre on [0, 1], five points.
_NODES = tuple(
    (0.5 + sign * node / 2, weight / 2)
    for node, weight, signs in (
        (0.0, 0.5688888888888889, (1,)),
        (0.5384693101056831, 0.47862867049936647, (-1, 1)),
        (0.906179845938664, 0.23692688505618908, (-1, 1)),
    )
    for sign in signs
)


class Beta(Distribution):
    """Beta with the parameters `a` and `b`, times `scale` (100 where shares are in percent).

    `interval` are the p5 and p95 that it was fitted to, where a person gave those. Raises `CalcError` for parameters
    that are not from 0.05 to 100,000.
    """

    family = "beta"
    __slots__ = ("_log_beta", "a", "b", "is_fitted", "scale")

    def __init__(self, a: float, b: float, scale: float = 1.0, interval: tuple[float, float] | None = None):
        if not (LEAST <= a <= GREATEST and LEAST <= b <= GREATEST):
            raise CalcError(
                f"A beta distribution with {a:g} and {b:g} is not possible here.",
                expected=f"two numbers from {LEAST:g} to {GREATEST:,.0f}, as in 'beta(8, 4)'",
            )
        self.a, self.b, self.scale = a, b, scale
        self._log_beta = log_beta(a, b)
        self.is_fitted = interval is not None
        self.low = self.high = None
        p5, median, p95 = (self._at(chance) for chance in (0.05, 0.5, 0.95))
        super().__init__(median, *(interval or (p5, p95)))

    def column(self, chances: Sequence[float]) -> list[float]:
        if self._cut is not None:
            chances = list(map(self._cut.moved, chances))
        order = sorted(range(len(chances)), key=chances.__getitem__)
        values = [0.0] * len(chances)
        for place, share in zip(order, self._walk([chances[place] for place in order]), strict=True):
            values[place] = self._bounded(share * self.scale)
        return values

    def mapped(self, change: Callable[[float], float]) -> Beta:
        interval = tuple(map(change, self.ends)) if self.is_fitted else None
        return Beta(self.a, self.b, change(self.scale), interval)

    def _chance_below(self, value: float) -> float:
        share = value / self.scale
        return float(share >= 1) if not 0 < share < 1 else incomplete_beta(self.a, self.b, share)

    def _at(self, chance: float) -> float:
        return self._share(chance) * self.scale

    def parameters(self) -> tuple[float, ...]:
        return (self.a, self.b, self.scale)

    def _share(self, chance: float) -> float:
        """The quantile as a share: from whichever end the chance is the smaller."""
        if chance <= incomplete_beta(self.a, self.b, self.a / (self.a + self.b)):
            return _lower_quantile(self.a, self.b, self._log_beta, math.log(chance))
        return 1 - _lower_quantile(self.b, self.a, self._log_beta, math.log1p(-chance))

    def _walk(self, ordered: list[float]) -> list[float]:
        """The quantiles of chances in rising order."""
        shares, share, reached = [], 0.0, 0.0
        for chance in ordered:
            following = self._next(share, reached, chance) if 0 < share < 1 else None
            share = self._share(chance) if following is None else following
            reached = chance
            shares.append(share)
        return shares

    def _next(self, share: float, reached: float, chance: float) -> float | None:
        """The quantile of `chance`, a short way above `share` with the distribution function `reached` there; None
        where the way is too long for the density to be smooth over it."""
        a, b = self.a - 1, self.b - 1
        density = math.exp(a * math.log(share) + b * math.log1p(-share) - self._log_beta)
        if not density > 1e-6:
            return None
        slope = a / share - b / (1 - share)  # of the logarithm of the density
        step = (chance - reached) / density
        bend = slope * step
        if abs(bend) > 0.1 or step > 0.05 * min(share, 1 - share - step):
            return None
        curve = a / share**2 + b / (1 - share) ** 2
        # The quantile function as a series, then Newton's method on the integral; the second time for the last digits.
        step *= 1 - bend / 2 + (2 * slope * slope + curve) * step * step / 6
        for _ in range(2):
            missing = chance - reached - self._integral(share, step)
            place = share + step
            density = math.exp(a * math.log(place) + b * math.log1p(-place) - self._log_beta)
            step += missing / density
            if abs(missing) < 1e-13 * chance:
                break
        return share + step

    def _integral(self, share: float, step: float) -> float:
        a, b, constant = self.a - 1, self.b - 1, self._log_beta
        exp, log, log1p = math.exp, math.log, math.log1p
        total = 0.0
        for node, weight in _NODES:
            place = share + node * step
            total += weight * exp(a * log(place) + b * log1p(-place) - constant)
        return total * step


def _lower_quantile(a: float, b: float, log_of_beta: float, log_chance: float) -> float:
    """The share with the given logarithm of its chance, by Newton's method on ln I over ln x within a bracket."""
    low, high = -800.0, 0.0
    # Where the density is a power of x, I is x^a / (a B).
    place = min((log_chance + math.log(a) + log_of_beta) / a, math.log(a / (a + b)))
    for _ in range(200):
        x = math.exp(place)
        if x <= 0:
            return 0.0
        value = log_incomplete_beta(a, b, x) if x < 1 else 0.0
        missing = log_chance - value
        low, high = (place, high) if missing > 0 else (low, place)
        slope = math.exp(a * place + (b - 1) * math.log1p(-x) - log_of_beta - value) if x < 1 else 0.0
        following = place + missing / slope if slope > 0 else low
        if not low < following < high:
            following = (low + high) / 2
        if abs(following - place) <= 2e-16 * max(1.0, abs(following)) or missing == 0:
            return math.exp(following if missing else place)
        place = following
    return math.exp(place)


def fitted_beta(p5: float, p95: float, scale: float = 1.0) -> Beta:
    """The beta distribution with these 5th and 95th percentiles, shares of `scale`. Raises `CalcError` for none.

    There is exactly one for any two shares (Shih 2015, Journal of Statistical Computation and Simulation 85:1402),
    found by Newton's method on the logarithms of a and b.
    """
    if not p5 < p95:
        raise wrong_way_round(p5, p95)
    low, high = p5 / scale, p95 / scale
    if not 0 < low < high < 1:
        raise CalcError(
            "A beta distribution lies between 0 and 1 (100%).", expected="two shares above 0% and below 100%"
        )
    a, b = _fitted_parameters(low, high)
    return Beta(a, b, scale, (p5, p95))


def _fitted_parameters(low: float, high: float) -> tuple[float, float]:
    # As normal on the scale of log odds: the mean, and the spread that the parameters would give there.
    odds = [math.log(x) - math.log1p(-x) for x in (low, high)]
    mean = 1 / (1 + math.exp(-(odds[0] + odds[1]) / 2))
    size = max(0.5, (2 * 1.645 / (odds[1] - odds[0])) ** 2 / (mean * (1 - mean)))
    logs = [math.log(max(LEAST, mean * size)), math.log(max(LEAST, (1 - mean) * size))]
    for _ in range(40):
        misses = _misses(low, high, *logs)
        if max(map(abs, misses)) < 1e-11:
            break
        logs = _newton_step(low, high, logs, misses)
    a, b = map(math.exp, logs)
    if max(map(abs, _misses(low, high, *logs))) > 1e-9 or not all(LEAST <= x <= GREATEST for x in (a, b)):
        raise CalcError(
            "No beta distribution that could be computed with has this 90 % interval.",
            expected="ends further from 0% and 100%, and not too near to each other",
        )
    return a, b


def _misses(low: float, high: float, log_a: float, log_b: float) -> tuple[float, float]:
    a, b = math.exp(log_a), math.exp(log_b)
    # Logarithms of the chance below the lower and of that above the upper end: smooth, and of like size.
    return (
        log_incomplete_beta(a, b, low) - math.log(0.05),
        log_incomplete_beta(b, a, 1 - high) - math.log(0.05),
    )


def _newton_step(low: float, high: float, logs: list[float], misses: tuple[float, float]) -> list[float]:
    tiny = 1e-6
    by_a = [(x - y) / tiny for x, y in zip(_misses(low, high, logs[0] + tiny, logs[1]), misses, strict=True)]
    by_b = [(x - y) / tiny for x, y in zip(_misses(low, high, logs[0], logs[1] + tiny), misses, strict=True)]
    determinant = by_a[0] * by_b[1] - by_a[1] * by_b[0]
    if not math.isfinite(determinant) or determinant == 0:
        return logs
    steps = (
        (misses[1] * by_b[0] - misses[0] * by_b[1]) / determinant,
        (misses[0] * by_a[1] - misses[1] * by_a[0]) / determinant,
    )
    longest = max(1.0, *map(abs, steps))  # no parameter grows or shrinks by more than e at once
    room = (math.log(LEAST / 10), math.log(GREATEST * 10))
    return [min(room[1], max(room[0], place + step / longest)) for place, step in zip(logs, steps, strict=True)]
