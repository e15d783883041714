"""What the rules share: the records, the texts, today's date, and readings that several of them need.

Everything here answers None for what cannot be read; the rule whose business it is says why.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from build_scripts.check.nearest import Nearest
from build_scripts.check.shape import ShapeError, shape_errors
from build_scripts.check.texts import Texts
from build_scripts.records.claim import Claim
from build_scripts.records.compile import compile_model
from build_scripts.records.reader import Document, Trouble
from build_scripts.records.records import Records
from calc.dimension import Dimension
from calc.errors import CalcError
from calc.evaluation import Evaluation
from calc.formula import Formula, parse
from calc.model import Model
from calc.number import Number, read_number
from calc.unit import Unit, parse_unit


@dataclass
class Context:
    """The state of one run of the check. Nothing in it is changed by a rule.

    `wanted` are the files that findings are wanted of, None for all: a rule over all records may pass over the others.
    """

    records: Records
    texts: Texts
    today: date
    wanted: Container[str] | None = None
    _shapes: dict[str, list[ShapeError]] = field(default_factory=dict)

    def is_wanted(self, file: str) -> bool:
        """Whether anybody wants to know what is wrong in this file."""
        return self.wanted is None or file in self.wanted

    def shapes(self, document: Document, *keywords: str) -> Iterator[ShapeError]:
        """What the schema says against a document, for some keywords of the schema."""
        if document.file not in self._shapes:
            self._shapes[document.file] = shape_errors(document)
        return (error for error in self._shapes[document.file] if error.keyword in keywords)

    def unit(self, text: str | None) -> Unit | None:
        """The unit, when it can be read."""
        try:
            return None if text is None else parse_unit(text)
        except CalcError:
            return None

    def number(self, text: str | None) -> Number | None:
        """The number, when it can be read."""
        try:
            return None if text is None else read_number(text)
        except CalcError:
            return None

    def formula(self, claim: Claim) -> Formula | None:
        """The formula of a claim, when it can be read."""
        try:
            return None if claim.formula is None else parse(claim.formula)
        except CalcError:
            return None

    def quantity_unit(self, claim: Claim) -> Unit | None:
        """The unit of the claim's quantity."""
        quantity = self.records.quantities.get(claim.quantity or "")
        return self.unit(quantity.unit) if quantity else None

    def dimension(self, claim: Claim | None) -> Dimension | None:
        """What the number of a claim measures: by its own unit, else by that of its quantity."""
        if claim is None:
            return None
        unit = self.unit(claim.unit) if claim.unit is not None else self.quantity_unit(claim)
        return unit.dimension if unit else None

    @cached_property
    def nearest(self) -> Nearest:
        """Suggestions for ids that do not exist."""
        return Nearest(self.records)

    @cached_property
    def evaluation(self) -> Evaluation | None:
        """All claims computed; None while something in the records keeps `calc` from reading them."""
        try:
            return Evaluation(Model.from_json(compile_model(self.records)).check())
        except (CalcError, ArithmeticError):
            return None


def troubles(document: Document, *kinds: str) -> Iterator[Trouble]:
    """What was met when the file was read, of some kinds."""
    return (trouble for trouble in document.troubles if trouble.kind in kinds)
