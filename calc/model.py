"""The model: all claims with what they rest on, read from plain JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from calc.claim import Claim
from calc.dimension import Dimension
from calc.errors import CalcError, DimensionError
from calc.suggestion import did_you_mean

VERSION = 1


class Model:
    """Claims by id, in the order of their documents, and the links between them.

    `record` is the JSON that the model was read from: quantities, subjects and sources stand there.
    """

    def __init__(self, record: Mapping[str, object]):
        self.record = record
        self.data_version = str(record.get("data_version") or "")
        self.quantities = record.get("quantities") or {}
        self.claims = {claim_id: self._read(claim_id, claim) for claim_id, claim in record["claims"].items()}
        self._used_by: dict[str, list[str]] = {}
        for claim in self.claims.values():
            for input_id in dict.fromkeys(claim.inputs.values()):
                self[input_id]  # raises for a claim that does not exist
                self._used_by.setdefault(input_id, []).append(claim.id)
        self.order = self._in_order()
        self._clashes = {id: self._clash(claim) for id, claim in self.claims.items()}

    @classmethod
    def from_json(cls, record: Mapping[str, object]) -> Model:
        """Read a model. Raises `CalcError` for another version, and for anything in it that cannot be read."""
        if not isinstance(record, Mapping) or not isinstance(record.get("claims"), Mapping):
            raise CalcError("That is not a model.", expected='an object with "version" and "claims"')
        if record.get("version") != VERSION:
            raise CalcError(f"The claims have format version {record.get('version')}.", expected=f"version {VERSION}")
        return cls(record)

    def __getitem__(self, claim_id: str) -> Claim:
        """The claim of that id. Raises `CalcError` with the nearest id that exists."""
        try:
            return self.claims[claim_id]
        except (KeyError, TypeError):
            raise CalcError(
                f"There is no claim '{claim_id}'.",
                expected="an id such as those that 'python -m calc list' prints",
                hint=did_you_mean(str(claim_id), self.claims),
            ) from None

    def _read(self, claim_id: str, record: Mapping[str, object]) -> Claim:
        try:
            claim = Claim.from_json(record, self.quantities)
        except CalcError as error:
            raise CalcError(f"In '{claim_id}': {error.message}", error.expected, error.hint) from None
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise CalcError(f"In '{claim_id}': the record does not have the shape of a claim ({error!r}).") from None
        if claim.id != claim_id:
            raise CalcError(f"'{claim_id}' holds the claim '{claim.id}'.", expected="each claim under its own id")
        return claim

    def used_by(self, claim_id: str) -> list[str]:
        """The implications that have this claim as a direct input."""
        return list(self._used_by.get(claim_id, ()))

    def parts(self, claim_id: str) -> dict[str, str]:
        """The values of a claim that states several: name → the id of the value; empty for any other claim."""
        found = (id for id, claim in self.claims.items() if claim.record.get("part_of") == claim_id)
        return {id.partition("#")[2]: id for id in found}

    def rests_on(self, claim_id: str) -> list[str]:
        """Everything that a claim rests on through its inputs, direct or not, in order of computation."""
        return self._sorted(self._closure(claim_id, lambda id: self.claims[id].inputs.values()))

    def follows_from(self, claim_id: str) -> list[str]:
        """Everything that rests on a claim, direct or not, in order of computation."""
        return self._sorted(self._closure(claim_id, self.used_by))

    def clash(self, claim_id: str) -> DimensionError | None:
        """Why the formula of a claim does not give its unit; None when it does."""
        return self._clashes[claim_id]

    def formula_dimension(self, claim: Claim) -> Dimension:
        """The dimension that the formula gives. Raises `DimensionError` when it clashes within itself."""
        dimensions = {}
        for name, input_id in claim.inputs.items():
            unit = self[input_id].unit
            if unit is None:
                raise CalcError(f"The input '{name}' is '{input_id}', which has no number.")
            dimensions[name] = unit.dimension
        return claim.formula.dimension(dimensions)

    def _clash(self, claim: Claim) -> DimensionError | None:
        if claim.formula is None or claim.unit is None:
            return None
        try:
            gives = self.formula_dimension(claim)
        except DimensionError as error:
            return error
        except CalcError:
            return None  # an input without a number: not recomputable, which is another matter
        if gives == claim.unit.dimension:
            return None
        return DimensionError(
            f"'{claim.formula.text}' gives {gives}, but the claim is in {claim.unit}.",
            expected=f"a formula that gives {claim.unit.dimension}",
        )

    def _closure(self, claim_id: str, step) -> set[str]:
        found, todo = set(), list(step(self[claim_id].id))
        while todo:
            next_id = todo.pop()
            if next_id not in found:
                found.add(next_id)
                todo.extend(step(next_id))
        return found

    def _sorted(self, ids: Iterable[str]) -> list[str]:
        return sorted(ids, key=self._place.__getitem__)

    def _in_order(self) -> list[str]:
        """Ids with every claim behind its inputs. Raises `CalcError` naming the circle where there is one."""
        order, done = [], set()
        for start in self.claims:
            # `path` is a dict for its order and its quick look-up.
            stack, path = [(start, iter(self.claims[start].inputs.values()))], {start: None}
            while stack and start not in done:
                claim_id, rest = stack[-1]
                for input_id in rest:
                    if input_id in path:
                        ids = list(path)
                        circle = " → ".join([*ids[ids.index(input_id) :], input_id])
                        raise CalcError(f"Claims rest on each other: {circle}.", expected="no circle among the inputs")
                    if input_id not in done:
                        stack.append((input_id, iter(self.claims[input_id].inputs.values())))
                        path[input_id] = None
                        break
                else:
                    stack.pop()
                    path.popitem()
                    done.add(claim_id)
                    order.append(claim_id)
        self._place = {claim_id: place for place, claim_id in enumerate(order)}
        return order


def load() -> Model:
    """The model that is packed with `calc`. Raises `CalcError` when this copy was not built with one."""
    from importlib.resources import files

    try:
        text = (files("calc") / "model.json").read_text(encoding="utf-8")
    except (FileNotFoundError, OSError):
        raise CalcError(
            "This copy of calc has no claims in it.",
            expected="calc/model.json, which is compiled from the claims",
            hint="In a checkout, run 'make site' or 'python -m build_scripts compile'; or install the wheel.",
        ) from None
    try:
        return Model.from_json(json.loads(text))
    except json.JSONDecodeError as error:
        raise CalcError(f"The claims in this copy of calc cannot be read: {error}.", hint="Install it again.") from None
