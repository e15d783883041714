"""What every message may say about the numbers that it is asked for: a reader's own values, units, draws.

    "set": {id: text}, "written_in": {id: unit}, "units": {id: unit}, "use": {id: claim id}, "widen": false,
    "samples": 0, "seed": 0, "at_least": "B2"

`set` has what a reader wrote; a number without a unit is taken in the claim's own unit or, where `written_in` names
one, in that (the field's menu shows it). `units` are the units in which to answer. `use` has claims whose numbers are
to be taken in the place of others (see `calc.swap`), `widen` asks for ranges that follow from ratings (see
`calc.widening`), `at_least` is the rating that rivals must have. A wrong value is told in `errors`, by claim id, and
the rest is answered as if it had not been there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from calc.amount import Amount
from calc.edit import read_edit
from calc.errors import CalcError
from calc.evaluation import Evaluation
from calc.model import Model
from calc.provenance import check_rating
from calc.sampling import check_samples
from calc.swap import check_use
from calc.unit import Unit, convert, parse_unit

# The last evaluations, each with other draws: what follows from an edit is all that is computed again. Two, since pages
# take fewer draws while a slider moves than when it rests.
MOST_KEPT = 2
_kept: list[Evaluation] = []


@dataclass
class Scenario:
    """What a request says about the numbers, read; what of it was wrong is in `errors`, by claim id."""

    edits: dict[str, Amount] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    uses: dict[str, str] = field(default_factory=dict)
    is_widened: bool = False
    samples: int = 0
    seed: int = 0
    at_least: str | None = None
    errors: dict[str, dict] = field(default_factory=dict)

    @classmethod
    def read(cls, request: Mapping, model: Model) -> Scenario:
        """Read the shared keys of a request. Raises `CalcError` where one of them is not of the right kind at all."""
        errors: dict[str, dict] = {}
        written_in = _units_by_claim(mapping(request, "written_in"), model, errors)
        return cls(
            edits=_edits(mapping(request, "set"), written_in, model, errors),
            units=_units_by_claim(mapping(request, "units"), model, errors),
            uses=_uses(mapping(request, "use"), model, errors),
            is_widened=bool(request.get("widen")),
            samples=check_samples(request.get("samples", 0)),
            seed=_seed(request),
            at_least=check_rating(request.get("at_least")),
            errors=errors,
        )

    def evaluation(self, model: Model) -> Evaluation:
        """The model under this scenario. What the last one computed and still holds is not computed again."""
        new = Evaluation(model, self.edits, self.samples, self.seed, self.uses, self.is_widened)
        kept = [one for one in _kept if one.model is model]
        alike = [one for one in kept if one.has_same_draws(new)]
        if alike and not alike[0].changes(new):
            return alike[0]
        if alike:
            alike[0].moved(new)
        _kept[:] = [new, *(one for one in kept if one not in alike)][:MOST_KEPT]
        return new

    def unit(self, model: Model, claim_id: str) -> Unit | None:
        """The unit in which to answer for a claim."""
        return self.units.get(claim_id) or model[claim_id].unit


def mapping(request: Mapping, key: str) -> Mapping:
    """The object under a key of a request, empty where there is none. Raises `CalcError` for anything else."""
    value = request.get(key) or {}
    if not isinstance(value, Mapping):
        raise CalcError(f"'{key}' is not an object.", expected="an object from claim ids to texts")
    return value


def _seed(request: Mapping) -> int:
    seed = request.get("seed", 0)
    if isinstance(seed, bool) or not isinstance(seed, int):
        raise CalcError(f"{seed!r} is not a seed.", expected="a whole number")
    return seed


def _edits(texts: Mapping, written_in: Mapping[str, Unit], model: Model, errors: dict) -> dict[str, Amount]:
    edits = {}
    for claim_id, text in texts.items():
        try:
            edits[claim_id] = read_edit(model, claim_id, str(text), written_in.get(claim_id))
        except CalcError as error:
            errors[claim_id] = error.as_dict()
    return edits


def _uses(texts: Mapping, model: Model, errors: dict) -> dict[str, str]:
    uses: dict[str, str] = {}
    for claim_id, taken_id in texts.items():
        try:
            if taken_id is not None:
                check_use(model, uses, claim_id, taken_id)
                uses[claim_id] = taken_id
        except CalcError as error:
            errors.setdefault(claim_id, error.as_dict())
    return uses


def _units_by_claim(texts: Mapping, model: Model, errors: dict[str, dict]) -> dict[str, Unit]:
    units = {}
    for claim_id, text in texts.items():
        try:
            unit, claim = parse_unit(str(text)), model[claim_id]
            if claim.unit is not None:
                convert(1.0, claim.unit, unit)
                units[claim_id] = unit
        except CalcError as error:
            errors.setdefault(claim_id, error.as_dict())
    return units
