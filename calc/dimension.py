"""Dimensions: what a number counts or measures, apart from the unit that it is written in.

Beside the physical ones this field needs its own: a token is not a parameter, a core is not a chip, and a FLOP per
token is neither. Things that are counted are therefore base dimensions here.
"""

from __future__ import annotations

from calc.errors import DimensionError

# Each base dimension by the symbol of its base unit, in the order in which they are written.
BASES = {
    "USD": "money",
    "FLOP": "operations",
    "bit": "information",
    "J": "energy",
    "gCO2e": "greenhouse gas",
    "parameter": "parameters",
    "token": "tokens",
    "word": "words",
    "sequence": "sequences",
    "example": "examples",
    "document": "documents",
    "expert": "experts",
    "layer": "layers",
    "head": "attention heads",
    "core": "cores",
    "chip": "chips",
    "node": "nodes",
    "VM": "virtual machines",
    "s": "time",
    "CE": "calendar years",
}

# Exponents are real (a law may raise to 0.34); they are rounded so that 3 x (1/3) is 1 again.
PLACES = 9


class Dimension:
    """A product of powers of base dimensions. Immutable; equal dimensions are equal objects to `==`."""

    __slots__ = ("_powers",)

    def __init__(self, powers: dict[str, float] | None = None):
        kept = {}
        for base in BASES:
            exponent = round((powers or {}).get(base, 0), PLACES)
            if exponent:
                kept[base] = int(exponent) if exponent == int(exponent) else exponent
        self._powers = tuple(kept.items())

    @property
    def powers(self) -> dict[str, float]:
        """Base unit -> exponent, zero exponents left out."""
        return dict(self._powers)

    @property
    def is_dimensionless(self) -> bool:
        return not self._powers

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Dimension) and self._powers == other._powers

    def __hash__(self) -> int:
        return hash(self._powers)

    def __mul__(self, other: Dimension) -> Dimension:
        powers = self.powers
        for base, exponent in other._powers:
            powers[base] = powers.get(base, 0) + exponent
        return Dimension(powers)

    def __truediv__(self, other: Dimension) -> Dimension:
        return self * other**-1

    def __pow__(self, exponent: float) -> Dimension:
        return Dimension({base: power * exponent for base, power in self._powers})

    def __str__(self) -> str:
        """In base units: `FLOP/parameter/token`, `USD/s`, `1` for a pure number."""
        over = "*".join(_power(base, exponent) for base, exponent in self._powers if exponent > 0)
        under = "".join("/" + _power(base, -exponent) for base, exponent in self._powers if exponent < 0)
        return (over or "1") + under

    def __repr__(self) -> str:
        return f"Dimension({str(self)!r})"


def _power(base: str, exponent: float) -> str:
    return base if exponent == 1 else f"{base}^{exponent:g}"


DIMENSIONLESS = Dimension()


def require_equal(left: Dimension, right: Dimension, left_name: str, right_name: str) -> None:
    """Raise `DimensionError` naming both sides unless the two dimensions are the same."""
    if left != right:
        raise DimensionError(
            f"{left_name} is {in_words(left)}, but {right_name} is {in_words(right)}.",
            expected="the same dimension on both sides",
            hint=explain_difference(left, right),
        )


def in_words(dimension: Dimension) -> str:
    """`in FLOP/s`, or `a pure number`."""
    return "a pure number" if dimension.is_dimensionless else f"in {dimension}"


def explain_difference(left: Dimension, right: Dimension) -> str:
    """What stands between two dimensions, in words: `They differ by a factor in token.`"""
    return f"They differ by a factor in {left / right}."
