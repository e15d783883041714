"""The distribution that a 90 % interval stands for where nothing more is said."""

from __future__ import annotations

import math

from calc.distributions.distribution import Distribution
from calc.distributions.lognormal import Lognormal
from calc.distributions.normal import Normal
from calc.distributions.standard_normal import Z95
from calc.errors import CalcError


def from_range(
    p5: float,
    p95: float,
    median: float | None = None,
    low: float | None = None,
    high: float | None = None,
    family: str | None = None,
) -> Distribution:
    """The distribution for a 90 % interval, within the bounds `low` and `high`.

    Between positive ends it is lognormal, since the quantities of this field are known by factors; otherwise normal.
    Raises `CalcError` when the ends are in the wrong order or the median is not between them.
    """
    family = family or ("lognormal" if 0 < p5 < p95 else "normal")
    return (Lognormal if family == "lognormal" else Normal)(p5, p95, median).within(low, high)


def from_standard_error(value: float, error: float, of_logarithm: bool = False) -> Distribution:
    """The distribution of an estimate with its standard error: normal, or lognormal where the error is that of the
    estimate's natural logarithm. Raises `CalcError` for an error that is not above 0."""
    if not error > 0:
        raise CalcError(f"A standard error of {error:g} is not possible.", expected="a number above 0")
    if not of_logarithm:
        return Normal(value - Z95 * error, value + Z95 * error, value)
    factor = math.exp(Z95 * error)
    return Lognormal(value / factor, value * factor, value)
