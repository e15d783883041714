"""The standard normal distribution and its quantiles, to the last digits of a float."""

from __future__ import annotations

import math
from collections.abc import Sequence

# The 95th percentile.
Z95 = 1.6448536269514722

# Rational approximations of the inverse of the distribution function, relative error below 1e-15:
# Wichura (1988), Algorithm AS 241, Applied Statistics 37:3, routine PPND16.
_CENTRE = (
    (2.5090809287301226727e3, 3.3430575583588128105e4, 6.7265770927008700853e4, 4.5921953931549871457e4,
     1.3731693765509461125e4, 1.9715909503065514427e3, 1.3314166789178437745e2, 3.3871328727963666080e0),
    (5.2264952788528545610e3, 2.8729085735721942674e4, 3.9307895800092710610e4, 2.1213794301586595867e4,
     5.3941960214247511077e3, 6.8718700749205790830e2, 4.2313330701600911252e1, 1.0),
)  # fmt: skip
_MIDDLE = (
    (7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258e0,
     3.64784832476320460504e0, 5.76949722146069140550e0, 4.63033784615654529590e0, 1.42343711074968357734e0),
    (1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
     6.89767334985100004550e-1, 1.67638483018380384940e0, 2.05319162663775882187e0, 1.0),
)  # fmt: skip
_TAIL = (
    (2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
     2.96560571828504891230e-1, 1.78482653991729133580e0, 5.46378491116411436990e0, 6.65790464350110377720e0),
    (2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
     1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1.0),
)  # fmt: skip


# Columns of scores that are kept.
MOST_KEPT = 200
_kept: dict[int, tuple[Sequence[float], list[float]]] = {}


def normal_scores(chances: Sequence[float]) -> list[float]:
    """The quantile of each chance. Whoever moves a range draws from the same column again and again, so it is kept."""
    kept = _kept.get(id(chances))
    if kept is None or kept[0] is not chances:
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        kept = _kept[id(chances)] = chances, [normal_quantile(chance) for chance in chances]
    return kept[1]


def normal_chance(z: float) -> float:
    """The standard normal distribution function."""
    return math.erfc(-z / math.sqrt(2)) / 2


def normal_quantile(chance: float) -> float:
    """The inverse of the standard normal distribution function, for 0 < chance < 1 (Wichura's AS 241)."""
    offset = chance - 0.5
    if abs(offset) <= 0.425:
        return offset * _ratio(_CENTRE, 0.180625 - offset * offset)
    tail = math.sqrt(-math.log(min(chance, 1 - chance)))
    value = _ratio(_MIDDLE, tail - 1.6) if tail <= 5 else _ratio(_TAIL, tail - 5)
    return math.copysign(value, offset)


def _ratio(table: tuple, x: float) -> float:
    over, under = (_polynomial(coefficients, x) for coefficients in table)
    return over / under


def _polynomial(coefficients: tuple, x: float) -> float:
    total = 0.0
    for coefficient in coefficients:
        total = total * x + coefficient
    return total
