"""Joint fits: values of one claim that are drawn together.

The coefficients of a fitted law depend on each other: in Chinchilla's, a larger A goes with a larger α, and drawn apart
they give laws that fit nothing. A claim with several values may state the correlations of those with a range. They are
correlations of the values' normal scores, so of the values themselves where they are normal and of their logarithms
where they are lognormal (for other families a Gaussian copula).

Every member keeps its own distribution. Its draws are put in another order: the normal scores of the members' own
columns are mixed by the Cholesky factor of the correlations, and each member takes the order of its mixed scores.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache

from calc.distributions import normal_quantile
from calc.errors import CalcError
from calc.number import read_number
from calc.sampling import chances

Matrix = tuple[tuple[float, ...], ...]


class JointFit:
    """The members of a joint fit, ids of values, and their correlations, a matrix in the same order."""

    __slots__ = ("correlations", "factor", "id", "members")

    def __init__(self, claim_id: str, members: Sequence[str], correlations: Matrix):
        self.id = claim_id
        self.members = tuple(members)
        self.correlations = correlations
        self.factor = cholesky(correlations)

    @classmethod
    def from_json(cls, claim_id: str, record: Mapping[str, object]) -> JointFit:
        """Read `{"correlations": {name: {name: number}}}`, each two names once; a pair that is left out has none.

        Raises `CalcError` for correlations that cannot be read or cannot be.
        """
        pairs = record["correlations"]
        names = list(dict.fromkeys(name for first, others in pairs.items() for name in (first, *others)))
        matrix = [[float(row == column) for column in range(len(names))] for row in range(len(names))]
        for first, others in pairs.items():
            for second, text in others.items():
                row, column = names.index(first), names.index(second)
                matrix[row][column] = matrix[column][row] = read_number(str(text)).value
        return cls(claim_id, [f"{claim_id}#{name}" for name in names], tuple(map(tuple, matrix)))

    def chances(self, member: str, samples: int, seed: int = 0) -> list[float]:
        """The column of chances of a member, to be drawn together with the columns of the others."""
        return _columns(self.members, self.factor, samples, seed)[self.members.index(member)]


def cholesky(matrix: Matrix) -> Matrix:
    """The lower triangular L with L·Lᵀ = matrix. Raises `CalcError` when the matrix is not positive definite."""
    factor: list[list[float]] = []
    for row, numbers in enumerate(matrix):
        line: list[float] = []
        for column in range(row + 1):
            above = factor[column] if column < row else line
            rest = numbers[column] - sum(line[k] * above[k] for k in range(column))
            if column < row:
                line.append(rest / above[column])
            elif rest > 1e-12:
                line.append(math.sqrt(rest))
            else:
                raise CalcError(
                    "These correlations cannot hold together: their matrix is not positive definite.",
                    expected="correlations with enough digits, between -1 and 1",
                )
        factor.append(line + [0.0] * (len(matrix) - row - 1))
    return tuple(map(tuple, factor))


@lru_cache(maxsize=32)
def _columns(members: tuple[str, ...], factor: Matrix, samples: int, seed: int) -> list[list[float]]:
    """The columns of all members. Each has the middles of its strata, so that members that all but determine each
    other stay together in the tails, where a stratum is wide."""
    scores = [[normal_quantile(chance) for chance in chances(member, samples, seed)] for member in members]
    columns = []
    for weights in factor:
        mixed = [sum(map(float.__mul__, weights, row)) for row in zip(*scores, strict=True)]
        column = [0.0] * samples
        for rank, place in enumerate(sorted(range(samples), key=mixed.__getitem__)):
            column[place] = (rank + 0.5) / samples
        columns.append(column)
    return columns
