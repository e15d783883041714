"""Information."""

import math

from calc.laws.law import law


@law("bit", alternatives="1")
def hartley_information(alternatives: float) -> float:
    """Information, in bits, of one choice among equally likely `alternatives`: H = log2 n.

    R. V. L. Hartley (1928), Transmission of Information, Bell System Technical Journal 7:3, eq. 3. No message of one
    symbol from an alphabet of n carries more (Shannon 1948, theorem 2).

    >>> hartley_information(2)
    1.0
    >>> round(hartley_information(50257), 3)
    15.617
    """
    return math.log2(alternatives)
