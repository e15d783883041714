"""The regularised incomplete beta function I_x(a, b), the distribution function of the beta distribution.

Series and continued fraction: NIST Digital Library of Mathematical Functions, 8.17.7 and 8.17.22; the fraction is
evaluated by the modified Lentz method (Thompson and Barnett 1986, Journal of Computational Physics 64:490).
"""

from __future__ import annotations

import math

_TINY = 1e-300
_MOST_TERMS = 20_000


def log_beta(a: float, b: float) -> float:
    """ln B(a, b)."""
    return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)


def log_incomplete_beta(a: float, b: float, x: float) -> float:
    """ln I_x(a, b) for 0 < x < 1; accurate to about 1e-13 of I itself where that is small."""
    log_front = a * math.log(x) + b * math.log1p(-x) - log_beta(a, b)
    if x < (a + 1) / (a + b + 2):
        return log_front + math.log(_fraction(a, b, x) / a)
    # I_x(a, b) = 1 - I_{1-x}(b, a); the fraction converges quickly on this side.
    rest = math.exp(log_front) * _fraction(b, a, 1 - x) / b
    return math.log1p(-rest) if rest < 1 else -math.inf


def incomplete_beta(a: float, b: float, x: float) -> float:
    """I_x(a, b): the chance that a beta variable with the parameters a and b is at most x."""
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    return math.exp(log_incomplete_beta(a, b, x))


def _fraction(a: float, b: float, x: float) -> float:
    front = c = 1.0
    d = 1 / _not_zero(1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, _MOST_TERMS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for term in (even, odd):
            d = 1 / _not_zero(1 + term * d)
            c = _not_zero(front + term / c)
            value *= d * c
        if abs(d * c - 1) < 1e-16:
            break
    return value


def _not_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY
