"""Rows: an evaluation done again for whole columns of numbers in the place of some of its own.

What other claims or values would give is found this way in one pass, and not by one evaluation for each.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from calc.compilation import evaluate_rows
from calc.errors import CalcError
from calc.order import in_order

if TYPE_CHECKING:
    from calc.evaluation import Evaluation

GIVEN, FORMULA = "given", "formula"
Origin = tuple


class Rows:
    """What follows along the chain from columns in the place of what some ids hand on; see `Evaluation.rows`."""

    def __init__(self, evaluation: Evaluation, columns: Mapping[str, Sequence[float]], keep_draws: bool):
        self.evaluation = evaluation
        self.given = {evaluation.model[id].id: list(column) for id, column in columns.items()}
        lengths = {len(column) for column in self.given.values()}
        if len(lengths) > 1:
            raise CalcError("The columns are not equally long.")
        self.count = max(lengths, default=1)
        self.keep_draws = keep_draws and evaluation.samples > 0
        if self.keep_draws and self.count % evaluation.samples:
            raise CalcError(
                f"{self.count} rows do not hold {evaluation.samples} draws evenly.",
                expected="as many rows as draws, or a multiple of them",
            )
        # What follows from the columns; None for a number that does not, and stands as it is.
        self._moved: dict[Origin, bool] = {}
        self._columns: dict[Origin, list[float] | None] = {}

    def column(self, target: str) -> list[float] | None:
        """What a target comes to, row by row."""
        origin = self._origin(target)
        for found in in_order([origin], self._links, self._moved, lambda origin: origin[-1]):
            self._moved[found] = found[0] == GIVEN or any(self._moved[link] for link in self._links(found))
            if self._moved[found]:
                self._columns[found] = self._computed(found)
        return self._handed_on(target)

    def _origin(self, claim_id: str) -> Origin:
        taken = self.evaluation.taken(claim_id)
        for id in (claim_id, taken):
            if id in self.given:
                return GIVEN, id
        return self.evaluation.origin(True, claim_id)

    def _links(self, origin: Origin) -> list[Origin]:
        if origin[0] != FORMULA:
            return []
        return [self._origin(input_id) for input_id in self.evaluation.model[origin[-1]].inputs.values()]

    def _computed(self, origin: Origin) -> list[float] | None:
        if origin[0] == GIVEN:
            return self.given[origin[1]]
        model = self.evaluation.model
        claim = model[origin[-1]]
        if model.clash(claim.id) is not None or claim.unit is None:
            return None
        columns = [self._handed_on(claim.inputs[name]) for name in claim.formula.names]
        return None if any(column is None for column in columns) else evaluate_rows(claim.formula, columns)

    def _handed_on(self, claim_id: str) -> list[float] | None:
        origin = self._origin(claim_id)
        if self._moved[origin]:
            return self._columns[origin]
        draws = self.evaluation.column(claim_id) if self.keep_draws else None
        if draws is not None:
            return draws * (self.count // len(draws))
        value = self.evaluation.value(claim_id)
        return None if value is None else [value] * self.count
