"""Distributions, one family a file: what lies between the two ends of a range, and the value at a given chance."""

from calc.distributions.beta import Beta, fitted_beta
from calc.distributions.distribution import LARGEST, Distribution
from calc.distributions.interval import from_range, from_standard_error
from calc.distributions.log_uniform import LogUniform
from calc.distributions.lognormal import Lognormal
from calc.distributions.normal import Normal
from calc.distributions.point import Point, point
from calc.distributions.standard_normal import Z95, normal_quantile
from calc.distributions.triangular import Triangular
from calc.distributions.uniform import Uniform

__all__ = [
    "LARGEST",
    "Z95",
    "Beta",
    "Distribution",
    "LogUniform",
    "Lognormal",
    "Normal",
    "Point",
    "Triangular",
    "Uniform",
    "fitted_beta",
    "from_range",
    "from_standard_error",
    "normal_quantile",
    "point",
]
